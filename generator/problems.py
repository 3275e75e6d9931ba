"""A problem: something wrong in the content, as data; the wording of a report is made late, in `cli/report.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "off"]


class Place(Struct, frozen=True, order=True):
    """A spot in a file of the site. Lines and columns count from 1, in characters; 0 means "the whole file"."""

    file: str  # relative to the site folder, with forward slashes: content/people/ada.md
    line: int = 0
    column: int = 0
    width: int = 1  # how many characters to mark under the shown line


class Problem(Struct, frozen=True):
    """What is wrong, where, and what to do about it.

    `name` is one of CATALOGUE; `what` is one sentence that says what was found (and expected); `do` is what the author
    can do now, in words that can be pasted. Neither repeats the place. Both end with a full stop or a question mark,
    but for a `do` that ends in what is to be written: nothing may be pasted that is not meant.
    """

    name: str
    place: Place
    what: str
    do: str = ""
    about: str = ""  # the file that is at fault, where another one uses it: it need not be told there again


Report = Callable[[Problem], None]

# Every problem the generator can report, with the severity it has unless `[problems]` in site.toml says otherwise.
# An error stops a build from being published; a warning does not; "off" is not reported.
CATALOGUE: dict[str, Severity] = {
    # reading bytes and front matter
    "unreadable-text": "error",  # not UTF-8, a NUL, too large
    "front-matter-syntax": "error",  # YAML that does not parse, a tab, no closing line, not a mapping
    "front-matter-unsafe": "error",  # a tag, an alias bomb, nesting beyond the limit
    "front-matter-format": "warning",  # TOML or JSON front matter, `...` as its end
    "duplicate-key": "error",
    "unknown-field": "error",
    "missing-field": "error",
    "wrong-type": "error",
    "unknown-kind": "error",
    "missing-title": "warning",
    # Markdown
    "nesting-too-deep": "error",
    "unknown-language": "warning",
    "highlight-timeout": "warning",
    "missing-alt": "warning",
    "unknown-block": "warning",  # `::: name` without a template
    "block-property": "error",  # a property that the block does not declare, or lacks
    "unsafe-address": "warning",  # a link with a scheme that is not allowed
    "missing-footnote": "warning",
    # the graph
    "dangling-link": "error",
    "ambiguous-link": "error",
    "nearest-link": "warning",  # an ambiguous link, where the settings let such links take the nearest article
    "missing-heading": "error",
    "missing-file": "error",  # a link or image to a file beside the article that is not there
    "broken-image": "error",  # a file that is no image, is cut, or is too large
    "unsafe-file": "warning",  # not published: a file that would run in the reader's browser or on the server
    "transclusion-circle": "error",
    "wrong-kind": "error",  # a relation or link to an article of a kind it does not allow
    "too-many": "error",  # more than one value where one is allowed
    "unknown-source": "error",
    "query-syntax": "error",
    "same-title": "warning",
    "same-address": "error",  # two artifacts want one path (or one that differs only in case)
    "redirect-clash": "error",
    # templates, data, settings
    "template-error": "error",
    "missing-template": "error",
    "data-syntax": "error",
    "settings": "error",
    "limit-reached": "error",
    "internal-error": "error",  # a mistake of ours: the report asks to tell us
}


class Severities(Struct, frozen=True):
    """How problems count on a site: as `[problems]` says, else as the catalogue; strict makes warnings errors."""

    chosen: dict[str, str] = {}
    strict: bool = False

    def of(self, problem: Problem) -> str:
        """error, warning or off."""
        found = self.chosen.get(problem.name) or CATALOGUE.get(problem.name, "error")
        return "error" if self.strict and found == "warning" else found

    def is_error(self, problem: Problem) -> bool:
        """True for a problem that keeps a build from being published."""
        return self.of(problem) == "error"


class BrokenSettings(Exception):
    """site.toml cannot be used."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("site.toml")
        self.problems = problems
