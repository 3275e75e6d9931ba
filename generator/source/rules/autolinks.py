"""Addresses as they stand in the text, `https://example.org` or `somebody@example.org`, by GitHub's rule."""

from __future__ import annotations

import re

from generator.source.rules.inline_state import InlineState
from generator.source.tokens import Token

_DOMAIN = re.compile(r"(?:https?://|www\.)([\w-]+(?:\.[\w-]+)*)")
_REST = re.compile(r"[^\s<]*")
_EMAIL = re.compile(r"(?<![\w.+@/:-])([\w.+-]++@(?:[A-Za-z0-9_-]+\.)+[A-Za-z0-9_-]*[A-Za-z0-9])(?![\w@-])")
may_hold_email = re.compile(r"[\w.+-]@").search
_ENTITY = re.compile(r"&[A-Za-z0-9]+;")
_TRAILING = "?!.,:*_~'\""


def address(state: InlineState, silent: bool) -> bool:
    """`https://…`, `http://…` or `www.…` where a word begins, as far as it goes without the text's own signs."""
    src, at = state.src, state.pos
    if silent or state.linkLevel or (at and (src[at - 1].isalnum() or src[at - 1] == "/")):
        return False
    domain = _DOMAIN.match(src, at, state.posMax)
    if domain is None or not _is_domain(domain[1], bare=src[at] == "w"):
        return False
    rest = _REST.match(src, domain.end(), state.posMax)
    text = _without_trailing_signs(src[at : rest.end() if rest else domain.end()])
    href = state.md.normalizeLink(text if src[at] == "h" else f"http://{text}")
    _push_link(state, href, text)
    state.pos = at + len(text)
    return True


def _is_domain(domain: str, *, bare: bool) -> bool:
    parts = domain.split(".")
    return not any("_" in part for part in parts[-2:]) and (len(parts) > 1 or not bare)


def _without_trailing_signs(text: str) -> str:
    unmatched, end = text.count(")") - text.count("("), len(text)
    while True:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and unmatched > 0:
            end, unmatched = end - 1, unmatched - 1
        elif last == ";" and _ENTITY.fullmatch(text, entity := max(text.rfind("&", 0, end), 0), end):
            end = entity
        else:
            return text[:end]


def _push_link(state: InlineState, href: str, text: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.markup, opening.info = {"href": href}, "linkify", "auto"
    state._pending_buffer.append(text)
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "linkify", "auto"


def link_emails(tokens: list[Token]) -> None:
    """Make links of the e-mail addresses in texts that are not in a link yet."""
    made: list[Token] = []
    links = 0
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            links += token.nesting
        if token.type == "text" and not links and "@" in token.content:
            made.extend(_email_pieces(token))
        else:
            made.append(token)
    tokens[:] = made


def _email_pieces(text: Token) -> list[Token]:
    pieces: list[Token] = []
    for index, part in enumerate(_EMAIL.split(text.content)):
        if index % 2:
            href = {"href": f"mailto:{part}"}
            pieces.append(Token("link_open", "a", 1, href, level=text.level, markup="linkify", info="auto"))
            pieces.append(Token("text", level=text.level + 1, content=part))
            pieces.append(Token("link_close", "a", -1, level=text.level, markup="linkify", info="auto"))
        elif part:
            pieces.append(Token("text", level=text.level, content=part))
    return pieces
