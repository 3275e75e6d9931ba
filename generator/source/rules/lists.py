"""Lists with bullets or numbers, and tasks in them: `- [ ] to do`, `- [x] done`."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.source.rules.block_state import BlockState
from generator.source.tokens import Token

_MARKER = re.compile(r"(?:[*+-]|([0-9]{1,9})[.)])(?=[ \t]|\Z)")
_TASK = re.compile(r"\[([ xX])\][ \t]")


class _Item(NamedTuple):
    """The marker of an item: what it is, and where what it says begins."""

    marker: str  # "-", "*", "+", "." or ")"
    number: str
    content: int  # index in the text
    column: int  # of the content, tabs as wide as they are
    indent: int  # what lines of this item are indented by


def list_block(state: BlockState, start: int, end: int, silent: bool) -> bool:
    """A list, up to the first line that is neither an item of the same kind nor in one."""
    count, indent = state.sCount[start], state.blkIndent
    if count - indent >= 4 or (state.listIndent >= 0 and count - state.listIndent >= 4 and count < indent):
        return False
    found = _MARKER.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None:
        return False
    if silent:
        return not (state.parentType == "paragraph" and count >= indent) or _may_end_paragraph(state, start, found)
    first = len(state.tokens)
    ordered = found[1] is not None
    opening = state.push("ordered_list_open" if ordered else "bullet_list_open", "ol" if ordered else "ul", 1)
    if ordered and int(found[1]) != 1:
        opening.attrs = {"start": int(found[1])}
    opening.markup = found[0][-1]
    parent, state.parentType = state.parentType, "list"
    line, tight = _push_items(state, start, end, found)
    closing = state.push("ordered_list_close" if ordered else "bullet_list_close", opening.tag, -1)
    closing.markup, opening.map = opening.markup, [start, line]
    state.line, state.parentType = line, parent
    _finish(state, first, tight=tight)
    return True


def _may_end_paragraph(state: BlockState, line: int, found: re.Match[str]) -> bool:
    """A line of a paragraph may begin with a number or a bullet by chance: only 1 counts, and no empty item."""
    if found[1] is not None and int(found[1]) != 1:
        return False
    return bool(state.src[found.end() : state.eMarks[line]].strip(" \t"))


def _item(state: BlockState, line: int, found: re.Match[str]) -> _Item:
    src, content, stop = state.src, found.end(), state.eMarks[line]
    edge = column = state.sCount[line] + content - found.start()
    while content < stop and src[content] in " \t":
        column += 1 if src[content] == " " else 4 - (column + state.bsCount[line]) % 4
        content += 1
    # Code may begin an item: of five blanks or more, only one belongs to the marker.
    blanks = column - edge
    indent = edge + (blanks if content < stop and blanks <= 4 else 1)
    return _Item(found[0][-1], found[1] or "", content, column, indent)


def _push_items(state: BlockState, line: int, end: int, found: re.Match[str]) -> tuple[int, bool]:
    """Push all items. Gives the line after the last, and whether no empty line parts them."""
    marker, ordered = found[0][-1], found[1] is not None
    tight, empty_end = True, False
    while True:
        is_tight = _push_item(state, line, end, _item(state, line, found))
        tight = tight and is_tight and not empty_end
        empty_end = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end or not 0 <= state.sCount[line] - state.blkIndent < 4:
            return line, tight
        again = _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
        if (
            again is None
            or state.is_ended(state.rules.end_list, line, end)
            or again[0][-1] != marker
            or (again[1] is not None) != ordered
        ):
            return line, tight
        found = again


def _push_item(state: BlockState, line: int, end: int, item: _Item) -> bool:
    """Push one item with all that stands in it. Tells whether no empty line parts that."""
    opening = state.push("list_item_open", "li", 1)
    opening.markup, opening.info = item.marker, item.number
    saved = state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent
    state.listIndent, state.blkIndent, state.tight = state.blkIndent, item.indent, True
    state.tShift[line], state.sCount[line] = item.content - state.bMarks[line], item.column
    if state.src[item.content] == "[" if item.content < state.eMarks[line] else False:
        _read_task(state, line, item, opening)
    if item.content >= state.eMarks[line] and state.isEmpty(line + 1):
        state.line = min(line + 2, end)  # an empty item ends at an empty line
    else:
        state.md.block.tokenize(state, line, end)
    tight, state.blkIndent = state.tight, state.listIndent
    state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent = saved
    state.push("list_item_close", "li", -1).markup = item.marker
    opening.map = [line, state.line]
    return tight


def _read_task(state: BlockState, line: int, item: _Item, opening: Token) -> None:
    """Let the item begin behind `[ ]` or `[x]`, if it is a task."""
    task = _TASK.match(state.src, item.content, state.eMarks[line])
    if task is None or state.sCount[line] - state.blkIndent >= 4:
        return
    opening.meta = {"checked": task[1] != " "}
    state.bMarks[line], state.tShift[line] = task.end(), 0


def _finish(state: BlockState, first: int, *, tight: bool) -> None:
    """Name a list with tasks as one, and take the paragraphs out of the items of a tight list."""
    tokens, level = state.tokens, state.level
    has_tasks = False
    for at in range(first + 1, len(tokens) - 1):
        token = tokens[at]
        if token.level == level + 1:
            if token.meta and token.type == "list_item_open":
                token.attrs, has_tasks = {"class": "task-list-item"}, True
        elif tight and token.level == level + 2 and token.type == "paragraph_open":
            token.hidden = tokens[at + 2].hidden = True
    if has_tasks:
        tokens[first].attrs = {**tokens[first].attrs, "class": "contains-task-list"}
