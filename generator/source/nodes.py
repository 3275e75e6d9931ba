"""Front matter as it was written: scalars keep their text and place, so that a kind's fields can type them."""

from __future__ import annotations

from msgspec import Struct


class Scalar(Struct, frozen=True, tag="s", array_like=True):
    """A single value: the text as YAML reads it, before any typing (`no`, `1.10` and `2010-04` stay what they are)."""

    text: str
    line: int  # of the file, from 1
    column: int  # from 1
    quoted: bool = False  # "…", '…' or a block scalar: text on purpose


class Sequence(Struct, frozen=True, tag="q", array_like=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True, tag="m", array_like=True):
    """Keys with values, in the order written."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
