"""A watch adds up where the time goes."""

from __future__ import annotations

import pytest

from generator.build.watch import Unwatched, Watch


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
