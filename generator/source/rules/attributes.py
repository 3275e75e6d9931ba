"""Attributes: `{.class #id key=value}` after a heading's text, after a link, image or code span, or above a block."""

from __future__ import annotations

import re

from generator.source.rules.block_state import BlockState

_ATTRIBUTE = r"""(?:[.#][\w:-]++|[a-zA-Z][\w:-]*+=(?:"[^"\n{}\[\]]*+"|'[^'\n{}\[\]]*+'|[^\s"'=<>`{}\[\]]++))"""
_LIST = re.compile(r"\{[ \t]*+" + _ATTRIBUTE + r"(?:[ \t]++" + _ATTRIBUTE + r")*+[ \t]*+\}")
_ONE = re.compile(_ATTRIBUTE)

# What an author may set. Neither styles, scripts nor addresses: those are the theme's and the link's.
SAFE = frozenset({"class", "id", "width", "height", "lang", "dir", "title", "alt"})


def attributes_at(text: str, at: int, end: int) -> tuple[dict[str, str], int] | None:
    """The attributes in a list that begins there, and where it ends; None when there is none, or one is not allowed.

    A list with something else in it is text, so that `{% liquid %}`, `{{ shortcodes }}` and `{mdx}` stay as they are.
    """
    found = _LIST.match(text, at, end)
    if found is None:
        return None
    attributes = pairs_of(found[0])
    return (attributes, found.end()) if all(map(_is_safe, attributes)) else None


def pairs_of(text: str) -> dict[str, str]:
    """Every `.class`, `#id` and `key=value` in the text, all keys. Classes are joined, else the last counts."""
    pairs: dict[str, str] = {}
    for part in _ONE.findall(text):
        if part[0] == "#":
            pairs["id"] = part[1:]
        elif part[0] == ".":
            pairs["class"] = f"{pairs['class']} {part[1:]}" if "class" in pairs else part[1:]
        else:
            key, _, value = part.partition("=")
            pairs[key] = value[1:-1] if value[0] in "\"'" else value
    return pairs


def words_of(text: str) -> list[str]:
    """What stands between the braces beside those, word by word: `open` in `{title="x" open}`."""
    return _ONE.sub(" ", text.strip(" \t").removeprefix("{").removesuffix("}")).split()


def _is_safe(key: str) -> bool:
    return key in SAFE or (key.startswith("data-") and key.islower())


def cut_attributes(text: str) -> tuple[str, dict[str, str]]:
    """A heading's text without the attributes at its end, and these."""
    if not text.endswith("}"):
        return text, {}
    at = text.rfind("{")
    found = attributes_at(text, at, len(text)) if at > 0 and text[at - 1] in " \t" else None
    if found is None or found[1] != len(text):
        return text, {}
    return text[:at].rstrip(" \t"), found[0]


def attributes(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A line with nothing but attributes, for the block below it."""
    begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = attributes_at(state.src, begin, stop)
    if found is None or state.src[found[1] : stop].strip(" \t"):
        return False
    if not silent:
        state.push("attributes", "", 0).meta = found[0]
        state.line = line + 1
    return True
