"""Quotations, and callouts: `> [!note] Title`, foldable with `+` (open) or `-` (closed) after the bracket."""

from __future__ import annotations

import re

from generator.source.rules.block_state import BlockState

_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]*)\]([+-]?)(?:[ \t]+(.*))?")


def blockquote(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """All lines with a ">" from here on, and those that go on a paragraph in them."""
    if state.src[state.bMarks[start] + state.tShift[start]] != ">" or state.sCount[start] - state.blkIndent >= 4:
        return False
    if silent:
        return True
    old_parent, old_last, old_indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType = "blockquote"
    saved, stop = _enter(state, start, end)
    state.blkIndent = 0
    _push(state, start, stop)
    _leave(state, start, saved)
    state.parentType, state.lineMax, state.blkIndent = old_parent, old_last, old_indent
    return True


_Saved = tuple[list[int], list[int], list[int], list[int]]


def _enter(state: BlockState, start: int, end: int) -> tuple[_Saved, int]:
    """Move the beginning of each line behind its ">". Gives what was there before, and the line after the last."""
    saved: _Saved = ([], [], [], [])
    line, empty = start, False
    while line < end:
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        if state.src[first] == ">" and state.sCount[line] >= state.blkIndent:
            _save(state, line, saved)
            empty = _strip_marker(state, line, first)
        elif empty:
            break
        elif state.is_ended(state.rules.end_quotation, line, end):
            # No paragraph in the quotation may look beyond this line.
            state.lineMax = line
            if state.blkIndent:
                _save(state, line, saved)
                state.sCount[line] -= state.blkIndent
            break
        else:
            _save(state, line, saved)
            state.sCount[line] = -1  # a line that can only go on a paragraph
        line += 1
    return saved, line


def _save(state: BlockState, line: int, saved: _Saved) -> None:
    for values, value in zip(
        saved, (state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line]), strict=True
    ):
        values.append(value)


def _leave(state: BlockState, start: int, saved: _Saved) -> None:
    stop = start + len(saved[0])
    state.bMarks[start:stop], state.tShift[start:stop], state.sCount[start:stop], state.bsCount[start:stop] = saved


def _strip_marker(state: BlockState, line: int, first: int) -> bool:
    """Let the line begin after its ">" and one blank. Tells whether nothing is left."""
    src, stop = state.src, state.eMarks[line]
    column = state.sCount[line] + 1  # after the ">", counted from the container's edge
    begin, blank, half_tab = first + 1, src[first + 1 : first + 2], 0
    if blank == " " or (blank == "\t" and (state.bsCount[line] + column) % 4 == 3):
        begin, column = begin + 1, column + 1
    elif blank == "\t":
        half_tab = 1  # the tab is wider than the one blank that belongs to the ">"
    edge, text = column, begin
    while text < stop and src[text] in " \t":
        wide = src[text] == "\t"
        column += 4 - (column + state.bsCount[line] + half_tab) % 4 if wide else 1
        text += 1
    state.bsCount[line] = state.sCount[line] + (2 if blank in (" ", "\t") else 1)
    state.bMarks[line], state.sCount[line], state.tShift[line] = begin, column - edge, text - begin
    return text >= stop


def _push(state: BlockState, start: int, end: int) -> None:
    first = state.bMarks[start] + state.tShift[start]
    callout = None
    if state.src.startswith("[!", first) and state.sCount[start] < 4:
        callout = _CALLOUT.fullmatch(state.src, first, state.eMarks[start])
    kind = "callout" if callout else "blockquote"
    opening = state.push(f"{kind}_open", "blockquote", 1)
    opening.markup = ">"
    if callout:
        opening.meta = {"type": callout[1], "fold": callout[2]}
        state.push_text((callout[3] or "").strip(), [start, start + 1])
        start += 1
    if start < end:
        state.md.block.tokenize(state, start, end)
    else:
        state.line = end
    state.push(f"{kind}_close", "blockquote", -1).markup = ">"
    opening.map = [start - bool(callout), state.line]
