"""A body: the HTML of one article with holes where the answer depends on the rest of the site.

Parsing an article makes its body once, without knowing any other article. Making a page fills the holes.
So a body can be kept by content hash, made in any process, and filled on several pages (transclusion).

    "<p>Flask grew out of "  LinkHole("Werkzeug")  " and a joke"  CiteHole(...)  ".</p>\n" ...
"""

from __future__ import annotations

from msgspec import Struct

# The id that templates give the title of a page, so that a link can lead to it as to any heading.
TITLE_ID = "_title"


class LinkHole(Struct, frozen=True, tag="l", array_like=True):
    """A link inside the site: `[[Target#heading|label]]` or `[label](path.md#heading "title")`."""

    target: str  # as written, decoded; "" for a heading of this article
    heading: str  # what stands after "#", as written; "" for none
    form: str  # "wiki": a title, alias or key; "path": relative to the article's file, or from the site's root with "/"
    label: tuple[Part, ...]  # inner HTML; empty for a wiki link without one
    title: str  # the link's title attribute; "" for none
    line: int
    column: int


class CiteHole(Struct, frozen=True, tag="c", array_like=True):
    """`[@source, p. 12; @other]`: marks that lead to the list of sources."""

    items: tuple[tuple[str, str], ...]  # (source as written, locator or "")
    line: int
    column: int


class TranscludeHole(Struct, frozen=True, tag="t", array_like=True):
    """`![[target#heading]]` alone in its paragraph: the body of another article, or one section of it."""

    target: str
    heading: str
    line: int
    column: int


class ImageHole(Struct, frozen=True, tag="i", array_like=True):
    """An image of the site; one with a title that stands alone in its paragraph is a figure."""

    src: str  # as written, decoded; relative to the article's file, or from the site's root with "/"
    alt: str
    title: str
    figure: bool
    attributes: tuple[tuple[str, str], ...]
    line: int
    column: int


class GraphHole(Struct, frozen=True, tag="g", array_like=True):
    """A fenced block that draws from the graph: query, timeline, lineage."""

    block: str
    options: str  # the rest of the info string
    text: str
    line: int


class FlowHole(Struct, frozen=True, tag="f", array_like=True):
    """`::: name {key=value}` … `:::`: rendered by templates/blocks/name.html, or passed through as text."""

    name: str
    properties: tuple[tuple[str, str], ...]
    inner: tuple[Part, ...]
    opening: str  # the opening line as written, for a block that nobody knows
    closing: str
    line: int


Part = str | LinkHole | CiteHole | TranscludeHole | ImageHole | GraphHole | FlowHole


class Mark(Struct, frozen=True, array_like=True):
    """Where a heading that is not inside any other block begins: parts[at] starts with its tag."""

    id: str
    level: int
    at: int


class Body(Struct, frozen=True, array_like=True):
    """The parts of an article's body in reading order, and where its sections begin."""

    parts: tuple[Part, ...]
    marks: tuple[Mark, ...] = ()
    footnotes: tuple[Part, ...] = ()  # the list at the end; apart, so that a transcluded section leaves it out
