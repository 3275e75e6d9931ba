"""Article pages show what is known of an article, and what it lists."""

from __future__ import annotations

import html5lib
from msgspec.structs import replace

from generator.outputs import pages
from tests.memory_view import MemoryView, Text
from tests.small_site import SETTINGS, small_view


def parsed(html: str) -> html5lib.treebuilders.etree.Element:
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_of(html: str, element: str = "main") -> str:
    return " ".join(" ".join(next(parsed(html).iter(element)).itertext()).split())


def said(html: str, *texts: str) -> list[str]:
    """Which of some texts the page does not say."""
    shown = text_of(html)
    return [text for text in texts if text not in shown]


def links(html: str) -> set[str]:
    return {element.get("href") or "" for element in parsed(html).iter("a")}


def test_an_article_page_has_all_its_parts() -> None:
    html, problems = small_view().page("frameworks/flask/index.html")
    assert problems == []
    assert text_of(html, "title") == "Flask · Small Site"
    assert text_of(html, "h1") == "Flask"
    fields = ("Released", "16 April 2010", "2011", "by hearsay", "preferred", "Stars", "42", "Free", "yes", "Rival")
    assert said(html, *fields) == []
    assert said(html, "Created by", "Ada Lovelace", "Built on", "Werkzeug", "Past", "Dawn", "Long ago", "Note.") == []
    assert said(html, "The Annals", "A Scribe", "Ada wrote Flask.") == []
    assert {"#past", "#dawn", "#now", "#_source-1", "#_cite-1", "../../frameworks/werkzeug/"} <= links(html)
    assert {"../../", "../../frameworks/", "../../sources/annals/", "../../people/ada/"} <= links(html)
    assert '<link rel="canonical" href="https://small.example/docs/frameworks/flask/">' in html


def test_the_page_of_a_person_has_tags_aliases_and_a_summary() -> None:
    html, _ = small_view().page("people/ada/index.html")
    assert {"../../tags/maths/", "../../tags/c-3ce177/"} <= links(html)
    assert said(html, "Countess", "She wrote the first program.") == []
    assert '<meta name="description" content="She wrote the first program.">' in html


def test_a_citation_has_its_locator_in_the_list_of_sources() -> None:
    html, _ = small_view().page("people/ada/index.html")
    tree = parsed(html)
    source = next(element for element in tree.iter("li") if element.get("id") == "_source-1")
    assert "p. 3" in "".join(source.itertext())
    marks = {element.get("id") for element in tree.iter("a") if (element.get("id") or "").startswith("_cite-")}
    assert {f"#{mark}" for mark in marks} <= {element.get("href") for element in source.iter("a")}


def test_a_source_says_who_cites_it() -> None:
    html, _ = small_view().page("sources/annals/index.html")
    assert {"../../people/ada/", "../../frameworks/flask/"} <= links(html)


def test_an_article_says_its_language() -> None:
    assert '<html lang="de"' in MemoryView(Text("x", language="de")).page("x/index.html")[0]
    assert '<html lang="en"' in MemoryView(Text("x")).page("x/index.html")[0]


def test_an_article_may_name_its_template() -> None:
    view = MemoryView(Text("x", template="own.html"), templates={"own.html": "own {{ page.title }}"})
    assert view.page("x/index.html") == ("own X", [])


def test_a_section_lists_its_children_below_its_text() -> None:
    html, _ = small_view().page("guide/index.html")
    assert html.index("<p>Guide.</p>") < html.index('href="../guide/first/"') < html.index('href="../guide/second/"')


def test_an_article_at_the_address_of_a_kind_shows_the_listing_of_the_kind() -> None:
    view = small_view(Text("people", "<p>All of them.</p>", kind="person", section=True))
    made, problems = view.built()
    assert problems == []
    assert said(made["people/index.html"], "All of them.", "Ada Lovelace", "Grace Hopper") == []


def test_articles_at_the_addresses_of_all_and_tags_show_these() -> None:
    view = small_view(Text("all", "<p>Everything.</p>"), Text("tags", "<p>Our tags.</p>"))
    made, problems = view.built()
    assert problems == []
    assert "Everything." in made["all/index.html"]
    assert said(made["all/index.html"], "Ada Lovelace", "Werkzeug") == []
    assert "Our tags." in made["tags/index.html"]
    assert "../tags/maths/" in links(made["tags/index.html"])


def test_a_long_section_goes_on_on_further_pages() -> None:
    view = small_view(*[Text(f"guide/more{at}") for at in range(5)], settings=replace(SETTINGS, per_page=3))
    made, problems = view.built()
    assert problems == []
    assert {path for path in made if path.startswith("guide/page/")} == {
        "guide/page/2/index.html",
        "guide/page/3/index.html",
    }
    assert "<p>Guide.</p>" in made["guide/index.html"]
    second = made["guide/page/2/index.html"]
    assert "<p>Guide.</p>" not in second
    assert text_of(second, "title") == "Guide, page 2 · Small Site"
    assert {"../../../guide/", "../../../guide/page/3/"} <= links(second)


def test_ids_of_the_layout_begin_with_an_underscore() -> None:
    html, _ = small_view().page("people/ada/index.html")
    ids = [each.get("id") for each in parsed(html).iter() if each.get("id")]
    assert ids
    assert all(each.startswith("_") for each in ids)
    assert len(ids) == len(set(ids))


def test_a_page_asks_nothing_about_the_site_as_a_whole() -> None:
    view = small_view()
    artifact = next(artifact for artifact in pages.plan(view.view) if artifact.subject == "guide/first")
    view.asked.clear()
    view.made(artifact, [])
    asked = {question for question, _ in view.asked}
    assert "title_of" in asked
    assert not asked & {"articles", "matching", "tags", "articles_of_kind", "articles_tagged", "template_names"}
