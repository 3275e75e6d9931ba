"""Flow blocks: `::: name {key=value}` … `:::`, nested; and tabs, which are one that we draw ourselves.

    ::: tabs
    == Python
    Any blocks.
    == JavaScript
    Any blocks.
    :::

An opening line has its closing line, or is text: which closes which is found once for the whole document, by as many
colons as it was opened with, the innermost first. What stands in code is no line of a block.
"""

from __future__ import annotations

import re

from generator.source.rules.attributes import pairs_of, words_of
from generator.source.rules.block_state import BlockState

# Blanks and the marks of the lists and quotations that a line may stand in.
_CONTAINERS = r"[ \t>]*+(?:(?:[*+-]|\d{1,9}[.)])[ \t]++[ \t>]*+)*+"
_LINE = re.compile(
    _CONTAINERS + r"(?:(?P<colons>:{3,})[ \t]*(?P<rest>.*)|(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})(?P<info>.*))"
)
_OPENING = re.compile(r":{3,}[ \t]*([A-Za-z][\w-]*)[ \t]*([^{]*)(\{.*\})?[ \t]*")
_TAB = re.compile(r"==[ \t]+(.*\S)[ \t]*")


def flow(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A flow block, up to its closing line or the end of the block that it is in."""
    text = state.line_text(line)
    if not text.startswith(":::") or state.sCount[line] - state.blkIndent >= 4:
        return False
    opening = _OPENING.fullmatch(text)
    closing = _endings(state).get(line, end)
    if opening is None or closing >= end or not _closes(state, closing):
        return False
    if not silent:
        if opening[1] != "tabs" or not _push_tabs(state, line, closing):
            _push_flow(state, line, closing, opening)
        if state.line >= closing:
            state.line = closing + 1
    return True


def _closes(state: BlockState, line: int) -> bool:
    """Whether the line stands in the same list or quotation: a line of colons and nothing else, as seen from there."""
    return state.sCount[line] >= state.blkIndent and not state.line_text(line).strip(": \t")


def _push_flow(state: BlockState, line: int, closing: int, opening: re.Match[str]) -> None:
    properties = {"title": opening[2].strip()} if opening[2].strip() else {}
    properties.update(pairs_of(opening[3] or ""))
    properties.update(dict.fromkeys(words_of(opening[3] or ""), ""))  # said without a value; nothing is dropped
    token = state.push("flow_open", "", 1)
    _tokenize(state, line + 1, closing)
    closed = state.line >= closing
    token.map = [line, state.line + closed]
    token.meta = {
        "name": opening[1],
        "properties": properties,
        "opening": opening[0].rstrip(" \t"),
        "closing": state.line_text(closing).rstrip(" \t") if closed else "",
    }
    state.push("flow_close", "", -1)


def _push_tabs(state: BlockState, line: int, closing: int) -> bool:
    """Push the tabs between the lines; False when there is none."""
    starts = _tab_lines(state, line, closing)
    if not starts:
        return False
    _tokenize(state, line + 1, starts[0])
    state.push("tabs_open", "div", 1).map = [line, closing + 1]
    for start, stop in zip(starts, [*starts[1:], closing], strict=True):
        if state.line < start:
            break  # the list or quotation around the tabs has ended before
        state.push("tab_open", "details", 1).map = [start, stop]
        found = _TAB.fullmatch(state.line_text(start))
        state.push_text(found[1] if found else "", [start, start + 1])
        _tokenize(state, start + 1, stop)
        state.push("tab_close", "details", -1)
    state.push("tabs_close", "div", -1)
    return True


def _tab_lines(state: BlockState, line: int, closing: int) -> list[int]:
    endings, fenced, found = _endings(state), state.fenced_lines, []
    at = line + 1
    while at < closing:
        if at in endings:
            at = endings[at]
        elif at not in fenced and state.sCount[at] >= state.blkIndent and _TAB.fullmatch(state.line_text(at)):
            found.append(at)
        at += 1
    return found


def _tokenize(state: BlockState, start: int, end: int) -> None:
    last, state.lineMax = state.lineMax, end
    parent, state.parentType = state.parentType, "flow"
    state.line = start
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.parentType = last, parent


def _endings(state: BlockState) -> dict[int, int]:
    """The closing line of each opening line of the document."""
    if state.flow_endings is None:
        state.flow_endings, state.fenced_lines = _match(state.src.split("\n"))
    return state.flow_endings


def _match(lines: list[str]) -> tuple[dict[int, int], set[int]]:
    """Opening lines with their closing lines, and the lines that are code."""
    endings: dict[int, int] = {}
    fenced: set[int] = set()
    open_lines: list[tuple[int, int]] = []  # (colons, line)
    open_by_colons: dict[int, int] = {}  # how many of those have that many
    fence = ""
    for at, line in enumerate(lines):
        if fence:
            fenced.add(at)
            bare = line.strip(" \t>")
            fence = "" if bare.startswith(fence) and not bare.strip(fence[0]) else fence
            continue
        found = _LINE.match(line)
        if found is None:
            continue
        if found["fence"]:
            fence = found["fence"]
            fenced.add(at)
        elif found["rest"].strip():
            open_lines.append((len(found["colons"]), at))
            open_by_colons[len(found["colons"])] = open_by_colons.get(len(found["colons"]), 0) + 1
        elif open_by_colons.get(len(found["colons"])):
            _close(len(found["colons"]), at, open_lines, open_by_colons, endings)
    return endings, fenced


def _close(
    colons: int, at: int, open_lines: list[tuple[int, int]], open_by_colons: dict[int, int], endings: dict[int, int]
) -> None:
    """Close the innermost block that was opened with as many colons; those in it that nobody closed are text."""
    while True:
        opened, line = open_lines.pop()
        open_by_colons[opened] -= 1
        if opened == colons:
            endings[line] = at
            return
