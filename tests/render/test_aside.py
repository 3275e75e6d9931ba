"""A process aside answers for threads, and is replaced when it hangs or dies."""

from __future__ import annotations

import os
import re
from threading import Thread

import pytest

from generator.render.aside import Aside, AsideError
from generator.render.time_limit import TimeIsUpError


def double_or_hang(number: int) -> int:
    if number == 0:
        re.match(r"(a*)*b", "a" * 60)
    if number < 0:
        os._exit(1)
    return 2 * number


def test_a_process_aside_answers_until_it_hangs_or_dies_and_then_again() -> None:
    aside = Aside(double_or_hang)
    try:
        answers: list[int] = []
        thread = Thread(target=lambda: answers.append(aside.call(21, seconds=5)))
        thread.start()
        thread.join()
        assert answers == [42]
        for bad, error in ((0, TimeIsUpError), (-1, AsideError)):
            with pytest.raises(error):
                aside.call(bad, seconds=0.02)
            assert aside.call(4, seconds=5) == 8
    finally:
        aside.end()
