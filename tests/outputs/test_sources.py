"""The sources, with how often each is cited."""

from __future__ import annotations

from tests.memory_view import MemoryView, Text
from tests.small_site import small_view


def test_each_source_says_how_many_articles_cite_it() -> None:
    html, problems = small_view(Text("sources/dust", kind="source")).page("sources/index.html")
    assert problems == []
    assert "cited by 2 articles" in html
    assert "not cited yet" in html


def test_a_site_without_sources_has_no_listing_of_them() -> None:
    assert "sources/index.html" not in MemoryView(Text("x")).built()[0]
