"""How a text begins, as words."""

from __future__ import annotations

import re
from html import unescape

from generator.source.body import LinkHole, Part

_TAG = re.compile(r"<[^>]*>")


def beginning(parts: tuple[Part, ...], *, enough: int = 60) -> str:
    """The first words of a text, without its elements."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += unescape(_TAG.sub("", part[: enough * 8]))
        elif isinstance(part, LinkHole):
            text += beginning(part.label) or part.target
        if len(text) > enough:
            break
    return text.lstrip()
