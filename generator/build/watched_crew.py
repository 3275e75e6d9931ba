"""A crew that is watched: each item is timed, in whichever process it is worked on."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from generator.build.crew import Crew, name_of
from generator.build.watch import Times, Watch

C = TypeVar("C")
B = TypeVar("B")
R = TypeVar("R")
Task = Callable[[C, Sequence[B]], Sequence[R]]


class WatchedCrew(Crew):
    """A crew whose tasks are steps, and whose items are timed, with what `measured` notes while one is worked on."""

    def __init__(
        self, crew: Crew, watch: Watch, *, names: dict[str, tuple[str, str, str]], measured: Callable[[], Any]
    ) -> None:
        """`names`: for each task its step, the step of its items' supply, and the sort of its items."""
        super().__init__(crew.jobs)
        self._crew, self._watch, self._names, self._measured = crew, watch, names, measured

    def run(
        self, task: Task[C, B, R], context: C, items: Iterable[B], *, batch: int, small: int = 0
    ) -> Iterator[tuple[B, R]]:
        """As `Crew.run`."""
        step, supply, sort = self._names[task.__name__]
        timed = partial(_timed, task, sort, self._measured)
        results = self._crew.run(timed, context, self._supplied(items, supply), batch=batch, small=small)
        while True:
            with self._watch.step(step):
                found = next(results, None)
            if found is None:
                return
            item, (result, times) = found
            self._watch.add(times)
            yield item, result

    def _supplied(self, items: Iterable[B], step: str) -> Iterator[B]:
        supply = iter(items)
        while True:
            with self._watch.step(step):
                found = list(itertools.islice(supply, 1))
            if not found:
                return
            yield found[0]

    def close(self) -> None:
        """As `Crew.close`."""
        self._crew.close()


def _timed(
    task: Task[C, B, R], sort: str, measured: Callable[[], Any], context: C, items: Sequence[B]
) -> list[tuple[R, Times]]:
    """The task, item by item, each result with what it took."""
    results = []
    for item in items:
        with measured() as times:
            began = time.perf_counter()
            result = task(context, [item])[0]
            times[sort, name_of(item)] = time.perf_counter() - began
        results.append((result, times))
    return results
