"""Who is called what: keys, titles and aliases, compared without regard to case or Unicode form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.graph.article import Article
from generator.names import fold

Index = dict[str, tuple[str, ...]]


class Titles:
    """The keys of the articles that go by a name. Names are given folded; each index is made when first asked."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    @cached_property
    def keys(self) -> Index:
        """By the whole key: more than one when two differ only in case."""
        return index_of((key, key) for key in self._articles)

    @cached_property
    def titles(self) -> Index:
        """By title."""
        return index_of((article.title, key) for key, article in self._articles.items())

    @cached_property
    def aliases(self) -> Index:
        """By alias."""
        return index_of((alias, key) for key, article in self._articles.items() for alias in article.aliases)

    @cached_property
    def _tails(self) -> Index:
        return index_of((key.rpartition("/")[2], key) for key in self._articles)

    def ending(self, name: str) -> tuple[str, ...]:
        """The keys whose last part or parts are these: "flask" and "frameworks/flask" for content/frameworks/flask."""
        found = self._tails.get(name.rpartition("/")[2], ())
        if "/" not in name:
            return found
        return tuple(key for key in found if fold(key).endswith(f"/{name}"))

    def called(self, name: str) -> tuple[str, tuple[str, ...]]:
        """How the name is understood, and by which articles; the first way that knows it ends the search.

        Keys come first, since they are the way out where titles collide.
        """
        if not name:
            return "", ()
        for matched, index in (("key", self.keys), ("title", self.titles), ("alias", self.aliases)):
            if found := index.get(name):
                return matched, found
        return "key", self.ending(name)


def index_of(names: Iterable[tuple[str, str]]) -> Index:
    """Folded name -> keys, each once, in the order given."""
    index: Index = {}
    for name, key in names:
        folded = fold(name)
        known = index.get(folded)
        if known is None:
            index[folded] = (key,)
        elif key not in known:
            index[folded] = (*known, key)
    return index
