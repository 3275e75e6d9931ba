"""Every article may have a title, tags and the like, whatever its kind."""

from __future__ import annotations

import pytest

from generator.dates import parse_date
from tests.graph.reading.typed import read, said


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("title: 2024", "title", "2024"),
        ("title: |\n  Two\n  lines", "title", "Two lines"),
        ("title: e\u0301", "title", "é"),
        ("summary: A [@b]", "summary", "A [@b]"),
        ("aliases: [Ada, 'Countess, the', Ada]", "aliases", ("Ada", "Countess, the")),
        ("aliases: Countess, the", "aliases", ("Countess, the",)),
        ("moved_from: old/ada", "moved_from", ("old/ada",)),
        ("tags: [a, b, a, '']", "tags", ("a", "b")),
        ("tags: a, b c,,a", "tags", ("a", "b c")),
        ("tags:", "tags", ()),
        ("draft: yes", "draft", True),
        ("publish: 2027-01-01", "publish", parse_date("2027-01-01")),
        ("publish: false", "draft", True),
        ("publish: true", "draft", False),
        ("publish: true\ndraft: true", "draft", True),
        ("slug: the-countess", "slug", "the-countess"),
        ("template: wide.html", "template", "wide.html"),
        ("language: de-AT", "language", "de-AT"),
        ("weight: 1.5", "weight", 1.5),
    ],
)
def test_it_is_read(head: str, name: str, expected: object) -> None:
    article, problems = read(head)
    assert problems == []
    assert getattr(article, name) == expected
    assert article.publish is None or article.publish == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: [a]", '1:8 wrong-type: title is text; this is a list. Write it as in title: "…"'),
        ("tags: {a: b}", '1:7 wrong-type: tags is text; this is keys with values. Write it as in tags: "…"'),
        ("draft: maybe", "1:8 wrong-type: draft is true or false; this is “maybe”. Write it as in draft: true"),
        (
            "publish: soon",
            (
                "1:10 wrong-type: publish is the day from which the article is shown; this is “soon”. "
                "Write it as in publish: 2027-01-01"
            ),
        ),
        (
            "language: the English one",
            (
                "1:11 wrong-type: language is the code of the language in which the article is written; "
                "this is “the English one”. Write it as in language: de"
            ),
        ),
        ("weight: heavy", "1:9 wrong-type: weight is a number; this is “heavy”. Write it as in weight: 10"),
        ("kind: [a]", '1:7 wrong-type: kind is text; this is a list. Write it as in kind: "…"'),
    ],
)
def test_what_does_not_fit_is_said(head: str, expected: str) -> None:
    assert said(read(head)[1]) == [expected]


def test_what_does_not_fit_leaves_the_article_as_it_was_without() -> None:
    article, _ = read("draft: maybe\nweight: heavy\ntags: {a: b}")
    assert (article.draft, article.weight, article.tags) == (False, 0.0, ())
