"""Fences: lines of code between lines of "`" or "~"."""

from __future__ import annotations

import re

from generator.source.rules.block_state import BlockState
from generator.source.tokens import Token

_OPENING = re.compile(r"(`{3,})([^`\n]*)|(~{3,})(.*)")
_CLOSING = {"`": re.compile(r"(`{3,})[ \t]*"), "~": re.compile(r"(~{3,})[ \t]*")}


def fence(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A fence and all lines to the one that closes it, or to the end of the block that it is in."""
    if state.sCount[line] - state.blkIndent >= 4:
        return False
    begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    opening = _OPENING.fullmatch(state.src, begin, stop)
    if opening is None:
        return False
    if silent:
        return True
    markup, info = (opening[1], opening[2]) if opening[1] else (opening[3], opening[4])
    closing, closed = _closing_line(state, line + 1, end, markup)
    state.line = closing + closed
    content = state.getLines(line + 1, closing, state.sCount[line], keepLastLF=True)
    state.tokens.append(
        Token(
            "fence",
            "code",
            map=[line, state.line],
            level=state.level,
            content=content,
            markup=markup,
            info=info,
            block=True,
        )
    )
    return True


def _closing_line(state: BlockState, line: int, end: int, markup: str) -> tuple[int, bool]:
    """The line after the last of the code, and whether it is one that closes the fence."""
    src, begins, shifts, ends, counts = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    marker, length, indent = markup[0], len(markup), state.blkIndent
    while line < end:
        first = begins[line] + shifts[line]
        if first < ends[line]:
            if counts[line] < indent:
                return line, False
            if src[first] == marker and counts[line] - indent < 4:
                found = _CLOSING[marker].fullmatch(src, first, ends[line])
                if found and len(found[1]) >= length:
                    return line, True
        line += 1
    return line, False
