"""Line ends, backslashes and entities: what stands for a character that it is not."""

from __future__ import annotations

import re

from markdown_it.common.entities import entities
from markdown_it.common.utils import isValidEntityCode

from generator.source.rules.inline_state import InlineState

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BLANKS = re.compile(r"[ \t]*")
_ENTITY = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z][a-zA-Z0-9]{1,31}));")


def line_end(state: InlineState, silent: bool) -> bool:
    """A line end; two blanks before it make it one on the page too."""
    src, at = state.src, state.pos
    if not silent:
        pending, blanks = state._pending_buffer, 0
        while at - blanks > state.text_start and src[at - blanks - 1] == " ":
            blanks += 1
        if blanks and pending:
            last = pending.pop()
            blanks = min(blanks, len(last))
            if len(last) > blanks:
                pending.append(last[:-blanks])
        state.push("hardbreak" if blanks > 1 else "softbreak", "br", 0)
    state.pos = _after_blanks(state, at + 1)
    return True


def _after_blanks(state: InlineState, at: int) -> int:
    found = _BLANKS.match(state.src, at, state.posMax)
    return found.end() if found else at


def backslash(state: InlineState, silent: bool) -> bool:
    """A backslash before a sign takes its meaning; before a line end it keeps the line end."""
    at = state.pos + 1
    if at >= state.posMax:
        return False
    character = state.src[at]
    if character == "\n":
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = _after_blanks(state, at + 1)
        return True
    if not silent:
        state._pending_buffer.append(character if character in _ESCAPABLE else "\\" + character)
        state.text_start = at + 1
    state.pos = at + 1
    return True


def entity(state: InlineState, silent: bool) -> bool:
    """`&amp;`, `&#38;` and `&#x26;`: the character that they name."""
    found = _ENTITY.match(state.src, state.pos)
    if found is None or (found[3] and found[3] not in entities):
        return False
    if not silent:
        state._pending_buffer.append(entities[found[3]] if found[3] else _character(found[1], found[2]))
        state.text_start = found.end()
    state.pos = found.end()
    return True


def _character(hexadecimal: str | None, decimal: str | None) -> str:
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    return chr(code) if isValidEntityCode(code) else "\ufffd"
