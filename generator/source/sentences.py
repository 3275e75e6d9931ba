"""Sentences: the one around a link, for whoever looks at the link from its other end; and the beginning of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

MOST = 300  # characters of a sentence or an opening that are shown

# Ends of sentences: a stop, quotes and brackets after it, a blank, and something that can begin the next one.
# The group is there when the stop may be that of an abbreviation: "." behind less than five letters.
_END = re.compile(r"[.!?…](?:(?<=[!?…])|(?<=[^\W\d_]{5}\.)|())[\"'”’»)\]]*\s+(?=[^\sa-z.,;:)\]])")
# Stops after these end nothing; nor do those of "J. Doe", "e.g. Flask" and "U.S. law".
_ABBREVIATIONS = frozenset(
    re.findall(r"\w+", "art ca cf chap dr ed eds etc fig jr mr mrs ms p para pp prof sr st viz vol vols vs")
)
_LONGEST = 4  # letters of the longest


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a plain text begin: once for all links in it."""
    ends = _END.finditer(text)
    return [0, *[end.end() for end in ends if end[1] is None or not _is_abbreviation(text, end.start())]]


def _is_abbreviation(text: str, stop: int) -> bool:
    word = text[max(0, stop - _LONGEST - 1) : stop].rpartition(" ")[2].lstrip("([\"'“‘«")
    return (len(word) == 1 and word.isalpha()) or word[-2:-1] == "." or word.lower() in _ABBREVIATIONS


def sentence_around(text: str, starts: Sequence[int], start: int, end: int) -> str:
    """The sentence of a plain text in which start to end stands, on one line, at most 300 characters."""
    first = starts[bisect_right(starts, start) - 1]
    after = bisect_right(starts, end)
    last = starts[after] if after < len(starts) else len(text)
    if last - first > MOST:
        return _cut(text, first, last, start, end)
    return _one_line(text[first:last])


def _cut(text: str, first: int, last: int, start: int, end: int) -> str:
    """The middle of a long sentence. Half of what is not the link is before it; what one side spares the other gets."""
    room = max(0, MOST - 2 - (end - start))
    begin = max(first, min(start - room // 2, last - MOST + 2))
    stop = min(last, begin + MOST - 2)
    before, after = ("…" if begin > first else ""), ("…" if stop < last else "")
    piece = text[begin:stop]
    return before + _one_line(_whole_words(piece, cut_before=begin > first, cut_after=stop < last)) + after


def _whole_words(piece: str, *, cut_before: bool, cut_after: bool) -> str:
    """The piece without parts of words at its cut ends, unless a word is longer than any should be."""
    if cut_before and (blank := _BLANK.search(piece, 0, _LONG_WORD)):
        piece = piece[blank.end() :]
    if cut_after and (at := max(piece.rfind(" "), piece.rfind("\n"))) > max(0, len(piece) - _LONG_WORD):
        piece = piece[:at]
    return piece


_BLANK = re.compile(r"\s+")
_LONG_WORD = 30


def _one_line(piece: str) -> str:
    return " ".join(piece.split()) if "  " in piece or "\n" in piece else piece.strip()


def opening_of(text: str) -> str:
    """The beginning of a plain text, on one line, at most 300 characters, cut after a word."""
    if len(text) > MOST:
        return _one_line(_whole_words(text[: MOST - 1], cut_before=False, cut_after=True)) + "…"
    return _one_line(text)
