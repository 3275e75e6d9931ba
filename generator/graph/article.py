"""An article as one typed record: all that the graph needs of one file, and nothing of its HTML."""

from __future__ import annotations

from msgspec import Struct

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
