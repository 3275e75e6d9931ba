"""Code in a text: `code`, between as many "`" on either side."""

from __future__ import annotations

import re

from generator.source.rules.attributes import attributes_at
from generator.source.rules.inline_state import InlineState

_RUN = re.compile("`+")


def code_span(state: InlineState, silent: bool) -> bool:
    """A run of "`" and all up to the next run of that length; without one, the run is text."""
    src, start = state.src, state.pos
    opening = _RUN.match(src, start, state.posMax)
    assert opening is not None
    begin, length = opening.end(), opening.end() - start
    closing = _closing(state, begin, length)
    if closing < 0:
        if not silent:
            state._pending_buffer.append(opening[0])
        state.pos = begin
        return True
    state.pos = closing + length
    found = attributes_at(src, state.pos, state.posMax) if src.startswith("{", state.pos) else None
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.markup, token.content = opening[0], _content(src[begin:closing])
        if found:
            token.meta = {"attributes": found[0]}
    if found:
        state.pos = found[1]
    return True


def _closing(state: InlineState, begin: int, length: int) -> int:
    """Where the next run of that length begins, or -1. Runs that are not there are looked for once."""
    next_run = _RUN.search(state.src, begin)
    if next_run is None:
        return -1
    if next_run.end() - next_run.start() == length and next_run.end() <= state.posMax:
        return next_run.start()
    if not state.backticksScanned:
        state.backticks = {len(run[0]): run.start() for run in _RUN.finditer(state.src)}
        state.backticksScanned = True
    if state.backticks.get(length, -1) < begin:
        return -1
    for run in _RUN.finditer(state.src, begin):
        if run.end() > state.posMax:
            return -1
        if run.end() - run.start() == length:
            return run.start()
    return -1


def _content(text: str) -> str:
    text = text.replace("\n", " ")
    if text[0] == text[-1] == " " and text.strip(" "):
        return text[1:-1]
    return text
