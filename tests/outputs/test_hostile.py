"""Hostile text in any place that content can reach leaves pages with the structure of their harmless twins."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec.structs import replace

from generator.graph.values import Link, Markdown, Record
from generator.graph.view import Attachment
from generator.settings import MenuEntry
from generator.source.body import CiteHole, FlowHole, GraphHole, ImageHole, LinkHole, TranscludeHole
from generator.source.outline import Heading, Mention
from tests.memory_view import MemoryView, Text, claim
from tests.small_site import SETTINGS, small_texts

HARMLESS = "harmless"
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "javascript:alert(1)",
    "&lt;b&gt; &quot;",
    "--><!--<b>",
    "]]><b>",
    "\u2028<b>",
)


def site(text: str) -> MemoryView:
    """A site with the text in every place that content can reach."""
    hole = {"line": 1, "column": 1}
    attachment = Attachment("x.png", "x.1a.png", 9, (("alt", text), ("credit", text), ("licence", text)), 10, 10)
    odd = Text(
        "odd",
        "<p>",
        LinkHole(text, text, "wiki", (), text, **hole),
        LinkHole("flask", text, "wiki", (), text, **hole),
        LinkHole(text, "", "path", ("label",), text, **hole),
        LinkHole("", text, "wiki", (), "", **hole),
        CiteHole(((text, text), ("annals", text)), **hole),
        ImageHole("x.png", text, text, False, (("class", text), ("id", "_i"), ("width", text)), **hole),
        "</p>",
        ImageHole("x.png", "", text, True, (), **hole),
        ImageHole(text, text, text, False, (), **hole),
        TranscludeHole(text, text, **hole),
        TranscludeHole("flask", text, **hole),
        GraphHole("query", "as=list", f'"{text}"'.replace('""', '"'), 1),
        GraphHole(text, "", text, 1),
        GraphHole("query", text, text, 1),
        FlowHole("aside", (("title", text),), ("<p>in</p>",), f"::: {text}", text, 1),
        FlowHole(text, (("title", text),), ("<p>in</p>",), f"::: {text}", text, 1),
        title=f"Z{text}",  # so that it has the same place in every order
        summary=f"In short: {text}",
        aliases=(text,),
        tags=(text, "plain"),
        language="en",
        headings=[Heading(2, text, "_h"), Heading(2, text, "_h2"), Heading(2, text, "_h3")],
        fields={
            "plain": claim(text, ("annals", text), (text, text), note=text, disputed=True, preferred=True),
            "link": Link(text, text),
            "markdown": Markdown("plain"),
            "record": Record(((text, (text,)),)),
        },
        relations={"created_by": claim(Link("people/ada"), ("annals", text), note=text, disputed=True)},
        mentions=[Mention("flask", "", "wiki", text, 1, 1)],
        moved_from=("before",),
    )
    settings = replace(
        SETTINGS, title=text, description=text, menu=(MenuEntry(text, "all"),), footer="", author=text, language="en"
    )
    source = Text("sources/odd", kind="source", title=f"Z{text}", fields={"by": text})
    return MemoryView(*small_texts(), odd, source, settings=settings, attachments={"x.png": attachment})


def shape(element: Element) -> object:
    """The elements of a tree with the names of their attributes, and nothing of their text."""
    return element.tag, sorted(element.keys()), [shape(child) for child in element]


def tree(html: str) -> Element:
    parsed: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return parsed


def pages(text: str) -> list[str]:
    """All pages but those at an address made of the text."""
    made, _ = site(text).built()
    return [made[path] for path in sorted(made) if path.endswith(".html") and not path.startswith("tags/")]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_changes_no_structure(payload: str) -> None:
    hostile, harmless = pages(payload), pages(HARMLESS)
    assert len(hostile) == len(harmless)
    for one, other in zip(hostile, harmless, strict=True):
        assert shape(tree(one)) == shape(tree(other))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_handler_or_scheme_comes_of_it(payload: str) -> None:
    for html in pages(payload):
        for element in tree(html).iter():
            for name, value in element.items():
                assert not name.startswith("on")
                if name in ("href", "src"):
                    assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:", "//"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_scripts_are_those_of_the_theme(payload: str) -> None:
    for one, other in zip(pages(payload), pages(HARMLESS), strict=True):
        hostile, harmless = (
            [(script.get("src"), script.text) for script in tree(html).iter("script")] for html in (one, other)
        )
        assert hostile == harmless


def test_text_of_content_is_never_a_template() -> None:
    html, _ = site("{{ 7 * 7 }}").page("odd/index.html")
    assert "49" not in html
    assert "{{ 7 * 7 }}" in html
