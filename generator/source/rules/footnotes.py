"""Footnotes: `[^label]` in the text, `[^label]: what it says` anywhere, or `^[what it says]` on the spot."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel

from generator.source.rules.block_state import BlockState
from generator.source.rules.inline_state import InlineState

_DEFINITION = re.compile(r"\[\^([^\s\[\]]+)\]:[ \t]*")
_MARK = re.compile(r"\[\^([^\s\[\]]+)\]")


def footnote_def(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A definition, and the blocks below it that are indented by four."""
    if state.sCount[line] - state.blkIndent >= 4:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    found = _DEFINITION.match(state.src, begin, state.eMarks[line])
    if found is None:
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(found[1])
    opening = state.push("footnote_open", "", 1)
    _read_blocks(state, line, end, begin + len(found[1]) + 4, found.end())
    closing = state.push("footnote_close", "", -1)
    opening.map = closing.map = [line, state.line]
    opening.meta = {"label": found[1], "end": len(state.tokens) - 1}
    return True


def _read_blocks(state: BlockState, line: int, end: int, after_colon: int, text: int) -> None:
    """Read on from behind the colon, as if what stands before it were the indentation of the other lines."""
    saved = state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType
    state.blkIndent += 4
    state.bMarks[line], state.tShift[line], state.sCount[line] = after_colon, text - after_colon, state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, line, end)
    state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType = saved


def footnote_mark(state: InlineState, silent: bool) -> bool:
    """`[^label]` where there is a definition."""
    footnotes = state.env.get("footnotes") or ()
    found = _MARK.match(state.src, state.pos, state.posMax) if footnotes else None
    if found is None or found[1] not in footnotes:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


def missing_footnote(state: InlineState, silent: bool) -> bool:
    """`[^label]` that is neither a footnote nor a link: text that is probably a mistake."""
    found = None if silent else _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    token = state.push("missing_footnote", "", 0)
    token.content, token.at = found[0], state.pos
    state.pos = found.end()
    return True


def footnote_inline(state: InlineState, silent: bool) -> bool:
    """`^[what it says]`."""
    start, end = state.pos, state.posMax
    if not state.src.startswith("^[", start) or start + 2 >= end:
        return False
    stop = parseLinkLabel(state, start + 1)
    if stop < 0:
        return False
    if not silent:
        children = state.part(start + 2, stop, in_link=False)
        state.push("footnote_inline", "", 0).children = children
    state.pos, state.posMax = stop + 1, end
    return True
