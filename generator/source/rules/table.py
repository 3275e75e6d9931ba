"""Tables with pipes, as GitHub's Markdown has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.common.utils import MD_TRIM_CHARS

from generator.source.rules.block_state import BlockState
from generator.source.tokens import Token

_DELIMITER = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")

# Rows may be shorter than the head, and are filled up: 256 columns and 256 short rows make 65,536 cells of 2 kB.
_MAX_FILLED_CELLS = 65_536


def table(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A table whose head is in this line. To be asked only where the next line could be its second."""
    if line + 2 > end or state.sCount[line + 1] < state.blkIndent or _is_code(state, line + 1):
        return False
    aligns = _aligns(state.line_text(line + 1))
    text = state.line_text(line)
    if aligns is None or "|" not in text or _is_code(state, line):
        return False
    cells = cells_of(text)
    if not cells or len(cells) != len(aligns):
        return False
    if not silent:
        _push_table(state, line, end, cells, aligns)
    return True


def _is_code(state: BlockState, line: int) -> bool:
    return state.sCount[line] - state.blkIndent >= 4


def _aligns(text: str) -> list[str] | None:
    """Of each column "left", "right", "center" or ""; None when the line does not part head and rows."""
    if len(text) < 2 or (text[0] == "-" and text[1] in " \t"):  # the latter is a list
        return None
    cells = [cell.strip(MD_TRIM_CHARS) for cell in text.split("|")]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    if not all(map(_DELIMITER.fullmatch, cells)):
        return None
    return [_ALIGN[cell[0] == ":", cell[-1] == ":"] for cell in cells]


_ALIGN = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}


def cells_of(text: str) -> list[str]:
    """The cells of a row; `\\|` is no end of a cell, and the pipe in it stays."""
    text = text.strip(MD_TRIM_CHARS)
    escaped = "\\|" in text
    cells = [cell.replace("\\|", "|") for cell in _PIPE.split(text)] if escaped else text.split("|")
    if cells and cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return cells


def _push_table(state: BlockState, line: int, end: int, cells: Sequence[str], aligns: Sequence[str]) -> None:
    before, state.parentType = state.parentType, "table"
    opening = state.push("table_open", "table", 1)
    head = [line, line + 1]
    state.push("thead_open", "thead", 1).map = head
    _push_row(state, "th", head, cells, aligns)
    state.push("thead_close", "thead", -1)
    row = _push_rows(state, line + 2, end, aligns)
    state.push("table_close", "table", -1)
    opening.map = [line, row]
    state.parentType = before
    state.line = row


def _push_rows(state: BlockState, row: int, end: int, aligns: Sequence[str]) -> int:
    """The rows from there on; gives the line after the last."""
    start, filled, columns = row, 0, len(aligns)
    body: Token | None = None
    while row < end and state.sCount[row] >= state.blkIndent:
        text = state.line_text(row)
        if not text.strip(MD_TRIM_CHARS) or _is_code(state, row):
            break
        if text[0] != "|" and state.is_ended(state.rules.end_quotation, row, end):
            break
        cells = cells_of(text)
        filled += columns - len(cells)
        if filled > _MAX_FILLED_CELLS:
            break
        if body is None:
            body = state.push("tbody_open", "tbody", 1)
        _push_row(state, "td", [row, row + 1], cells, aligns)
        row += 1
    if body is not None:
        body.map = [start, row]
        state.push("tbody_close", "tbody", -1)
    return row


_NO_ATTRIBUTES: dict[str, str] = {}


def _push_row(state: BlockState, tag: str, lines: list[int], cells: Sequence[str], aligns: Sequence[str]) -> None:
    state.push("tr_open", "tr", 1).map = lines
    tokens, level = state.tokens, state.level
    opening, closing = f"{tag}_open", f"{tag}_close"
    for at, align in enumerate(aligns):
        content = cells[at].strip(MD_TRIM_CHARS) if at < len(cells) else ""
        attrs = {"style": f"text-align:{align}"} if align else _NO_ATTRIBUTES
        tokens.append(Token(opening, tag, 1, attrs, None, level, info=align, block=True))
        tokens.append(Token("inline", map=lines, level=level + 1, children=[], content=content, block=True, at=at))
        tokens.append(Token(closing, tag, -1, level=level, block=True))
    state.push("tr_close", "tr", -1)
