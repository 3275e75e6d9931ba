"""Emphasis: `~struck out~`, `*this*` and `**that**` at once where they are plain, else by markdown-it-py."""

from __future__ import annotations

import re

from markdown_it.rules_inline import emphasis as _emphasis
from markdown_it.rules_inline import strikethrough as _strikethrough

from generator.source.rules.inline_state import InlineState
from generator.source.tokens import Token

# Words without any mark in them, between marks of which the first can only open and the last can close. Whatever
# stands around, CommonMark pairs these two: they are as long as each other, and the closer's nearest opener is ours.
_PLAIN = re.compile(r"(\*\*?|__?)(?=[^\W_])([\w ,;]*[^\W_])\1(?=[ \n.,;:!?)]|\Z)")


def emphasis(state: InlineState, silent: bool) -> bool:
    """A run of "*" or "_"."""
    if silent:
        return False
    src, at = state.src, state.pos
    if at == 0 or src[at - 1] in " \n":
        found = _PLAIN.match(src, at, state.posMax)
        if found is not None and "_" not in found[2]:
            _push(state, found[1], found[2])
            state.pos = found.end()
            return True
    return _emphasis.tokenize(state, silent)


def _push(state: InlineState, markup: str, text: str) -> None:
    if state._pending_buffer:
        state.pushPending()
    name, level, tokens = ("strong", "em")[len(markup) == 1], state.level, state.tokens
    tokens.append(Token(f"{name}_open", name, 1, level=level, markup=markup))
    tokens.append(Token("text", level=level + 1, content=text))
    tokens.append(Token(f"{name}_close", name, -1, level=level, markup=markup))


_TILDES = re.compile("~+")


def strikethrough(state: InlineState, silent: bool) -> bool:
    """One or two "~"; more of them are text, as on GitHub."""
    if silent:
        return False
    tildes = _TILDES.match(state.src, state.pos, state.posMax)
    assert tildes is not None
    if len(tildes[0]) <= 2:
        return _strikethrough.tokenize(state, silent)
    state._pending_buffer.append(tildes[0])
    state.pos = tildes.end()
    return True
