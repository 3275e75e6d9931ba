"""An article as one typed record: all that the graph needs of one file, and nothing of its HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_type_hints

import msgspec
from msgspec import Raw, Struct

from generator.dates import Date
from generator.graph.values import Claim
from generator.source.outline import Heading, Mention


class Spot(Struct, frozen=True, array_like=True):
    """Where a value stands: kept apart from the value, so that moving a line changes no answer about the value."""

    line: int
    column: int


class Article(Struct, frozen=True, array_like=True):
    """One Markdown file with front matter: a node of the graph."""

    key: str  # path below content/ without ending; index files have their folder's: "frameworks/flask", "" for home
    path: str  # below content/: frameworks/flask.md
    kind: str
    title: str
    section: bool = False  # an index.md, _index.md or README.md: the page of its folder
    summary: str = ""
    aliases: tuple[str, ...] = ()  # other titles; those that look like paths are old addresses too
    moved_from: tuple[str, ...] = ()  # old keys or addresses: redirects
    tags: tuple[str, ...] = ()
    draft: bool = False
    publish: Date | None = None
    slug: str = ""  # stated in front matter; empty: the last part of the key
    template: str = ""
    language: str = ""
    weight: float = 0.0  # by hand in an ordering: `sort:weight`
    fields: dict[str, tuple[Claim, ...]] = {}  # declared order first, then as written
    relations: dict[str, tuple[Claim, ...]] = {}  # relation or inverse name -> claims whose value is a Link
    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    words: int = 0
    spots: dict[str, Spot] = {}  # "released", "released[1]", "created_by[0]", "title" -> where it stands
    body: str = ""  # digest of the body with holes
    anchors: tuple[str, ...] = ()  # ids of what is no heading, to which links may lead


# Of 10,000 articles these take two thirds of the memory; kept as they were encoded, an eighth.
_FOLDED = frozenset({"headings", "mentions", "spots"})
_Folded = msgspec.defstruct(
    "Folded",
    [(name, Raw if name in _FOLDED else hint) for name, hint in get_type_hints(Article).items()],
    frozen=True,
    array_like=True,
)
_unfold_headings = msgspec.msgpack.Decoder(tuple[Heading, ...]).decode
_unfold_mentions = msgspec.msgpack.Decoder(tuple[Mention, ...]).decode
_unfold_spots = msgspec.msgpack.Decoder(dict[str, Spot]).decode

# An article whose long parts stay encoded until `headings_of` and its siblings are asked for them.
decode_folded = cast("Callable[[bytes], Article]", msgspec.msgpack.Decoder(_Folded).decode)
decode_article = msgspec.msgpack.Decoder(Article).decode


def headings_of(article: Article) -> tuple[Heading, ...]:
    """The headings of an article, folded or not."""
    part: object = article.headings
    return _unfold_headings(part) if isinstance(part, Raw) else article.headings


def mentions_of(article: Article) -> tuple[Mention, ...]:
    """What an article mentions, folded or not."""
    part: object = article.mentions
    return _unfold_mentions(part) if isinstance(part, Raw) else article.mentions


def spots_of(article: Article) -> dict[str, Spot]:
    """Where an article's values stand, folded or not."""
    part: object = article.spots
    return _unfold_spots(part) if isinstance(part, Raw) else article.spots
