"""Where articles are published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.addresses import output_path, safe
from generator.settings import Settings
from tests.graph.sites import field, graph_of, kind


def address(pattern: str, article: str) -> str:
    things = kind("thing", field("released", "date"), field("status"), field("maker", "link"), address=pattern)
    settings = Settings(title="Test", kinds=(things,))
    graph = graph_of(article, settings=settings)
    return graph.address_of(graph.articles()[-1])


THING = "things/The Big One: A title\nreleased: 2010-04-16\nstatus: Long gone\nmaker: people/Ada Lovelace"

PATTERNS = [
    ("{key}/", THING, "things/The-Big-One/"),
    ("{key}/", f"{THING}\nslug: big", "things/big/"),
    ("all/{slug}/", THING, "all/the-big-one/"),
    ("all/{slug}/", f"{THING}\nslug: Big", "all/Big/"),
    ("all/{slug}", THING, "all/the-big-one/"),
    ("/all//{slug}/", THING, "all/the-big-one/"),
    ("all/{slug}.html", THING, "all/the-big-one.html"),
    ("{kind}/{year}/{month}/{day}/{slug}/", THING, "thing/2010/04/16/the-big-one/"),
    ("{year}/{slug}/", f"{THING}\npublish: 2020-01-02", "2020/the-big-one/"),
    ("{year}/{slug}/", "things/x: X", "x/"),  # what is not known leaves no gap
    ("{status}/{released}/{maker}/", THING, "long-gone/2010-04-16/ada-lovelace/"),
    ("{nonsense}/", THING, "things/The-Big-One/"),
    ("{slug}/", "things/日本: 日本", "日本/"),
    ("{slug}/", "things/!!!: Shout", "!!!/"),
    ("{key}/", "things/x: X\nslug: ../../etc", "things/..-..-etc/"),
    ("{key}/", "things/...: Dots", "things/-/"),
    ("{slug}/", "things/x: X\nslug: ..", "-/"),
    # the page of a folder stays above what is in it; a folder with nothing else is an article with its files
    ("all/{slug}/", "things: Things\nkind: thing\nsection: true", "all/things/"),
    ("all/{slug}/", "things/x: X\n\nthings: Things\nkind: thing\nsection: true", "all/x/"),
]


@pytest.mark.parametrize(("pattern", "article", "expected"), PATTERNS)
def test_a_pattern_is_filled(pattern: str, article: str, expected: str) -> None:
    assert address(pattern, article) == expected


def test_a_section_with_articles_is_at_its_folder() -> None:
    settings = Settings(title="Test", kinds=(kind("thing", address="all/{slug}/"),))
    graph = graph_of("a/things: Things\nkind: thing\nsection: true\n\na/things/x/y: X\nkind: thing", settings=settings)
    assert graph.address_of("a/things") == "a/things/"
    assert graph.address_of("a/things/x/y") == "all/y/"


def test_home_is_at_the_root() -> None:
    assert graph_of(": Home\nsection: true").address_of("") == ""


def test_what_is_not_published_has_no_address() -> None:
    assert graph_of("a: A\ndraft: true").address_of("a") == ""


@pytest.mark.parametrize(
    ("given_address", "path"),
    [("", "index.html"), ("a/b/", "a/b/index.html"), ("a/b.html", "a/b.html"), ("404.html", "404.html")],
)
def test_an_address_has_a_file(given_address: str, path: str) -> None:
    assert output_path(given_address) == path


def test_what_differs_for_people_differs_in_the_address() -> None:
    assert len({safe(name) for name in ("C", "C#", "C++")}) == 3


@given(st.text())
def test_a_part_is_a_name_on_every_system(text: str) -> None:
    part = safe(text)
    assert part
    assert part.strip(".") == part.lstrip(".")
    assert part not in (".", "..")
    assert not set(part) & set('/\\<>:"|?*#% \n\0')
