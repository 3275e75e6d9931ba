"""A watch: where the time of a build goes, for who wants to know. Unwatched, a step costs nothing worth measuring.

with watch.step("plan"):          # steps may lie in one another; the time of the inner is not the outer's
    ...
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

Times = dict[tuple[str, str], float]  # (sort, name) -> seconds

_NOTHING = nullcontext()


class Unwatched:
    """Nobody wants to know."""

    def step(self, name: str) -> AbstractContextManager[None]:
        """A step of the build."""
        return _NOTHING


UNWATCHED = Unwatched()


class Watch(Unwatched):
    """Adds up the seconds of steps and of single things."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}  # in the order in which they began
        self.seconds: Times = {}
        self.counts: dict[tuple[str, str], int] = {}
        self._inner: list[float] = []  # for each step that is under way, the seconds of those within it

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count the time of what is done inside for a step, without that of the steps within it."""
        self.steps.setdefault(name, 0.0)
        self._inner.append(0.0)
        began = time.perf_counter()
        try:
            yield
        finally:
            passed = time.perf_counter() - began
            self.steps[name] += passed - self._inner.pop()
            if self._inner:
                self._inner[-1] += passed

    def add(self, times: Times) -> None:
        """Count seconds that somebody else has measured."""
        for what, seconds in times.items():
            self.seconds[what] = self.seconds.get(what, 0.0) + seconds
            self.counts[what] = self.counts.get(what, 0) + 1
