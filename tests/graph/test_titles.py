"""Who goes by which name."""

from __future__ import annotations

from generator.graph.titles import Titles, index_of
from tests.graph.sites import articles_of

TITLES = Titles(
    {
        article.key: article
        for article in articles_of(
            "a/flask: Bottle\n\nb/bottle: Flask\nalias: Gourd\n\nc/gourd: Third\n\nc/d/gourd: Fourth"
        )
    }
)


def test_a_title_wins_over_the_end_of_a_key() -> None:
    assert TITLES.called("flask") == ("title", ("b/bottle",))


def test_an_alias_wins_over_the_end_of_a_key() -> None:
    assert TITLES.called("gourd") == ("alias", ("b/bottle",))


def test_the_end_of_a_key_may_be_long() -> None:
    assert TITLES.called("d/gourd") == ("key", ("c/d/gourd",))


def test_nothing_is_called_nothing() -> None:
    assert TITLES.called("") == ("", ())
    assert TITLES.called("nobody") == ("key", ())


def test_a_name_has_each_key_once() -> None:
    assert index_of([("A", "x"), ("a", "x"), ("a ", "y")]) == {"a": ("x", "y")}
