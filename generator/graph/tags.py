"""Tags: one however it is written, with the spelling that most articles use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.graph.article import Article
from generator.names import fold


class Tags:
    """Which articles have which tag."""

    def __init__(self, articles: Mapping[str, Article], by_title: tuple[str, ...]) -> None:
        self._tagged: dict[str, list[str]] = {}
        self._spellings: dict[str, Counter[str]] = {}
        for key in by_title:
            for tag in dict.fromkeys(articles[key].tags):
                self._add(tag, key)

    def tagged(self, tag: str) -> tuple[str, ...]:
        """The articles with the tag, by title."""
        return tuple(self._tagged.get(fold(tag), ()))

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Each tag with the number of its articles, by name."""
        return tuple((self._spelling(folded), len(self._tagged[folded])) for folded in sorted(self._tagged))

    def _add(self, tag: str, key: str) -> None:
        folded = fold(tag)
        keys = self._tagged.setdefault(folded, [])
        if not keys or keys[-1] != key:
            keys.append(key)
        self._spellings.setdefault(folded, Counter())[tag] += 1

    def _spelling(self, folded: str) -> str:
        return min(self._spellings[folded].items(), key=lambda counted: (-counted[1], counted[0]))[0]
