"""Paragraphs, and the headings that a line of "=" or "-" below a paragraph makes of it, in one walk over the lines."""

from __future__ import annotations

import re

from generator.source.rules.attributes import cut_attributes
from generator.source.rules.block_state import BlockState
from generator.source.tokens import Token

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")


def paragraph(state: BlockState, start: int, end: int) -> None:
    """Read the paragraph, the underlined heading or the definitions that begin in this line.

    A paragraph may go on below `end`, the end of its container: lines of a quotation may lack their ">".
    markdown-it-py looks for an underline first and reads a second time when there is none; one walk finds the same,
    for what could end the paragraph before an underline ends both.
    """
    src, begins, shifts, ends, counts = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    indent, last, rows, enders = state.blkIndent, state.lineMax, state.table_rows, state.rules.end_paragraph
    before, state.parentType = state.parentType, "paragraph"
    line, level = start + 1, 0
    while line < last:
        first = begins[line] + shifts[line]
        if first >= ends[line]:
            break
        count = counts[line]
        if count - indent <= 3:
            character = src[first]
            if character in "-=" and count >= indent and line < end and _UNDERLINE.fullmatch(src, first, ends[line]):
                level = 1 if character == "=" else 2
                break
            if count >= 0:
                if character in enders and state.is_ended(enders, line, last):
                    break
                if line + 1 in rows and state.rules.table(state, line, last, True):  # noqa: FBT003
                    break
        line += 1
    state.parentType = before
    if level:
        _push_heading(state, start, line, level)
        return
    if state.definitions and state.rules.definitions(state, start, end, False):  # noqa: FBT003
        return
    lines = [start, line]
    content, depth, tokens = state.text_of(start, line), state.level, state.tokens
    state.line = line
    tokens.append(Token("paragraph_open", "p", 1, map=lines, level=depth, block=True))
    tokens.append(Token("inline", level=depth + 1, map=lines, content=content, children=[], block=True))
    tokens.append(Token("paragraph_close", "p", -1, level=depth, block=True))


def _push_heading(state: BlockState, start: int, underline: int, level: int) -> None:
    content, attributes = cut_attributes(state.text_of(start, underline))
    marker = "-="[level == 1]
    state.line = underline + 1
    opening = state.push("heading_open", f"h{level}", 1)
    opening.markup, opening.map, opening.meta = marker, [start, state.line], {"attributes": attributes}
    state.push_text(content, [start, underline])
    state.push("heading_close", f"h{level}", -1).markup = marker
