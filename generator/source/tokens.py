"""A token: one piece of Markdown as it was read, with the fields that markdown-it-py gives its own.

markdown-it-py makes a dataclass of each token, which takes 0.26 µs; a Struct takes 0.07,
and an article has two hundred.
Its rules and its renderer work on these as on theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

# Shared by all tokens that have none: two dictionaries for each token would take as long as the token.
_NONE: Mapping[str, Any] = MappingProxyType({})


class Token(Struct, gc=False):
    """One token of the stream. Opening and closing tokens have nesting 1 and -1; `level` is how deep they stand."""

    type: str  # "paragraph_open", "inline", "link_close" …
    tag: str = ""
    nesting: int = 0
    attrs: Mapping[str, Any] = _NONE  # to be set as a whole
    map: list[int] | None = None  # of blocks: first line and the line after the last, counted from 0
    level: int = 0
    children: list[Token] | None = None  # of "inline" and images
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: Mapping[str, Any] = _NONE  # to be set as a whole
    block: bool = False
    hidden: bool = False  # a paragraph of a tight list
    at: int = -1  # of what stands in a text: where it begins in the text; of a table's cell: which of the row it is

    def attrItems(self) -> list[tuple[str, Any]]:  # noqa: N802 - markdown-it-py's names, for its renderer
        return list(self.attrs.items())

    def attrSet(self, name: str, value: str) -> None:  # noqa: N802
        self.attrs = {**self.attrs, name: value}

    def attrGet(self, name: str) -> Any:  # noqa: N802
        return self.attrs.get(name)

    def attrJoin(self, name: str, value: str) -> None:  # noqa: N802
        self.attrs = {**self.attrs, name: f"{self.attrs[name]} {value}" if name in self.attrs else value}
