"""A site whose one long article has everything that a text can have."""

from __future__ import annotations

from generator.graph.view import Attachment
from generator.source.body import Body, FlowHole, GraphHole, Mark, TranscludeHole
from generator.source.outline import Heading
from tests.memory_view import MemoryView, Text
from tests.small_site import cite, image, path, small_view, wiki

ADA = Attachment(
    "ada.png", "ada.1a.png", 9, (("alt", "Ada"), ("credit", "A. Painter")), 1200, 800, ((480, "ada.1a.480.png"),)
)


def everything() -> MemoryView:
    """The small site with an article that has every kind of hole, and is shown by another."""
    parts = (
        '<h2 id="links">Links</h2>\n<p>',
        wiki("people/ada", label="<em>her</em>"),
        wiki("flask", "Dawn"),
        path("/people/ada.md"),
        wiki("", "Links"),
        cite(("annals", "p. 3"), "annals"),
        image("ada.png", width="300"),
        "</p>\n",
        image("ada.png", "", "A caption", figure=True),
        '<h2 id="graph">Graph</h2>\n',
        GraphHole("query", "", "kind:framework", 1),
        GraphHole("query", "as=table fields=released,created_by", "kind:framework", 1),
        GraphHole("query", "", "kind:framework released:>2050", 1),
        GraphHole("timeline", "", "kind:framework,person", 1),
        GraphHole("lineage", "", "werkzeug", 1),
        GraphHole("lineage", "", "django", 1),
        '<h2 id="blocks">Blocks</h2>\n',
        FlowHole("aside", (("title", "T"),), ("<p>", wiki("flask"), "</p>\n"), "::: aside", ":::", 1),
        FlowHole("details", (("title", "T"), ("open", "")), ("<p>in</p>\n",), "::: details", ":::", 1),
        TranscludeHole("flask", "Past", 1, 1),
        TranscludeHole("flask", "", 1, 1),
    )
    headings = tuple(Heading(2, name.title(), name) for name in ("links", "graph", "blocks"))
    marks = (Mark("links", 2, 0), Mark("graph", 2, 9), Mark("blocks", 2, 16))
    return small_view(
        Text("long", body=Body(parts, marks), headings=headings, summary="It has everything."),
        Text("shows", TranscludeHole("long", "", 1, 1), TranscludeHole("long", "Links", 1, 1)),
        attachments={"ada.png": ADA},
    )
