"""Smart punctuation: curly quotes, apostrophes, dashes and ellipses; not in code, and not after a backslash."""

from __future__ import annotations

import re
import unicodedata

from generator.source.rules.inline_state import InlineState

_DASHES = re.compile("-+")
_YEARS = re.compile(r"'\d\ds?\b")
_BEFORE_OPENING = frozenset("([{-–—/")


def quote(state: InlineState, silent: bool) -> bool:
    """`"` and `'`: opening before a word, closing after one, an apostrophe within one or before years ('90s)."""
    if silent:
        return False
    src, at = state.src, state.pos
    before = src[at - 1] if at else " "
    after = src[at + 1] if at + 1 < len(src) else " "
    single = src[at] == "'"
    opens, closes = _flanks(before, after)
    if single and ((opens and closes) or _YEARS.match(src, at)):
        curly = "’" if before not in _BEFORE_OPENING or _YEARS.match(src, at) else "‘"
    elif opens and (not closes or before in _BEFORE_OPENING):
        curly = "‘" if single else "“"
    elif closes:
        curly = "’" if single else "”"
    else:
        curly = src[at]
    state._pending_buffer.append(curly)
    state.pos = at + 1
    return True


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark between the two characters can open, and whether it can close: the rule of emphasis."""
    blank_before, blank_after = before.isspace(), after.isspace()
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    opens = not blank_after and (not sign_after or blank_before or sign_before)
    closes = not blank_before and (not sign_before or blank_after or sign_after)
    return opens, closes


def _is_sign(character: str) -> bool:
    return not character.isalnum() and unicodedata.category(character)[0] in "PS"


def dash(state: InlineState, silent: bool) -> bool:
    """`--` is a dash between numbers and words, `---` a long one; a longer run is left as it is."""
    found = None if silent else _DASHES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state._pending_buffer.append({2: "–", 3: "—"}.get(len(found[0]), found[0]))
    state.pos = found.end()
    return True


def ellipsis(state: InlineState, silent: bool) -> bool:
    """`...`."""
    if silent:
        return False
    state._pending_buffer.append("…")
    state.pos += 3
    return True
