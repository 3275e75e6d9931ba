"""Sentences: the one around a link, for whoever looks at the link from its other end; and the beginning of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

MOST = 300  # characters of a sentence or an opening that are shown

# Ends of sentences: a stop, quotes and brackets after it, a blank, and something that can begin the next one.
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\sa-z.,;:)\]])")
# Stops after these end nothing; nor do those of "J. Doe", "e.g. Flask" and "U.S. law".
_ABBREVIATIONS = frozenset(
    re.findall(r"\w+", "art ca cf chap dr ed eds etc fig jr mr mrs ms p para pp prof sr st viz vol vols vs")
)
_LONGEST = 4  # letters of the longest


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a plain text begin: once for all links in it."""
    return [0, *[found.end() for found in _END.finditer(text) if not _is_abbreviation(text, found.start())]]


def _is_abbreviation(text: str, stop: int) -> bool:
    before = text[max(0, stop - _LONGEST - 1) : stop]
    if text[stop] != "." or (len(before) > _LONGEST and before.isalpha()):
        return False
    word = before.rpartition(" ")[2].lstrip("([\"'“‘«")
    return (len(word) == 1 and word.isalpha()) or word[-2:-1] == "." or word.lower() in _ABBREVIATIONS


def sentence_around(text: str, starts: Sequence[int], start: int, end: int) -> str:
    """The sentence of a plain text in which start to end stands, on one line, at most 300 characters."""
    first = starts[bisect_right(starts, start) - 1]
    after = bisect_right(starts, end)
    last = starts[after] if after < len(starts) else len(text)
    return _clipped(text, first, last, start, end)


def _clipped(text: str, first: int, last: int, start: int, end: int) -> str:
    if last - first > MOST:
        # Half of what is not the link goes before it; what the end does not need, the beginning gets.
        room = max(0, MOST - 2 - (end - start))
        begin = max(first, min(start - room // 2, last - MOST + 2))
        stop = min(last, max(begin + MOST - 2, first))
        return _one_line(text, begin, stop, cut_before=begin > first, cut_after=stop < last)
    return _one_line(text, first, last, cut_before=False, cut_after=False)


def _one_line(text: str, begin: int, stop: int, *, cut_before: bool, cut_after: bool) -> str:
    piece = text[begin:stop]
    if cut_before and (blank := _BLANK.search(piece, 0, 30)):
        piece = piece[blank.end() :]
    if cut_after and (at := max(piece.rfind(" "), piece.rfind("\n"))) > len(piece) - 30 and at > 0:
        piece = piece[:at]
    piece = " ".join(piece.split()) if "  " in piece or "\n" in piece else piece.strip()
    return ("…" if cut_before else "") + piece + ("…" if cut_after else "")


_BLANK = re.compile(r"\s+")


def opening_of(text: str) -> str:
    """The beginning of a plain text, on one line, at most 300 characters, cut after a word."""
    if len(text) > MOST:
        return _one_line(text, 0, MOST - 1, cut_before=False, cut_after=True)
    return " ".join(text.split())
