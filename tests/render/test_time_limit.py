"""Work that never ends is ended."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest

from generator.render.time_limit import TimeIsUpError, can_be_interrupted, within


def endless_match() -> None:
    re.match(r"(a*)*b", "a" * 60)


def endless_loop() -> None:
    while True:
        with suppress(Exception):
            sum(range(100))


def endless_again() -> None:
    with suppress(BaseException):
        endless_match()
    endless_match()


@pytest.mark.parametrize("work", [endless_match, endless_loop, endless_again])
def test_endless_work_is_ended(work: Callable[[], None]) -> None:
    with pytest.raises(TimeIsUpError):
        within(0.05, work)


def test_work_that_ends_gives_its_answer() -> None:
    assert within(5, lambda: 42) == 42


def test_errors_of_the_work_come_through() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)


@pytest.mark.parametrize("work", [endless_match, lambda: None])
def test_the_handler_and_the_timer_of_others_are_put_back(work: Callable[[], None]) -> None:
    def others(*_: object) -> None: ...

    before = signal.signal(signal.SIGVTALRM, others)
    signal.setitimer(signal.ITIMER_VIRTUAL, 1000, 7)
    try:
        with suppress(TimeIsUpError):
            within(0.05, work)
        left, interval = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        assert signal.getsignal(signal.SIGVTALRM) is others
        assert interval == 7
        assert 900 < left <= 1001
    finally:
        signal.signal(signal.SIGVTALRM, before)


def test_waiting_is_no_work() -> None:
    assert within(0.02, lambda: time.sleep(0.1)) is None


def in_a_thread(work: Callable[[], Any]) -> Any:
    answers: list[Any] = []
    thread = Thread(target=lambda: answers.append(work()))
    thread.start()
    thread.join()
    return answers[0]


def test_only_the_main_thread_can_be_interrupted() -> None:
    assert can_be_interrupted()
    assert not in_a_thread(can_be_interrupted)
    assert in_a_thread(lambda: within(5, lambda: 42)) == 42
