"""A crew runs one task over many batches: in this process, or in several. Everything parallel goes through here.

A task is a function of a module, `task(context, some_items) -> their_results`, without side effects; the context is
what all batches share (a site). Results come back in the order of the items: nothing depends on who was faster.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

C = TypeVar("C")
B = TypeVar("B")
R = TypeVar("R")
Task = Callable[[C, Sequence[B]], Sequence[R]]

_lent: dict[int, Any] = {}  # contexts lent to workers, by number: a forked worker inherits them
_numbers = itertools.count()


class WorkerLost(Exception):
    """A worker process died (killed, out of memory) while it had this item in hand, twice."""

    def __init__(self, item: object) -> None:
        super().__init__(f"a worker process died at {item}")
        self.item = item


def default_jobs() -> int:
    """As many processes as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """`jobs` hands. With one hand, the work is done in this process."""

    def __init__(self, jobs: int) -> None:
        self.jobs = max(1, jobs)

    def run(self, task: Task[C, B, R], context: C, items: Sequence[B], *, batch: int) -> Iterator[R]:
        """The task's results for all items, in order. The task takes a slice of the items and gives a result each."""
        batches = [items[at : at + batch] for at in range(0, len(items), batch)]
        if self.jobs == 1:
            return (result for some in batches for result in task(context, some))
        return self._run_in_processes(task, context, batches)

    def _run_in_processes(self, task: Task[C, B, R], context: C, batches: list[Sequence[B]]) -> Iterator[R]:
        number = next(_numbers)
        _lent[number] = context
        try:
            done = 0
            for results in self._attempt(task, number, context, batches):
                yield from results
                done += 1
            if done == len(batches):
                return
            # A worker died and took its pool with it. What was under way is tried again item by item: the one that
            # kills a second worker is the culprit; had it been an accident, nothing is lost.
            for batch in batches[done:]:
                singles: list[Sequence[B]] = [batch[at : at + 1] for at in range(len(batch))]
                count = 0
                for results in self._attempt(task, number, context, singles):
                    yield from results
                    count += 1
                if count < len(singles):
                    raise WorkerLost(self._culprit(task, number, context, singles[count:]))
        finally:
            del _lent[number]

    def _attempt(
        self, task: Task[C, B, R], number: int, context: C, batches: Sequence[Sequence[B]]
    ) -> Iterator[Sequence[R]]:
        """Results in order, as far as the pool lives, with a bounded number of batches under way."""
        waiting: deque[Future[Sequence[R]]] = deque()
        with _pool(self.jobs, number, context) as pool:
            try:
                for batch in batches:
                    waiting.append(pool.submit(_work, task, number, batch))
                    if len(waiting) > 2 * self.jobs:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BrokenProcessPool:
                return
            except BaseException:
                _end(pool)
                raise

    def _culprit(self, task: Task[C, B, R], number: int, context: C, singles: list[Sequence[B]]) -> B:
        """The item that kills its worker when it is alone with it."""
        alone = Crew(2)
        for single in singles[: 2 * self.jobs + 2]:
            if not list(alone._attempt(task, number, context, [single])):
                return single[0]
        return singles[0][0]


def _pool(jobs: int, number: int, context: object) -> ProcessPoolExecutor:
    """Processes that have the context: forked ones inherit it, where a system cannot fork it is sent to each."""
    if "fork" in multiprocessing.get_all_start_methods():
        gc.freeze()  # what exists now is left alone by the workers' collectors, and so stays shared
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), initializer=_prepare)
    return ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_receive, initargs=(number, context)
    )


def _prepare() -> None:
    # Ctrl-C reaches the whole process group; the parent decides when its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()  # tokens and pages hold no circles worth the fifth of the time; `_work` collects between batches


def _receive(number: int, context: object) -> None:
    _prepare()
    _lent[number] = context


def _work(task: Task[Any, B, R], number: int, batch: Sequence[B]) -> Sequence[R]:
    try:
        return task(_lent[number], batch)
    finally:
        gc.collect(0)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop now: nobody waits for work whose result is no longer wanted."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
