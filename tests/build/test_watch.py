"""A watch adds up where the time goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from generator.build.crew import Crew
from generator.build.watch import Times, Unwatched, Watch, WatchedCrew


class Clock:
    """A clock that goes on by what is said."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr("generator.build.watch.time", found)
    return found


def test_the_time_of_an_inner_step_is_not_the_outers(clock: Clock) -> None:
    watch = Watch()
    with watch.step("outer"):
        clock.now += 1
        with watch.step("inner"):
            clock.now += 10
        clock.now += 100

    assert watch.steps == {"outer": 101, "inner": 10}


def test_a_step_may_come_again(clock: Clock) -> None:
    watch = Watch()
    for seconds in (1, 2):
        with watch.step("plan"):
            clock.now += seconds

    assert watch.steps == {"plan": 3}


def test_a_step_that_fails_has_taken_its_time(clock: Clock) -> None:
    watch = Watch()

    def failing() -> None:
        with watch.step("plan"):
            clock.now += 5
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        failing()
    assert watch.steps == {"plan": 5}


def test_unwatched_nothing_is_kept() -> None:
    watch = Unwatched()

    assert watch.step("plan") is watch.step("make")


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
