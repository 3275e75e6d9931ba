"""All tags, and what has each."""

from __future__ import annotations

from tests.memory_view import MemoryView, Text
from tests.small_site import small_view


def test_all_tags_are_shown_with_their_numbers() -> None:
    html, problems = small_view().page("tags/index.html")
    assert problems == []
    assert 'href="../tags/maths/"' in html


def test_a_tag_lists_its_articles() -> None:
    html, problems = small_view().page("tags/maths/index.html")
    assert problems == []
    assert "<title>maths · Small Site</title>" in html
    assert 'href="../../people/ada/"' in html
    assert 'href="../../tags/"' in html


def test_a_site_without_tags_has_no_page_of_them() -> None:
    assert not [path for path in MemoryView(Text("x")).built()[0] if path.startswith("tags")]


def test_links_to_a_tag_lead_to_its_page_however_it_is_spelt() -> None:
    view = MemoryView(Text("a", tags=("Web",)), Text("b", tags=("web",)), Text("c", tags=("C#",)))
    made, _ = view.built()
    assert 'href="../tags/web/"' in made["a/index.html"]
    assert 'href="../tags/web/"' in made["b/index.html"]
    assert "tags/web/index.html" in made
    address = made["c/index.html"].split('rel="tag" href="../')[1].split('"')[0]
    assert f"{address}index.html" in made
