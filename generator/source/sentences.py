"""Sentences: the one around a link, for whoever looks at the link from its other end; and the beginning of a text."""

from __future__ import annotations

import re

MOST = 300  # characters of a sentence or an opening that are shown

# Ends of sentences: a stop, quotes and brackets after it, a blank, and something that can begin the next one.
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\sa-z.,;:)\]])")
# Stops that end nothing: "p. 12", "J. Doe", "e.g. Flask", "Dr. No".
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:[a-z]\.)+[a-z]|\b(?:pp?|cf|vs|al|etc|no|nos|vol|ed|eds|fig|ca|approx|dr|mr|mrs|ms|prof|st))\.\Z",
    re.IGNORECASE,
)
_LOOKED_BACK = 8  # characters: as long as the longest abbreviation


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a plain text in which start to end stands, on one line, at most 300 characters."""
    first, last = 0, len(text)
    # Nothing that is further away than MOST can be shown, so nothing further is looked at.
    for found in _END.finditer(text, max(0, start - 2 * MOST), min(len(text), end + 2 * MOST)):
        if _is_abbreviation(text, found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    return _clipped(text, first, last, start, end)


def _is_abbreviation(text: str, stop: int) -> bool:
    return text[stop] == "." and _ABBREVIATION.search(text, max(0, stop - _LOOKED_BACK), stop + 1) is not None


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
    piece = " ".join(piece.split())
    return ("…" if cut_before else "") + piece + ("…" if cut_after else "")


_BLANK = re.compile(r"\s+")


def opening_of(text: str) -> str:
    """The beginning of a plain text, on one line, at most 300 characters, cut after a word."""
    if len(text) > MOST:
        return _one_line(text, 0, MOST - 1, cut_before=False, cut_after=True)
    return " ".join(text.split())
