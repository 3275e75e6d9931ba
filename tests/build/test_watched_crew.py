"""A watched crew does what any crew does, and tells what each item took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from generator.build.crew import Crew
from generator.build.watch import Times, Watch
from generator.build.watched_crew import WatchedCrew


def double_some(factor: int, numbers: Sequence[int]) -> list[int]:
    """A task."""
    return [factor * number for number in numbers]


@contextmanager
def measured() -> Iterator[Times]:
    """Whatever else there is to note of an item."""
    yield {("template", "base.html"): 0.5}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_watched_crew_does_the_same_and_tells_of_each_item(jobs: int) -> None:
    watch = Watch()
    crew = WatchedCrew(Crew(jobs), watch, names={"double_some": ("double", "count", "doubled")}, measured=measured)

    assert list(crew.run(double_some, 2, iter([3, 4, 5]), batch=2)) == [(3, 6), (4, 8), (5, 10)]
    assert set(watch.steps) == {"double", "count"}
    assert {what for what in watch.seconds if what[0] == "doubled"} == {("doubled", name) for name in "345"}
    assert watch.seconds["template", "base.html"] == 1.5
    assert watch.counts["template", "base.html"] == 3
