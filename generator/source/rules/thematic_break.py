"""Thematic breaks: three or more of the same of "*", "-" and "_" in a line."""

from __future__ import annotations

import re

from generator.source.rules.block_state import BlockState

_BREAK = re.compile(r"([*_-])(?:[ \t]*+\1){2,}+[ \t]*+")


def thematic_break(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A line of such marks, blanks between them or not."""
    begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if state.sCount[line] - state.blkIndent >= 4:
        return False
    found = _BREAK.fullmatch(state.src, begin, stop)
    if found is None:
        return False
    if not silent:
        token = state.push("hr", "hr", 0)
        token.map, token.markup = [line, line + 1], found[1] * 3
        state.line = line + 1
    return True
