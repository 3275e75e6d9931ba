"""Orders: by title and key where nothing else is said, and by what a query or a kind asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from generator.dates import Date, sort_key
from generator.graph.article import Article
from generator.graph.plain_text import plain_text
from generator.graph.values import Value
from generator.names import fold

Column = Mapping[str, "SortKey"]
SortKey = tuple[int, float | tuple[int, int, str] | str]


class Sort(Struct, frozen=True, array_like=True):
    """One key of an ordering."""

    name: str  # a field, a relation, or one of an article's own values
    descending: bool = False


class Order:
    """Puts keys of articles in order. Each column is made when an ordering first asks for it."""

    def __init__(self, articles: Mapping[str, Article], column: Callable[[str], Mapping[str, Value]]) -> None:
        self._articles = articles
        self._values = column
        self._columns: dict[str, dict[str, SortKey]] = {}

    @cached_property
    def by_title(self) -> tuple[str, ...]:
        """All articles, by title and then by key."""
        articles = self._articles
        return tuple(sorted(articles, key=lambda key: (title_order(articles[key].title), key)))

    @cached_property
    def rank(self) -> dict[str, int]:
        """Key -> its place among all articles by title."""
        return {key: at for at, key in enumerate(self.by_title)}

    def arrange(self, keys: Iterable[str], sorts: Iterable[Sort] = ()) -> list[str]:
        """The keys in order; an article without the value stands last, also when the order is descending."""
        arranged = sorted(keys, key=self.rank.__getitem__)
        for sort in reversed(tuple(sorts)):
            column = self._column(sort.name)
            present = [key for key in arranged if key in column]
            present.sort(key=column.__getitem__, reverse=sort.descending)
            arranged = present + [key for key in arranged if key not in column]
        return arranged

    def _column(self, name: str) -> dict[str, SortKey]:
        column = self._columns.get(name)
        if column is None:
            values = self._values(name)
            column = self._columns[name] = {key: value_order(value) for key, value in values.items()}
        return column


def value_order(value: Value) -> SortKey:
    """A key that sorts values of all types together: numbers, then dates, then text."""
    if isinstance(value, int | float) and value == value:  # what is not equal to itself has no place among numbers
        return 0, value
    if isinstance(value, Date):
        return 1, sort_key(value)
    return 2, title_order(plain_text(value))


def title_order(title: str) -> str:
    """A title as it is sorted: upper and lower case and accents make no difference, so "Émile" stands below E."""
    folded = fold(title)
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
