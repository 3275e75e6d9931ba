"""Citations: `[@source]`, `[@source, p. 12]`, `[@one; @other]`."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from generator.source.rules.inline_state import InlineState

_ITEM = r"@[^\s,;\[\]@]++(?:,[^;\[\]@]*+)?"
_CITATION = re.compile(rf"\[({_ITEM}(?:;\s*+{_ITEM})*+)\](?![(\[])")


def items_of(text: str) -> tuple[tuple[str, str], ...]:
    """Sources with their places in `@one, p. 12; @other`: (("one", "p. 12"), ("other", ""))."""
    pairs = (item.strip().removeprefix("@").partition(",") for item in text.split(";"))
    return tuple((source.strip(), " ".join(locator.split())) for source, _, locator in pairs)


def citation(state: InlineState, silent: bool) -> bool:
    """A citation; what is defined as a link, or followed by its address, stays a link."""
    found = _CITATION.match(state.src, state.pos, state.posMax)
    references = state.env.get("references")
    if found is None or (references and normalizeReference(found[1]) in references):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.at, token.meta = state.pos, {"items": items_of(found[1])}
    state.pos = found.end()
    return True
