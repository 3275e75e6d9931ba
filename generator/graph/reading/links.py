"""Links in front matter: `"[[people/ada|Ada]]"`, and what YAML makes of one without quotes."""

from __future__ import annotations

import re

from generator.graph.values import Link
from generator.source.nodes import Mapping, Node, Scalar, Sequence

_LINK = re.compile(r"\[\[\s*([^\[\]|]*[^\[\]|\s])\s*(?:\|([^\[\]]*))?\]\]")


def link_in(text: str) -> Link | None:
    """The link that a text is, all of it."""
    match = _LINK.fullmatch(text)
    return Link(match[1], (match[2] or "").strip()) if match else None


def unwrapped(node: Node) -> Node:
    """The text `[[x]]` where YAML has read a list in a list; any other node as it is."""
    if not isinstance(node, Sequence) or len(node.items) != 1:
        return node
    inner = node.items[0]
    if not isinstance(inner, Sequence) or not inner.items:
        return node
    words = [_words(item) for item in inner.items]
    return Scalar(f"[[{', '.join(words)}]]", node.line, node.column) if all(words) else node


def _words(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping) and len(node.entries) == 1:  # [[Tools: the book]]
        key, value = node.entries[0]
        return f"{key.text}: {value.text}" if isinstance(value, Scalar) else ""
    return ""
