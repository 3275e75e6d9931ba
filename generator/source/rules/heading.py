"""Headings with marks: `## Title {#own-id}`."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS

from generator.source.rules.attributes import cut_attributes
from generator.source.rules.block_state import BlockState

_MARKS = re.compile(r"(#{1,6})(?:[ \t]+|\Z)")


def heading(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A line that begins with one to six "#"."""
    if state.sCount[line] - state.blkIndent >= 4:
        return False
    text = state.line_text(line)
    marks = _MARKS.match(text)
    if marks is None:
        return False
    if silent:
        return True
    content, attributes = cut_attributes(_without_closing_marks(text[marks.end(1) :]))
    markup, state.line = marks[1], line + 1
    opening = state.push("heading_open", f"h{len(markup)}", 1)
    opening.markup, opening.map = markup, [line, line + 1]
    if attributes:
        opening.meta = {"attributes": attributes}
    state.push_text(content, [line, line + 1])
    state.push("heading_close", opening.tag, -1).markup = markup
    return True


def _without_closing_marks(text: str) -> str:
    text = text.rstrip(" \t")
    bare = text.rstrip("#")
    return (bare if bare[-1:] in (" ", "\t") else text).strip(MD_TRIM_CHARS)
