"""What is wrong with the articles together: the list of the checks that the graph itself makes."""

from __future__ import annotations

from generator.graph.indexes import Indexes
from generator.graph.link_checks import field_links, nearest_relations, relation_links, unknown_sources
from generator.graph.name_problems import doubled_keys, redirect_clashes, same_addresses, same_titles
from generator.graph.relation_checks import too_many, wrong_ends
from generator.problems import Problem

STEPS = (
    doubled_keys,
    same_titles,
    same_addresses,
    redirect_clashes,
    field_links,
    relation_links,
    nearest_relations,
    wrong_ends,
    too_many,
    unknown_sources,
)


def problems_of(indexes: Indexes) -> tuple[Problem, ...]:
    """All problems of the whole, in reading order."""
    found = {problem for step in STEPS for problem in step(indexes)}
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.name, problem.what)))
