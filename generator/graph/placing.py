"""Where in an article's front matter a problem stands."""

from __future__ import annotations

from generator.graph.article import Article, spots_of
from generator.problems import Place


def place_of(article: Article, *names: str) -> Place:
    """The place of the first of these that has one; else the whole file."""
    file = f"content/{article.path}"
    for name in names:
        if spot := spots_of(article).get(name):
            return Place(file, spot.line, spot.column)
    return Place(file)


def place_of_claim(article: Article, name: str, at: int) -> Place:
    """The place of one claim of a field or relation."""
    return place_of(article, f"{name}[{at}]", name)
