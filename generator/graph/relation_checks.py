"""Relations that break their own rules: an end of the wrong kind, or several where one is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.indexes import Indexes
from generator.graph.placing import place_of_claim
from generator.graph.relations import Side, Statement
from generator.names import or_list
from generator.problems import Place, Problem


def wrong_ends(indexes: Indexes) -> Iterator[Problem]:
    """Edges that lead to an article of a kind that their relation does not allow there."""
    for (_, start, end), statements in indexes.relations.edges.items():
        for statement in statements:
            other = start if statement.author == end else end
            yield from _wrong_end(indexes, statement, other)


def _wrong_end(indexes: Indexes, statement: Statement, other: str) -> Iterator[Problem]:
    relations = indexes.relations
    side = relations.side(statement.name)
    assert side is not None  # it has made an edge
    allowed, kind = relations.kinds_at(relations.opposite(side)), indexes.articles[other].kind
    if allowed and kind not in allowed:
        what = f'"{statement.name}" leads to {other}, which is of kind {kind}; it may lead to {or_list(allowed)}.'
        table = f"[relations.{relations.settings[side.relation].name}]"
        do = f"Link to another article, or allow {kind} in site.toml: {table}."
        yield Problem("wrong-kind", _place(indexes, statement), what, do)


def too_many(indexes: Indexes) -> Iterator[Problem]:
    """Several edges where the relation allows one, whichever end states them. Claims that disagree count as one."""
    for key, side, others in indexes.relations.ends():
        if len(others) < 2 or not indexes.relations.is_single(side):
            continue
        edges = indexes.relations.edges_at(key, side)
        if len([edge for edge in edges if not edge.disputed]) + any(edge.disputed for edge in edges) > 1:
            yield _too_many(indexes, key, side, others)


def _too_many(indexes: Indexes, key: str, side: Side, others: list[str]) -> Problem:
    relations = indexes.relations
    stated = sorted((_place(indexes, relations.stated(key, side, other)[0]), other) for other in others)
    shown = ", ".join(f"{other} ({place.file}{f':{place.line}' if place.line else ''})" for place, other in stated)
    name = relations.name_of(side)
    what = f'"{name}" of {key or "home"} may lead to one article, and leads to {len(others)}: {shown}.'
    return Problem("too-many", stated[-1][0], what, "Keep one of them; values that disagree stand in a list of claims.")


def _place(indexes: Indexes, statement: Statement) -> Place:
    return place_of_claim(indexes.articles[statement.author], statement.name, statement.at)
