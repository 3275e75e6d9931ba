"""Relations: written on either end, seen from both, and one edge however often they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from generator.graph.article import Article
from generator.graph.resolve import Resolver
from generator.graph.values import Claim, Link
from generator.graph.view import Edge, Group
from generator.settings import RelationSettings, Settings


class Statement(NamedTuple):
    """One line of front matter that states an edge."""

    author: str  # key of the article in which it stands
    name: str  # relation or inverse name, as written there
    at: int  # which of the claims


EdgeName = tuple[int, str, str]
"""An edge: which relation (its place in the settings), from where, to where."""


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
        # By side, in the settings' order: who has the relation there, and which articles are at its other ends.
        self._ends: dict[Side, dict[str, list[str]]] = {
            Side(at, inverse): {} for at in range(len(self.settings)) for inverse in (False, True)
        }
        self._collect()

    def side(self, name: str) -> Side | None:
        """The relation and end that a name means; None when no relation has it."""
        return self._sides.get(name)

    def groups_of(self, key: str) -> tuple[Group, ...]:
        """The edges at an article, one group for each relation and end, in the settings' order."""
        return tuple([self._group(key, side) for side, ends in self._ends.items() if key in ends])

    def related(self, key: str, name: str) -> tuple[str, ...]:
        """The articles at the other ends, by title."""
        side = self._sides.get(name)
        return () if side is None else self.at(key, side)

    def at(self, key: str, side: Side) -> tuple[str, ...]:
        """The articles at the other ends of one relation, by title."""
        return tuple(self._ends[side].get(key, ()))

    def edges_at(self, key: str, side: Side) -> tuple[Edge, ...]:
        """The edges of one relation at an article, with the claims that state them."""
        return tuple([self._merged(other, self.stated(key, side, other)) for other in self.at(key, side)])

    def stated(self, key: str, side: Side, other: str) -> list[Statement]:
        """Where an edge is stated: at the relation's own beginning first, so that the order does not hang on keys."""
        start, end = (other, key) if side.inverse else (key, other)
        if self.settings[side.relation].symmetric and start > end:
            start, end = end, start
        statements = self.edges[side.relation, start, end]
        if len(statements) == 1:
            return statements
        return sorted(statements, key=lambda one: (one.author != start, one))

    def ends(self) -> Iterator[tuple[str, Side, list[str]]]:
        """Every article with each relation that it has, and the articles at the other ends."""
        for side, ends in self._ends.items():
            for key, others in ends.items():
                yield key, side, others

    def is_single(self, side: Side) -> bool:
        """Whether an article may have the relation once only, seen from that end."""
        relation = self.settings[side.relation]
        return relation.inverse_one if side.inverse else relation.one

    def opposite(self, side: Side) -> Side:
        """The same relation seen from its other end."""
        return side if self.settings[side.relation].symmetric else Side(side.relation, not side.inverse)

    def holding(self, side: Side) -> Set[str]:
        """The articles that have the relation, seen from that end."""
        return self._ends[side].keys()

    @property
    def connected(self) -> frozenset[str]:
        """All articles that have any relation."""
        return frozenset(key for ends in self._ends.values() for key in ends)

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
        for _, _, others in self.ends():
            if len(others) > 1:
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
        edge = (side.relation, start, end)
        if edge in self.edges:
            self.edges[edge].append(statement)
            return
        self.edges[edge] = [statement]
        self._add(start, Side(side.relation, inverse=False), end)
        if not symmetric or start != end:
            self._add(end, Side(side.relation, inverse=not symmetric), start)

    def _add(self, key: str, side: Side, other: str) -> None:
        others = self._ends[side].get(key)
        if others is None:
            self._ends[side][key] = [other]
        else:
            others.append(other)

    def _group(self, key: str, side: Side) -> Group:
        relation = self.settings[side.relation]
        label = relation.inverse_label if side.inverse else relation.label
        return Group(self.name_of(side), label, self.edges_at(key, side))

    def _merged(self, other: str, statements: list[Statement]) -> Edge:
        author, name, at = statements[0]
        claim = self._articles[author].relations[name][at]
        edge = Edge(other, _cited(claim), claim.note, claim.preferred, claim.disputed, author)
        if len(statements) == 1:
            return edge
        edges = [edge, *(self._merged(other, [statement]) for statement in statements[1:])]
        return Edge(
            other,
            sources=tuple(dict.fromkeys(source for edge in edges for source in edge.sources)),
            note="; ".join(dict.fromkeys(edge.note for edge in edges if edge.note)),
            preferred=any(edge.preferred for edge in edges),
            disputed=any(edge.disputed for edge in edges),
            stated_by=author,
        )


def _cited(claim: Claim) -> tuple[tuple[str, str], ...]:
    return tuple([(citation.source, citation.locator) for citation in claim.sources])


def _sides(relations: tuple[RelationSettings, ...]) -> dict[str, Side]:
    sides: dict[str, Side] = {}
    for at, relation in enumerate(relations):
        sides.setdefault(relation.name, Side(at, inverse=False))
        if not relation.symmetric:
            sides.setdefault(relation.inverse, Side(at, inverse=True))
    return sides
