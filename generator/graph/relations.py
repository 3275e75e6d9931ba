"""Relations: written on either end, seen from both, and one edge however often they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.graph.article import Article
from generator.graph.resolve import Resolver
from generator.graph.values import Link
from generator.graph.view import Edge, Group
from generator.settings import RelationSettings, Settings


class Statement(NamedTuple):
    """One line of front matter that states an edge."""

    author: str  # key of the article in which it stands
    name: str  # relation or inverse name, as written there
    at: int  # which of the claims


class EdgeName(NamedTuple):
    """An edge: which relation (its place in the settings), from where to where."""

    relation: int
    start: str
    end: str


class Side(NamedTuple):
    """A relation seen from one of its ends; sorts as the settings do, each relation before its inverse."""

    relation: int
    inverse: bool


class Relations:
    """All edges of the site."""

    def __init__(
        self, articles: Mapping[str, Article], resolver: Resolver, settings: Settings, rank: Mapping[str, int]
    ) -> None:
        self._articles = articles
        self._resolver = resolver
        self._rank = rank
        self.settings = settings.relations
        self._sides = _sides(settings.relations)
        self.edges: dict[EdgeName, list[Statement]] = {}
        self.lost: list[Statement] = []  # statements whose link leads to no article
        self._around: dict[str, dict[Side, list[str]]] = {}
        self._collect()

    def side(self, name: str) -> Side | None:
        """The relation and end that a name means; None when no relation has it."""
        return self._sides.get(name)

    def groups_of(self, key: str) -> tuple[Group, ...]:
        """The edges at an article, one group for each relation and end, in the settings' order."""
        return tuple(self._group(key, side) for side in sorted(self._around.get(key, ())))

    def related(self, key: str, name: str) -> tuple[str, ...]:
        """The articles at the other ends, by title."""
        side = self._sides.get(name)
        return () if side is None else self.at(key, side)

    def at(self, key: str, side: Side) -> tuple[str, ...]:
        """The articles at the other ends of one relation, by title."""
        return tuple(self._around.get(key, {}).get(side, ()))

    def edges_at(self, key: str, side: Side) -> tuple[Edge, ...]:
        """The edges of one relation at an article, with the claims that state them."""
        return tuple(self._merged(other, self.stated(key, side, other)) for other in self.at(key, side))

    def stated(self, key: str, side: Side, other: str) -> list[Statement]:
        """Where an edge is stated: at the relation's own beginning first, so that the order does not hang on keys."""
        start, end = (other, key) if side.inverse else (key, other)
        if self.settings[side.relation].symmetric and start > end:
            start, end = end, start
        return sorted(self.edges[EdgeName(side.relation, start, end)], key=lambda one: (one.author != start, one))

    def ends(self) -> Iterator[tuple[str, Side, list[str]]]:
        """Every article with each relation that it has, and the articles at the other ends."""
        for key, around in self._around.items():
            for side, others in around.items():
                yield key, side, others

    def is_single(self, side: Side) -> bool:
        """Whether an article may have the relation once only, seen from that end."""
        relation = self.settings[side.relation]
        return relation.inverse_one if side.inverse else relation.one

    def opposite(self, side: Side) -> Side:
        """The same relation seen from its other end."""
        return side if self.settings[side.relation].symmetric else Side(side.relation, not side.inverse)

    def holding(self, side: Side) -> Iterator[str]:
        """The articles that have the relation, seen from that end."""
        return (key for key, around in self._around.items() if side in around)

    @property
    def connected(self) -> frozenset[str]:
        """All articles that have any relation."""
        return frozenset(self._around)

    def kinds_at(self, side: Side) -> tuple[str, ...]:
        """The kinds that may stand at that end; empty for any."""
        relation = self.settings[side.relation]
        if relation.symmetric:
            return () if not (relation.sources and relation.targets) else (*relation.sources, *relation.targets)
        return relation.targets if side.inverse else relation.sources

    def name_of(self, side: Side) -> str:
        """What the relation is called at that end."""
        relation = self.settings[side.relation]
        return relation.inverse if side.inverse else relation.name

    def _collect(self) -> None:
        for key, article in self._articles.items():
            for name, claims in article.relations.items():
                side = self._sides.get(name)
                if side is None:
                    continue
                for at, claim in enumerate(claims):
                    if isinstance(claim.value, Link):
                        self._state(side, claim.value, Statement(key, name, at))
        for around in self._around.values():
            for others in around.values():
                others.sort(key=self._rank.__getitem__)

    def _state(self, side: Side, link: Link, statement: Statement) -> None:
        other = self._resolver.find(link.target, "wiki", statement.author).key
        if other is None:
            self.lost.append(statement)
            return
        start, end = (other, statement.author) if side.inverse else (statement.author, other)
        symmetric = self.settings[side.relation].symmetric
        if symmetric and start > end:
            start, end = end, start
        edge = EdgeName(side.relation, start, end)
        if edge in self.edges:
            self.edges[edge].append(statement)
            return
        self.edges[edge] = [statement]
        self._add(start, Side(side.relation, inverse=False), end)
        if not symmetric or start != end:
            self._add(end, Side(side.relation, inverse=not symmetric), start)

    def _add(self, key: str, side: Side, other: str) -> None:
        self._around.setdefault(key, {}).setdefault(side, []).append(other)

    def _group(self, key: str, side: Side) -> Group:
        relation = self.settings[side.relation]
        label = relation.inverse_label if side.inverse else relation.label
        return Group(self.name_of(side), label, self.edges_at(key, side))

    def _merged(self, other: str, statements: list[Statement]) -> Edge:
        claims = [self._articles[one.author].relations[one.name][one.at] for one in statements]
        cited = [(citation.source, citation.locator) for claim in claims for citation in claim.sources]
        notes = [claim.note for claim in claims if claim.note]
        return Edge(
            other,
            sources=tuple(dict.fromkeys(cited)),
            note="; ".join(dict.fromkeys(notes)),
            preferred=any(claim.preferred for claim in claims),
            disputed=any(claim.disputed for claim in claims),
            stated_by=statements[0].author,
        )


def _sides(relations: tuple[RelationSettings, ...]) -> dict[str, Side]:
    sides: dict[str, Side] = {}
    for at, relation in enumerate(relations):
        sides.setdefault(relation.name, Side(at, inverse=False))
        if not relation.symmetric:
            sides.setdefault(relation.inverse, Side(at, inverse=True))
    return sides
