"""Everything that is derived from the articles together, each part made when it is first asked for.

    articles ─→ published ─→ addresses ─→ resolver ─→ fields ─→ relations ─→ order
                                                  └─→ backlinks            └─→ kinds, tags, sections, redirects

Building a graph of 10,000 articles makes the first only; the preview server makes a new graph after each edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.graph.addresses import Addresses
from generator.graph.article import Article
from generator.graph.backlinks import Backlinks
from generator.graph.fields import Fields
from generator.graph.kinds import Kinds
from generator.graph.order import Order
from generator.graph.published import choose
from generator.graph.query import parse_sort
from generator.graph.redirects import Redirects
from generator.graph.relations import Relations
from generator.graph.resolve import Resolver
from generator.graph.sections import Sections
from generator.graph.tags import Tags
from generator.graph.values import Link, Value
from generator.graph.vocabulary import Vocabulary
from generator.names import fold
from generator.settings import PAGE, Settings


class Indexes:
    """The articles that are shown, and what follows from them."""

    def __init__(self, articles: Iterable[Article], settings: Settings, *, drafts: bool, date: str) -> None:
        published = choose(articles, drafts=drafts, date=date)
        self.settings = settings
        self.articles: Mapping[str, Article] = published.shown
        self.held = published.held
        self.doubles = published.doubles
        self.kinds = Kinds(settings)
        self.addresses = Addresses(self.articles, self.kinds)
        self.order = Order(self.articles, self._sortable)

    @cached_property
    def resolver(self) -> Resolver:
        nearest = self.settings.markdown.ambiguous == "nearest"
        return Resolver(self.articles, held=self.held, addresses=self.addresses, nearest=nearest)

    @cached_property
    def fields(self) -> Fields:
        return Fields(self.articles, self.kinds, self.resolver)

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.articles, self.resolver, self.settings, self.order.rank)

    @cached_property
    def backlinks(self) -> Backlinks:
        return Backlinks(self.articles, self.resolver, self.order.rank)

    @cached_property
    def sections(self) -> Sections:
        return Sections(self.articles, self.order.rank)

    @cached_property
    def tags(self) -> Tags:
        return Tags(self.articles, self.order.by_title)

    @cached_property
    def redirects(self) -> Redirects:
        return Redirects(self.articles, self.addresses)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.settings, used=self.fields.names)

    @cached_property
    def of_kind(self) -> dict[str, tuple[str, ...]]:
        """Kind -> its articles in its order; declared kinds first, in the settings' order.

        The plain page of a folder introduces what lies in the folder, and is not listed as one among others.
        """
        keys: dict[str, list[str]] = {name: [] for name in self.kinds.names()}
        for key in self.order.by_title:
            article = self.articles[key]
            if not (article.section and article.kind == PAGE.name):
                keys.setdefault(article.kind, []).append(key)
        undeclared = sorted(set(keys) - set(self.kinds.names()))
        return {
            name: tuple(self.order.arrange(keys[name], parse_sort(self.kinds.get(name).order)))
            for name in (*self.kinds.names(), *undeclared)
            if keys[name]
        }

    @cached_property
    def neighbours(self) -> dict[str, tuple[str, str]]:
        """Key -> the articles before and after it in its kind's order; "" at the ends."""
        neighbours: dict[str, tuple[str, str]] = {}
        for keys in self.of_kind.values():
            before, after = ("", *keys[:-1]), (*keys[1:], "")
            neighbours.update(zip(keys, zip(before, after, strict=True), strict=True))
        return neighbours

    @cached_property
    def searched(self) -> dict[str, str]:
        """Key -> the text in which a query's bare words are looked for."""
        return {
            key: fold("\n".join((article.title, article.summary, *article.aliases)))
            for key, article in self.articles.items()
        }

    def _sortable(self, name: str) -> dict[str, Value]:
        side = self.relations.side(name) if self.settings.relations else None
        if side is not None:
            return {key: self._title(self.relations.at(key, side)[0]) for key in self.relations.holding(side)}
        return {key: self._as_sorted(values[0], name, key) for key, values in self.fields.values(name).items()}

    def _as_sorted(self, value: Value, name: str, key: str) -> Value:
        if not isinstance(value, Link):
            return value
        target = self.fields.resolve(value, name, key).key
        return value if target is None else self._title(target)

    def _title(self, key: str) -> str:
        return self.articles[key].title
