"""What stands behind the marks of a fence: ```` ```python title="app.py" {1,3-5} diff run ````."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it.common.utils import unescapeAll
from msgspec import Struct

_WORD = re.compile(r"""\{([^{}]*+)\}|([^\s="'{}]++)=(?:"([^"]*+)"|'([^']*+)'|([^\s"'{}]*+))|([^\s{}]++)""")
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_MOST_MARKS = 10_000  # lines: `{1-999999}` on each of many fences would be slow, and nobody's code is that long


class FenceInfo(Struct, frozen=True):
    """The words behind a fence, told apart."""

    language: str = ""  # "python"; as written
    rest: str = ""  # all behind the language, as written
    title: str = ""
    marks: frozenset[int] = frozenset()  # lines to mark, from 1
    diff: bool = False  # the first character of each line says whether it came or went
    words: tuple[tuple[str, str], ...] = ()  # all others: `run` is ("run", ""), `norun="no network"` has its reason


@lru_cache(maxsize=512)
def fence_info(text: str) -> FenceInfo:
    """Tell apart what is written behind a fence. Whatever it is: what has no meaning is among the words."""
    text = unescapeAll(text).strip()
    language, rest = _language(text)
    title, diff, marks, words = "", False, set[int](), []
    for numbers, key, double, single, bare, word in _WORD.findall(rest):
        if key == "title":
            title = double or single or bare
        elif key:
            words.append((key, double or single or bare))
        elif word == "diff":
            diff = True
        elif word:
            words.append((word, ""))
        elif len(marks) < _MOST_MARKS:
            marks.update(_marks(numbers))
    return FenceInfo(language, rest, title, frozenset(marks), diff, tuple(words))


def _language(text: str) -> tuple[str, str]:
    """The first word, unless it is `key=value` or `{…}`; a language may have its marks behind it: `js{1,3}`."""
    first = re.match(r"[^\s{}]+", text)
    if first is None or ("=" in first[0]):
        return "", text
    return first[0], text[first.end() :].strip()


def _marks(text: str) -> set[int]:
    marks: set[int] = set()
    left = _MOST_MARKS
    for part in text.split(","):
        found = _RANGE.fullmatch(part.strip())
        if found and left > 0:
            first, last = int(found[1]), int(found[2] or found[1])
            marks.update(range(first, min(last + 1, first + left)))
            left -= max(0, last + 1 - first)
    return marks
