"""Links and images: `[label](address "title")` in the plain case at once, everything else as markdown-it-py does it."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import autolink as _autolink
from markdown_it.rules_inline import image as _image
from markdown_it.rules_inline import link as _link

from generator.source.rules.attributes import attributes_at
from generator.source.rules.inline_state import InlineState

# An address that is written in an attribute as it is written in the text.
PLAIN_ADDRESS = r"(?:https?://)?(?:[A-Za-z0-9._~/#?=+,;-]|%[0-9A-Fa-f]{2})*+"

# A label in which nothing can hide a bracket.
_PLAIN = re.compile(r"\[([^\[\]\\`<]*+)\]\((" + PLAIN_ADDRESS + r")(?: \"([^\"\\&\n]*+)\")?\)")


def link(state: InlineState, silent: bool) -> bool:
    """A link, with the attributes that follow it; or a part of the text with attributes: `[text]{.class}`."""
    if state.no_bracket_follows():
        return False
    start, index = state.pos, _index_of_next(state)
    found = _PLAIN.match(state.src, start, state.posMax)
    if found is not None:
        if not silent:
            _push_plain(state, found)
        state.pos = found.end()
    elif not _link(state, silent):
        return _read_span(state, start, silent)
    _finish(state, start, index, silent)
    return True


def _index_of_next(state: InlineState) -> int:
    """Where among the tokens the next one will be."""
    return len(state.tokens) + bool(state._pending_buffer)


def _push_plain(state: InlineState, found: re.Match[str]) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": found[2], "title": found[3]} if found[3] else {"href": found[2]}
    _read_inner(state, *found.span(1))
    state.push("link_close", "a", -1)


def _read_inner(state: InlineState, start: int, stop: int) -> None:
    end, state.pos, state.posMax = state.posMax, start, stop
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = end


def _finish(state: InlineState, start: int, index: int, silent: bool) -> None:
    """Note where the link or image began, and take in the attributes behind it."""
    found = attributes_at(state.src, state.pos, state.posMax) if state.src.startswith("{", state.pos) else None
    if found:
        state.pos = found[1]
    if silent:
        return
    state.tokens[index].at = start
    if found:
        state.tokens[index].meta = {"attributes": found[0]}


def _read_span(state: InlineState, start: int, silent: bool) -> bool:
    state.pos = start
    stop = parseLinkLabel(state, start)
    if stop < 0 or not state.src.startswith("{", stop + 1):
        return False
    found = attributes_at(state.src, stop + 1, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("span_open", "span", 1).meta = {"attributes": found[0]}
        _read_inner(state, start + 1, stop)
        state.push("span_close", "span", -1)
    state.pos = found[1]
    return True


def image(state: InlineState, silent: bool) -> bool:
    """An image, with the attributes that follow it."""
    start, index = state.pos, _index_of_next(state)
    if state.no_bracket_follows() or not _image(state, silent):
        return False
    _finish(state, start, index, silent)
    return True


def autolink(state: InlineState, silent: bool) -> bool:
    """`<https://example.org>`."""
    start, index = state.pos, _index_of_next(state)
    if not _autolink(state, silent):
        return False
    if not silent:
        state.tokens[index].at = start
    return True
