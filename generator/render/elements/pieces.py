"""Pieces: what a body is put together from, before neighbours are joined into parts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from generator.source.body import (
    CiteHole,
    FlowHole,
    GraphHole,
    ImageHole,
    LinkHole,
    Mark,
    Part,
    TranscludeHole,
)

Hole = LinkHole | CiteHole | TranscludeHole | ImageHole | GraphHole | FlowHole


class Atom(str):
    """HTML of ours that is whole in itself and stands in a text: a sanitiser need not look into it."""

    __slots__ = ()


class Block(str):
    """The same for what stands between paragraphs."""

    __slots__ = ()


class Raw(str):
    """HTML that the author wrote, not sanitised yet."""

    __slots__ = ()


class Start(NamedTuple):
    """A section begins here, with the heading that has this id."""

    id: str
    level: int


Piece = str | Hole | Start


def text_of(text: str) -> str:
    """A text as HTML."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attributes_of(attributes: dict[str, str]) -> str:
    """Attributes as HTML, each after a blank."""
    return "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])


def joined(pieces: Sequence[Piece]) -> tuple[tuple[Part, ...], tuple[Mark, ...]]:
    """The parts of a text, strings joined as far as no hole and no beginning of a section lies between them."""
    parts: list[Part] = []
    marks: list[Mark] = []
    begin = 0
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if at > begin:
            _append(parts, "".join(pieces[begin:at]))  # type: ignore[arg-type] # only strings are between
        begin = at + 1
        if isinstance(piece, Start):
            marks.append(Mark(piece.id, piece.level, len(parts)))
        else:
            parts.append(piece)
    if begin < len(pieces):
        _append(parts, "".join(pieces[begin:]))  # type: ignore[arg-type]
    return tuple(parts), tuple(marks)


def _append(parts: list[Part], text: str) -> None:
    if text:
        parts.append(text)
