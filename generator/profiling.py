"""What single templates and queries cost: measured from outside while somebody wants to know, free of cost otherwise.

Two methods are replaced by timed ones for as long as `measured` lasts. Nothing that they are part of knows of it, and
the process that works on an article measures for itself and hands the times over with the result.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from generator.build.crew import Crew
from generator.build.watch import Times, Watch
from generator.build.watched_crew import WatchedCrew
from generator.graph.graph import Graph
from generator.render.templates import Templates

# Task -> the step that it is, the step of finding its items, and what its items are called in the report.
TASKS = {
    "read_some": ("parse", "read", "read"),
    "make_some": ("make", "make", "made"),
    "restore_some": ("write", "ledger", "written again"),
}

_draw = Templates.draw
_matching = Graph.matching

_noting: list[Times] = []  # the innermost `measured` comes last, and it is told
_inner: list[float] = []  # for each drawing under way, the seconds of those within it


def watched(crew: Crew, watch: Watch) -> Crew:
    """A crew that tells the watch of each item, and of the templates and queries that it took."""
    return WatchedCrew(crew, watch, names=TASKS, measured=measured)


@contextmanager
def measured() -> Iterator[Times]:
    """Note what templates and queries take in the meantime. What an inner `measured` notes is not the outer's."""
    times: Times = {}
    _noting.append(times)
    _replace(_timed_draw, _timed_matching)
    try:
        yield times
    finally:
        _noting.pop()
        if not _noting:
            _replace(_draw, _matching)


def _replace(draw: Callable[..., str], matching: Callable[..., tuple[str, ...]]) -> None:
    setattr(Templates, "draw", draw)  # noqa: B010 - a type checker does not like a method to be assigned
    setattr(Graph, "matching", matching)  # noqa: B010


def _timed_draw(templates: Templates, name: str, variables: dict[str, Any]) -> str:
    _inner.append(0.0)
    began = time.perf_counter()
    try:
        return _draw(templates, name, variables)
    finally:
        passed = time.perf_counter() - began
        _note("template", name, passed - _inner.pop())
        if _inner:
            _inner[-1] += passed


def _timed_matching(graph: Graph, query: str, origin: str) -> tuple[str, ...]:
    began = time.perf_counter()
    try:
        return _matching(graph, query, origin)
    finally:
        _note("query", query, time.perf_counter() - began)


def _note(sort: str, name: str, seconds: float) -> None:
    times = _noting[-1]
    times[sort, name] = times.get((sort, name), 0.0) + seconds
