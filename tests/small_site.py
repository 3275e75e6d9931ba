"""A small site with a bit of everything: kinds, relations, claims that disagree, sources, tags, a section."""

from __future__ import annotations

from typing import Any

from generator.dates import Date, parse_date
from generator.graph.values import Link, Markdown, Record
from generator.settings import FieldSettings, KindSettings, RelationSettings, Settings
from generator.source.body import Body, CiteHole, ImageHole, LinkHole, Mark
from generator.source.outline import Heading, Mention
from tests.memory_view import MemoryView, Text, claim


def field(name: str, *types: str, **options: Any) -> FieldSettings:
    """A field of a kind."""
    return FieldSettings(name=name, types=types or ("text",), label=name.capitalize(), **options)


def date(text: str) -> Date:
    """A date that is one."""
    found = parse_date(text)
    assert found
    return found


def wiki(target: str, heading: str = "", label: str = "", *, line: int = 7) -> LinkHole:
    """`[[target#heading|label]]`."""
    return LinkHole(target, heading, "wiki", (label,) if label else (), "", line, 3)


def path(target: str, heading: str = "", label: str = "label", *, title: str = "") -> LinkHole:
    """`[label](target#heading "title")`."""
    return LinkHole(target, heading, "path", (label,), title, 7, 3)


def cite(*items: str | tuple[str, str]) -> CiteHole:
    """`[@one; @other, p. 3]`."""
    return CiteHole(tuple((item, "") if isinstance(item, str) else item for item in items), 7, 3)


def image(src: str, alt: str = "", title: str = "", *, figure: bool = False, **attributes: str) -> ImageHole:
    """`![alt](src "title"){name=value}`."""
    return ImageHole(src, alt, title, figure, tuple(attributes.items()), 7, 3)


SETTINGS = Settings(
    title="Small Site",
    url="https://small.example/docs/",
    description="A site to test with.",
    kinds=(
        KindSettings(
            name="person",
            label="Person",
            plural="People",
            folder="people",
            card=("born", "created"),
            fields=(field("born", "date"), field("site", "url"), field("note", "markdown")),
        ),
        KindSettings(
            name="framework",
            label="Framework",
            plural="Frameworks",
            folder="frameworks",
            order="released,title",
            fields=(
                field("released", "date"),
                field("stars", "integer"),
                field("free", "boolean"),
                field("rival", "link"),
                field("parts", "record", fields=(field("size", "integer"),)),
            ),
        ),
        KindSettings(
            name="source", label="Source", plural="Sources", folder="sources", fields=(field("by"),), card=("by",)
        ),
        KindSettings(name="page", label="Page", plural="Pages", open=True),
    ),
    relations=(
        RelationSettings("created", "Created", "created_by", "Created by"),
        RelationSettings("built_on", "Built on", "basis_of", "Basis of", acyclic=True),
    ),
)

HISTORY = Body(
    (
        '<h2 id="past">Past</h2>\n<p>Long ago. ',
        wiki("people/ada"),
        "</p>\n",
        '<h3 id="dawn">Dawn</h3>\n<p>Early.</p>\n',
        '<h2 id="now">Now</h2>\n<p>Today.<sup><a href="#_fn-1" id="_fnref-1">1</a></sup> <a href="#past">See</a></p>\n',
    ),
    (Mark("past", 2, 0), Mark("dawn", 3, 3), Mark("now", 2, 4)),
    ('<ol class="footnotes"><li id="_fn-1">Note.</li></ol>\n',),
)
HEADINGS = (Heading(2, "Past", "past"), Heading(3, "Dawn", "dawn"), Heading(2, "Now", "now"))


def small_texts() -> list[Text]:
    """The articles of the small site."""
    return [
        Text(
            "people/ada",
            "<p>Ada wrote ",
            wiki("flask"),
            cite(("annals", "p. 3")),
            ".</p>\n",
            title="Ada Lovelace",
            kind="person",
            summary="She wrote the first program.",
            fields={
                "born": claim(date("1815-12-10"), "annals"),
                "site": "https://www.ada.example/",
                "note": Markdown("A *note*."),
            },
            relations={"created": claim(Link("frameworks/flask"), "annals")},
            aliases=("Countess",),
            tags=("maths", "C++"),
            mentions=[Mention("flask", "", "wiki", "Ada wrote Flask.", 7, 3), Mention("annals", "", "cite", "", 7, 9)],
        ),
        Text(
            "people/grace",
            "<p>No link.</p>\n",
            title="Grace Hopper",
            kind="person",
            fields={"born": date("1906")},
            tags=("maths",),
        ),
        Text(
            "frameworks/flask",
            title="Flask",
            kind="framework",
            body=HISTORY,
            headings=HEADINGS,
            fields={
                "released": [
                    claim(date("2010-04-16"), "annals", disputed=True, preferred=True),
                    claim(date("2011"), disputed=True, note="by hearsay"),
                ],
                "stars": 42,
                "free": True,
                "rival": Link("django"),
                "parts": Record((("size", (3,)),)),
            },
            relations={"built_on": "frameworks/werkzeug"},
            moved_from=("old/flask",),
        ),
        Text("frameworks/django", title="Django", kind="framework", fields={"released": date("2005")}),
        Text("frameworks/werkzeug", title="Werkzeug", kind="framework", fields={"released": date("2007")}),
        Text("sources/annals", title="The Annals", kind="source", fields={"by": "A Scribe"}),
        Text("guide", "<p>Guide.</p>\n", title="Guide", section=True),
        Text("guide/first", title="First Steps"),
        Text("guide/second", title="Second Steps"),
    ]


def small_view(*more: Text, **options: Any) -> MemoryView:
    """The small site, with more articles."""
    return MemoryView(*small_texts(), *more, **{"settings": SETTINGS, **options})
