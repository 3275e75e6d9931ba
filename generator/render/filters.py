"""The filters that templates have beside Jinja2's own, and the limit on `range`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jinja2 import pass_environment
from markupsafe import Markup

from generator import dates
from generator.dates import Date

# A template that counts further than this counts without end.
LONGEST_RANGE = 100_000
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"})


class Refused(Exception):
    """A filter or function cannot do what it was asked; the message is one for people."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(what)
        self.do = do


def in_words(value: object, language: str = "en") -> str:
    """`{{ date | in_words }}`: a date as people read it, "16 April 2010"; other values as they are."""
    return dates.in_words(value, language) if isinstance(value, Date) else "" if value is None else str(value)


def iso(value: object) -> str:
    """`{{ date | iso }}`: a date as machines read it, "2010-04-16"; other values as they are."""
    return dates.iso(value) if isinstance(value, Date) else "" if value is None else str(value)


def json_text(value: object) -> Markup:
    """`{{ value | json }}`: JSON that may stand inside a script element; keys are sorted."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    safe = text.translate(_IN_SCRIPT).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(safe)  # noqa: S704 - nothing that HTML or a script element would notice is left


def _plain(value: object) -> Any:
    if isinstance(value, Date):
        return dates.iso(value)
    if isinstance(value, tuple | set | frozenset):
        return sorted(value) if not isinstance(value, tuple) else list(value)
    return str(value)


@pass_environment
def markdown(environment: Any, value: object, *, inline: bool = False) -> Markup:
    """`{{ text | markdown }}`: Markdown as HTML; with `inline=true` without its paragraph, where it has only one."""
    return environment.globals["_markdown"](str(value), inline=inline)  # type: ignore[no-any-return]


def checked_range(*arguments: int) -> range:
    """`range(n)`: as in Python, up to 100,000 numbers."""
    numbers = range(*arguments)
    try:
        length = len(numbers)
    except OverflowError:
        length = LONGEST_RANGE + 1
    if length > LONGEST_RANGE:
        shown = ", ".join(map(str, arguments))
        raise Refused(f"range({shown}) has more than {LONGEST_RANGE:,} numbers", "Loop over something shorter.")
    return numbers


FILTERS: dict[str, Callable[..., Any]] = {
    "in_words": in_words,
    "iso": iso,
    "json": json_text,
    "markdown": markdown,
}
