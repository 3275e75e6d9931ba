"""The tree of folders: what stands above an article, and what directly below a section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.graph.article import Article


class Sections:
    """The articles as a tree, by their keys."""

    def __init__(self, articles: Mapping[str, Article], rank: Mapping[str, int]) -> None:
        self._articles = articles
        self._rank = rank

    def trail_of(self, key: str) -> tuple[str, ...]:
        """The articles whose keys begin this one's, outermost first. Home is above everything and left out."""
        parts = key.split("/")
        above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        return tuple(folder for folder in above if folder in self._articles)

    def children_of(self, key: str) -> tuple[str, ...]:
        """The articles one part longer, by weight and then by title."""
        return self._children.get(key, ())

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        children: dict[str, list[str]] = {}
        for key in self._articles:
            if key:
                children.setdefault(key.rpartition("/")[0], []).append(key)
        return {folder: tuple(sorted(keys, key=self._place)) for folder, keys in children.items()}

    def _place(self, key: str) -> tuple[float, int]:
        return self._articles[key].weight, self._rank[key]
