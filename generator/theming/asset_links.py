"""What a style sheet uses of the files beside it: `url(icons/x.svg)`, `@import "base.css"`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from generator.graph.content_paths import folder_of, joined

# The address ends before a "?" or "#", which stay behind it as they are.
_REFERENCE = re.compile(
    r"(?P<before>\burl\(\s*[\"']?|@import\s+[\"'])(?P<address>[^\"')#?]+?)(?=\s*[\"')#?])", re.IGNORECASE
)


def used_by(sheet: bytes, name: str) -> tuple[str, ...]:
    """The names of what a style sheet of that name refers to, whether there are such assets or not."""
    found = [_target(match["address"], name) for match in _REFERENCE.finditer(_text(sheet))]
    return tuple(dict.fromkeys(target for target in found if target))


def with_published_names(sheet: bytes, name: str, published: Mapping[str, str]) -> bytes:
    """The style sheet with its references as their targets are published. Folders stay what they are."""

    def rename(match: re.Match[str]) -> str:
        target = _target(match["address"], name)
        if target not in published:
            return match[0]
        folders = match["address"].rpartition("/")
        return match["before"] + folders[0] + folders[1] + quote(published[target].rpartition("/")[2])

    return _REFERENCE.sub(rename, _text(sheet)).encode(errors="surrogateescape")


def _text(sheet: bytes) -> str:
    return sheet.decode(errors="surrogateescape")  # bytes that are no UTF-8 come out as they went in


def _target(address: str, name: str) -> str:
    """The asset that an address in a style sheet means; "" for one of another place."""
    if ":" in address or address.startswith("/"):
        return ""
    return joined(folder_of(name), unquote(address)) or ""
