"""The view: the narrow questions through which rendering, outputs and checks see a site.

In a build every answer is recorded for the artifact being made (`build/reads.py`), so a question should give what is
needed and no more: a page that shows a title asks for the title, and an edited paragraph does not wake it.
Every argument and answer is plain and comparable: text, numbers, tuples, frozen records.
Lines and columns are not part of any answer, except where a problem has to be placed (`*_spots`, Body holes).
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from generator.graph.article import Spot
from generator.graph.query_terms import QueryMistake
from generator.graph.values import Claim
from generator.settings import FieldSettings, KindSettings
from generator.source.body import Body
from generator.source.outline import Heading


class Resolution(Struct, frozen=True, array_like=True):
    """What a link means: an article, or why none."""

    key: str | None  # None: dangling or ambiguous
    matched: str = ""  # how: "key", "title", "alias", "path", "match", "nearest"; ambiguous: how all of them match;
    # "held": it leads to a draft; "" when nothing matches
    candidates: tuple[str, ...] = ()  # ambiguous: the keys it might mean; dangling: the nearest titles or keys


class Field(Struct, frozen=True, array_like=True):
    """One filled field of an article, with its declaration."""

    settings: FieldSettings
    claims: tuple[Claim, ...]
    declared: bool = True


class Edge(Struct, frozen=True, array_like=True):
    """One relation seen from one end: where it leads, and the claim that states it (its value is not repeated)."""

    key: str
    sources: tuple[tuple[str, str], ...] = ()  # (source as written, locator)
    note: str = ""
    preferred: bool = False
    disputed: bool = False
    stated_by: str = ""  # key of the article in whose front matter it stands (sources resolve from there)


class Group(Struct, frozen=True, array_like=True):
    """All edges of one relation from one article."""

    name: str
    label: str
    edges: tuple[Edge, ...]


class Backlink(Struct, frozen=True, array_like=True):
    """A mention seen from the other end."""

    key: str
    sentence: str


class Attachment(Struct, frozen=True, array_like=True):
    """A file beside an article, or below content/: where it is published and what is known of it."""

    path: str  # below content/
    address: str  # below the output, with its content hash; "" for one that is not published because of its problem
    size: int
    metadata: tuple[tuple[str, str], ...] = ()  # from portrait.png.yaml: alt, credit, licence
    width: int = 0  # of an image that could be read
    height: int = 0
    sizes: tuple[tuple[int, str], ...] = ()  # smaller ones: (width, address)
    problem: str = ""  # why it cannot be used, as said of it: "is empty"
    fault: str = "broken-image"  # what such a problem is called, and what to do about it
    do: str = ""


class View(Protocol):
    """The questions. Keys are article keys; addresses are below the output, "frameworks/flask/", "" for home."""

    # which articles there are
    def articles(self) -> tuple[str, ...]: ...  # all published, by key
    def articles_of_kind(self, kind: str) -> tuple[str, ...]: ...  # in the kind's order
    def articles_tagged(self, tag: str) -> tuple[str, ...]: ...
    def matching(self, query: str, origin: str) -> tuple[str, ...]: ...  # origin: the article that asks, "" for none
    def mistakes_in(self, query: str, origin: str) -> tuple[QueryMistake, ...]: ...  # asked only to tell them

    # one article
    def kind_of(self, key: str) -> str: ...
    def title_of(self, key: str) -> str: ...
    def summary_of(self, key: str) -> str: ...
    def address_of(self, key: str) -> str: ...
    def path_of(self, key: str) -> str: ...
    def template_of(self, key: str) -> str: ...
    def language_of(self, key: str) -> str: ...
    def aliases_of(self, key: str) -> tuple[str, ...]: ...
    def tags_of(self, key: str) -> tuple[str, ...]: ...
    def words_of(self, key: str) -> int: ...
    def fields_of(self, key: str) -> tuple[Field, ...]: ...
    def field_of(self, key: str, name: str) -> tuple[Claim, ...]: ...
    def relations_of(self, key: str) -> tuple[Group, ...]: ...  # own and inverse, in the settings' order
    def related(self, key: str, relation: str) -> tuple[str, ...]: ...  # keys, by relation or inverse name
    def headings_of(self, key: str) -> tuple[Heading, ...]: ...
    def body_of(self, key: str) -> Body: ...
    def backlinks_of(self, key: str) -> tuple[Backlink, ...]: ...
    def cited_by(self, key: str) -> tuple[str, ...]: ...  # keys of the articles that cite this source
    def trail_of(self, key: str) -> tuple[str, ...]: ...  # sections above it that have a page, outermost first
    def children_of(self, key: str) -> tuple[str, ...]: ...  # articles directly below a section
    def neighbours_of(self, key: str) -> tuple[str, str]: ...  # previous and next within its kind; "" for none
    def spots_of(self, key: str) -> tuple[tuple[str, Spot], ...]: ...  # only to place problems

    # links
    def resolve(
        self, target: str, form: str, origin: str
    ) -> Resolution: ...  # form: "wiki", "path", "cite", "match:FIELD"
    def heading_id(self, key: str, heading: str) -> str: ...  # "" when there is no such heading
    def attachment(self, path: str, origin: str) -> Attachment | None: ...  # path as written in the origin's article
    def attachment_paths(self) -> tuple[str, ...]: ...  # below content/
    def attachment_bytes(self, path: str) -> bytes: ...  # FileNotFoundError when it has vanished

    # the site
    def setting(self, name: str) -> object: ...  # dotted: "title", "markdown.html", "extra.hero"
    def kinds(self) -> tuple[str, ...]: ...  # kinds that have a published article, in the settings' order
    def kind(self, name: str) -> KindSettings: ...
    def tags(self) -> tuple[tuple[str, int], ...]: ...
    def data(self, name: str) -> object: ...  # data/NAME.yaml|toml|json|csv as plain values
    def data_names(self) -> tuple[str, ...]: ...
    def template_text(self, name: str) -> str | None: ...  # None: no such template; "theme/x" asks the theme alone
    def template_place(self, name: str) -> str: ...  # the file of a template, for messages
    def template_names(self) -> tuple[str, ...]: ...
    def asset(self, name: str) -> str: ...  # address of a file of templates/assets, with its content hash; "" for none
    def asset_names(self) -> tuple[str, ...]: ...
    def asset_bytes(self, name: str) -> bytes: ...
    def redirects(self) -> tuple[tuple[str, str], ...]: ...  # (old address, key)
