"""Wiki links: `[[Title]]`, `[[key|label]]`, `[[key#heading]]`, `[[#heading]]`, and `![[…]]` for what is to be shown."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from generator.source.rules.attributes import attributes_at
from generator.source.rules.inline_state import InlineState
from generator.source.tokens import Token

_LINK = re.compile(r"\[\[([^\[\]|#\n]*+)(?:#([^\[\]|\n]*+))?(?:\|([^\[\]\n]*+))?\]\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)\Z", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")


def wiki_link(state: InlineState, silent: bool) -> bool:
    """A link inside the site. Brackets that a link's definition gives a meaning to are left to it."""
    found = _found(state, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.at, token.meta = state.pos, {"target": found[1].strip(), "heading": (found[2] or "").strip()}
        token.children = _label(state, found)
    state.pos = found.end()
    return True


def _found(state: InlineState, at: int) -> re.Match[str] | None:
    found = _LINK.match(state.src, at, state.posMax)
    if found is None or not (found[1].strip() or (found[2] or "").strip()):
        return None
    references = state.env.get("references")
    return None if references and normalizeReference(found[0][2:-2]) in references else found


def _label(state: InlineState, found: re.Match[str]) -> list[Token]:
    label = found[3]
    if not label or label.isspace():
        return []
    return state.part(found.start(3), found.end(3), in_link=True)


def embed(state: InlineState, silent: bool) -> bool:
    """`![[article#section]]`, or a picture beside the article: `![[ada.png|alt text]]`, `![[ada.png|300]]`."""
    found = _found(state, state.pos + 1)
    if found is None:
        return False
    if not silent:
        picture = _PICTURE.search(found[1].strip()) is not None
        token = state.push("image" if picture else "transclusion", "img" if picture else "", 0)
        token.at = state.pos
        if picture:
            token.attrs = {"src": found[1].strip(), "alt": ""}
            token.meta = {"file": True, "attributes": _size(found[3])}
            token.content = "" if token.meta["attributes"] else (found[3] or "").strip()
        else:
            token.meta = {"target": found[1].strip(), "heading": (found[2] or "").strip()}
            token.children = _label(state, found)
    state.pos = found.end()
    listed = attributes_at(state.src, state.pos, state.posMax) if state.src.startswith("{", state.pos) else None
    if listed:
        if not silent:
            meta = state.tokens[-1].meta
            state.tokens[-1].meta = {**meta, "attributes": {**meta.get("attributes", {}), **listed[0]}}
        state.pos = listed[1]
    return True


def _size(label: str | None) -> dict[str, str]:
    size = _SIZE.fullmatch((label or "").strip())
    if size is None:
        return {}
    return {"width": size[1], "height": size[2]} if size[2] else {"width": size[1]}
