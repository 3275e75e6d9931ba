"""Old addresses lead on to where an article is, and nowhere else."""

from __future__ import annotations

import pytest

from generator.outputs import redirects
from tests.memory_view import MemoryView, Text
from tests.small_site import small_view


def planned(*old: str) -> list[str]:
    view = MemoryView(Text("now/here", moved_from=old), Text("other"))
    return [artifact.path for artifact in redirects.plan(view.view)]


def test_an_old_address_leads_on() -> None:
    html, problems = small_view().page("old/flask/index.html")
    assert problems == []
    assert '<meta http-equiv="refresh" content="0; url=../../frameworks/flask/">' in html
    assert '<link rel="canonical" href="https://small.example/docs/frameworks/flask/">' in html
    assert '<a href="../../frameworks/flask/">Flask</a>' in html


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("then", "then/index.html"),
        ("/then/", "then/index.html"),
        ("then.html", "then.html"),
        ("a/b.md", "a/b/index.html"),
    ],
)
def test_old_addresses_may_be_written_in_several_ways(old: str, path: str) -> None:
    assert planned(old) == [path]


@pytest.mark.parametrize(
    "old",
    [
        "now/here",
        "now/here/",
        "Now/Here",
        "other",
        "//evil.example",
        "//evil.example/x",
        "../up",
        "a\nb",
        "https://x",
        "a\\b",
        "a?b",
    ],
)
def test_none_leads_onto_a_page_onto_itself_or_away(old: str) -> None:
    assert planned(old) == []


def test_two_articles_that_moved_to_each_other_make_no_circle() -> None:
    view = MemoryView(Text("a", moved_from=("b",)), Text("b", moved_from=("a",)))
    assert list(redirects.plan(view.view)) == []


def test_titles_are_escaped() -> None:
    view = MemoryView(Text("x", title='<script>"', moved_from=("old",)))
    html, _ = view.page("old/index.html")
    assert "<script>" not in html
