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
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from generator.interrupts import kept_waiting, listen_as_a_worker

C = TypeVar("C")
B = TypeVar("B")
R = TypeVar("R")
Task = Callable[[C, Sequence[B]], Sequence[R]]

PATIENCE = 1.0  # seconds without a result until we look whether a worker has died

# After so many batches this process, whose collector is off, looks once at what is young: with a large site in memory
# a look takes 80 ms.
SWEPT = 25

_lent: dict[int, Any] = {}  # contexts lent to workers, by number: a forked worker inherits them
_numbers = itertools.count()


class WorkerLost(Exception):
    """A worker process died (killed, out of memory) while it had this item in hand, twice."""

    def __init__(self, item: object) -> None:
        super().__init__(f"a worker process died twice at {name_of(item)}")
        self.item = item


def name_of(item: object) -> str:
    """What a message calls an item: the first of several things, the path of what has one."""
    first = item[0] if isinstance(item, tuple) and item else item
    return str(getattr(first, "path", first))


def work_on(task: Task[C, B, R], context: C, some: Sequence[B]) -> list[R]:
    """The task's results for some items. What it raises bears a note of the item that was in hand."""
    results: list[R] = []
    for item in some:
        try:
            results += task(context, (item,))
        except Exception as error:
            error.add_note(f"while at work on {name_of(item)}")
            raise
    return results


def default_jobs() -> int:
    """As many processes as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """`jobs` hands. With one hand, or little to do, the work is done in this process."""

    def __init__(self, jobs: int) -> None:
        self.jobs = max(1, jobs)
        self._pools: set[ProcessPoolExecutor] = set()  # at work

    def run(
        self, task: Task[C, B, R], context: C, items: Iterable[B], *, batch: int, small: int = 0
    ) -> Iterator[tuple[B, R]]:
        """Each item with its result, in order. The task takes some of the items and gives a result each.

        Items are taken as they are needed, so that not all of them are in memory at once. Fewer than `small` of them
        are not worth starting processes for.
        """
        supply = iter(items)
        first = list(itertools.islice(supply, small))
        batches = _batches(itertools.chain(first, supply), batch)
        if self.jobs == 1 or len(first) < small:
            return self._work_here(task, context, batches)
        return self._spread(task, context, batches)

    def _work_here(self, task: Task[C, B, R], context: C, batches: Iterator[list[B]]) -> Iterator[tuple[B, R]]:
        for number, some in enumerate(batches, 1):
            if number % SWEPT == 0:
                gc.collect(0)
            yield from zip(some, work_on(task, context, some), strict=True)

    def close(self) -> None:
        """End what is still at work, now."""
        for pool in self._pools:
            _end(pool)

    def _spread(self, task: Task[C, B, R], context: C, batches: Iterator[list[B]]) -> Iterator[tuple[B, R]]:
        """Each item with its result, in order, by many hands."""
        number = next(_numbers)
        _lent[number] = context
        try:
            while True:
                lost: list[list[B]] = []
                yield from self._attempt(task, number, context, batches, lost)
                if not lost:
                    return
                # A worker died and took its pool with it. What was under way is tried again one by one: the item that
                # kills a second worker is the culprit; had it been an accident, nothing is lost.
                one_by_one = ([item] for item in itertools.chain.from_iterable(lost))
                again: list[list[B]] = []
                yield from self._attempt(task, number, context, one_by_one, again, jobs=1)
                if again:
                    raise WorkerLost(again[0][0])
        finally:
            del _lent[number]

    def _attempt(
        self,
        task: Task[C, B, R],
        number: int,
        context: C,
        batches: Iterator[list[B]],
        lost: list[list[B]],
        *,
        jobs: int = 0,
    ) -> Iterator[tuple[B, R]]:
        """Results in order, as far as the pool lives, with a bounded number of batches under way; the rest is lost.

        With one job there is one under way.
        """
        waiting: deque[tuple[list[B], Future[Sequence[R]]]] = deque()
        ahead = 0 if jobs == 1 else 2 * self.jobs
        with _pool(jobs or self.jobs, number, context) as pool:
            self._pools.add(pool)
            try:
                for some in batches:
                    lost[:] = [some]  # in case the pool is broken already
                    with kept_waiting():  # the first makes the workers, which have our handlers until `_prepare`
                        waiting.append((some, pool.submit(_work, task, number, some)))
                    lost.clear()
                    if len(waiting) > ahead:
                        yield from _oldest(waiting, pool)
                while waiting:
                    yield from _oldest(waiting, pool)
            except BrokenProcessPool:
                lost[:0] = [some for some, _ in waiting]
            except BaseException:
                _end(pool)
                raise
            finally:
                self._pools.discard(pool)


def _oldest(waiting: deque[tuple[list[B], Future[Sequence[R]]]], pool: ProcessPoolExecutor) -> Iterator[tuple[B, R]]:
    some, future = waiting[0]
    while not wait([future], PATIENCE).done:
        _give_up_on_half_a_result(pool)
    results = future.result()
    waiting.popleft()
    yield from zip(some, results, strict=True)


def _give_up_on_half_a_result(pool: ProcessPoolExecutor) -> None:
    """Break a pool that waits for the rest of a result whose worker has died while it was sending it."""
    if connection.wait([process.sentinel for process in _processes_of(pool)], 0):
        _break(pool)


def _batches(items: Iterator[B], size: int) -> Iterator[list[B]]:
    while batch := list(itertools.islice(items, size)):
        yield batch


def _pool(jobs: int, number: int, context: object) -> ProcessPoolExecutor:
    """Processes that have the context: forked ones inherit it, where a system cannot fork it is sent to each."""
    if "fork" in multiprocessing.get_all_start_methods():
        gc.freeze()  # what exists now is left alone by the workers' collectors, and so stays shared
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), initializer=_prepare)
    return ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_receive, initargs=(number, context)
    )


def _prepare() -> None:
    listen_as_a_worker()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    gc.disable()  # tokens and pages hold no circles worth the fifth of the time; `_work` collects between batches


def _end_with_the_parent() -> None:
    """A builder that is killed cannot end its workers, and they would wait for more work for ever."""
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # they are for the thread that does the work
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _receive(number: int, context: object) -> None:
    _prepare()
    _lent[number] = context


def _work(task: Task[Any, B, R], number: int, batch: Sequence[B]) -> Sequence[R]:
    try:
        return work_on(task, _lent[number], batch)
    finally:
        gc.collect(0)  # what is young; the collector is off


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop now: nobody waits for work whose result is no longer wanted."""
    _break(pool)
    pool.shutdown(wait=False, cancel_futures=True)


def _break(pool: ProcessPoolExecutor) -> None:
    """Kill the workers, and close our ends of their pipes.

    With these open, the pool would wait for ever for the rest of a result that was cut off, or for somebody to take the
    rest of a batch. (Python itself closes one of them, from 3.11.5 on.)
    """
    for process in _processes_of(pool):
        process.kill()
    for queue, end in (("_result_queue", "_writer"), ("_call_queue", "_reader")):
        pipe = getattr(getattr(pool, queue, None), end, None)
        if pipe is not None:
            pipe.close()


def _processes_of(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    return list((getattr(pool, "_processes", None) or {}).values())
