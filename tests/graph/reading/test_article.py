"""An article is of the kind it states or its folder's, has a title in any case, and keeps nothing in silence."""

from __future__ import annotations

import pytest

from generator.graph.reading import type_article
from generator.graph.reading.article import shortened, title_of_file
from generator.settings import Settings
from generator.source.front_matter import read_front_matter
from generator.source.outline import Heading, Mention, Outline
from tests.graph.reading.typed import SETTINGS, plain_claims, read, said


@pytest.mark.parametrize(
    ("path", "key", "section", "kind"),
    [
        ("people/ada.md", "people/ada", False, "person"),
        ("people/ada/index.md", "people/ada", True, "person"),
        ("people/_index.md", "people", True, "page"),
        ("people/README.md", "people", True, "page"),
        ("index.md", "", True, "page"),
        ("a/b/c.md", "a/b/c", False, "page"),
        ("people/e\u0301.md", "people/é", False, "person"),
    ],
)
def test_the_path_says_key_section_and_kind(path: str, key: str, section: bool, kind: str) -> None:
    article, problems = read("", path=path)
    assert (article.key, article.section, article.kind, article.path) == (key, section, kind, path)
    assert problems == []


def test_front_matter_may_state_another_kind() -> None:
    article, problems = read("kind: event\ndate: 2010", path="people/ada.md")
    assert (article.kind, problems) == ("event", [])


def test_an_unknown_kind_is_one_mistake_and_not_many() -> None:
    article, problems = read("kind: evnt\ndate: 2010\nmade_by: [[x]]\nzzz: 1")
    assert said(problems) == ["1:7 unknown-kind: There is no kind evnt. Did you mean event?"]
    assert (article.kind, list(article.fields), list(article.relations)) == ("evnt", ["date", "zzz"], ["made_by"])


@pytest.mark.parametrize(
    ("head", "path", "expected"),
    [
        ("nik: x", "people/a.md", "1:1 unknown-field: The kind person has no field nik. Did you mean nick?"),
        ("Title: x", "people/a.md", "1:1 unknown-field: The kind person has no field Title. Did you mean title?"),
        (
            "zzz: x",
            "people/a.md",
            "1:1 unknown-field: The kind person has no field zzz. Remove it, or declare it in [kinds.person.fields].",
        ),
        (
            "place: x",
            "events/a.md",
            "0:1 missing-field: An article of kind event needs date (the first day). Write date: 2010-04-16",
        ),
        (
            "made: [[x]]\ndate: 2010",
            "events/a.md",
            (
                "1:1 unknown-field: An article of kind event cannot state made; person can. "
                "Write it in the article at its other end, or allow event in site.toml."
            ),
        ),
    ],
)
def test_what_the_kind_does_not_know_or_lacks_is_said(head: str, path: str, expected: str) -> None:
    assert said(read(head, path=path)[1]) == [expected]


def test_what_seems_to_be_missing_after_a_mistake_is_not_reported() -> None:
    _, problems = read("place: 'x\ndate: 2010", path="events/a.md")
    assert [problem.name for problem in problems] == ["front-matter-syntax"]


def test_problems_come_in_reading_order() -> None:
    _, problems = read("nik: x\nkind: person\nborn: x\ndraft: x")
    assert [problem.place.line for problem in problems] == [2, 4, 5]


def test_an_open_kind_keeps_what_it_does_not_declare_by_the_core_rules_of_yaml() -> None:
    article, problems = read("rating: 5\nup: [[Home]]\nseen: yes\nday: 2010-04-16\nempty:", path="notes/a.md")
    assert problems == []
    assert {name: plain_claims(claims) for name, claims in article.fields.items()} == {
        "rating": [5],
        "up": ["[[Home]]"],
        "seen": ["yes"],
        "day": ["2010-04-16"],
    }
    assert article.spots["up"].line == 3


def test_fields_stand_in_declared_order_and_defaults_are_filled_in() -> None:
    article, _ = read("names: [a]\nborn: 1815")
    assert list(article.fields) == ["born", "alive", "names"]
    assert plain_claims(article.fields["alive"]) == [True]
    assert plain_claims(read("alive: no")[0].fields["alive"]) == [False]


def test_a_relation_and_its_inverse_are_kept_apart_from_fields() -> None:
    article, problems = read("made: [[events/x]]\nnear: ['[[b]]', '[[c]]']")
    assert problems == []
    assert {name: plain_claims(claims) for name, claims in article.relations.items()} == {
        "made": ["[[events/x]]"],
        "near": ["[[b]]", "[[c]]"],
    }
    event, _ = read("date: 2010\nmade_by: [[people/a]]", path="events/x.md")
    assert plain_claims(event.relations["made_by"]) == ["[[people/a]]"]


def test_the_title_is_stated_or_the_first_heading_or_the_name_of_the_file() -> None:
    assert read("title: Ada")[0].title == "Ada"
    assert read("")[0].title == "Heading"
    article, problems = read("", outline=Outline())
    assert article.title == "Ada"
    assert said(problems) == ["0:1 missing-title: The article has no title; its file's name is shown. Write title: …"]
    assert read("", path="some/plain-file.md", outline=Outline())[1] == []  # plain folders are not lectured
    assert read("", path="index.md", outline=Outline())[0].title == "The site"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("a/release-notes", "Release notes"),
        ("my_first_post", "My first post"),
        ("2020-01-31-hello-world", "Hello world"),
        ("2020-01-31", "2020 01 31"),
        ("A note-with spaces", "A note-with spaces"),
        ("---", "---"),
        ("日本", "日本"),
    ],
)
def test_a_file_name_becomes_a_title(key: str, title: str) -> None:
    assert title_of_file(key) == title


def test_the_summary_is_stated_or_the_beginning_of_the_text() -> None:
    outline = Outline(title="x", opening="word " * 60)
    assert read("summary: Short.", outline=outline)[0].summary == "Short."
    assert read("", outline=outline)[0].summary == ("word " * 40).strip() + "…"
    assert shortened("short") == "short"
    assert len(shortened("x" * 300)) <= 201


def test_the_outline_is_kept_in_the_article() -> None:
    outline = Outline((Heading(2, "H", "h"),), (Mention("x", "", "wiki", "s", 3, 1),), "T", "O", 7)
    article, _ = read("", outline=outline)
    assert (article.headings, article.mentions, article.words) == (outline.headings, outline.mentions, 7)


def test_a_file_without_front_matter_is_an_article_too() -> None:
    front = read_front_matter("# Title\n\nText", file="a.md")
    article, problems = type_article(front, Outline(title="Title"), path="x/a.md", file="a.md", settings=Settings("S"))
    assert (article.key, article.kind, article.title, problems) == ("x/a", "page", "Title", ())
    _, problems = type_article(front, Outline(), path="events/a.md", file="a.md", settings=SETTINGS)
    assert [(problem.name, problem.place.line) for problem in problems] == [("missing-field", 0), ("missing-title", 0)]
