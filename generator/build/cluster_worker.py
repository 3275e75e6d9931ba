"""What runs in a worker of a Dask cluster: it opens a parcel once, and works on batch after batch with what was in it.

A worker lives through many builds and may have several threads. A context serves one batch at a time, so the threads
of a process wait for each other; `dask worker --nthreads 1` has the same speed, for Python runs one thread at a time.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import Any

from generator.build.crew import Task, work_on

_one_at_a_time = threading.Lock()
_opened: dict[str, Any] = {}  # run -> context; of the last run that came by
_versions: dict[Callable[[], str], str] = {}  # as they were when this process looked first


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


class OtherVersions(ClusterError):
    """A worker has other versions than the builder: its pages might differ."""

    def __init__(self, worker: str, theirs: str, ours: str) -> None:
        super().__init__(worker, theirs, ours)
        self.worker, self.theirs, self.ours = worker, theirs, ours

    def __str__(self) -> str:
        ours, theirs = self.ours.split("; "), self.theirs.split("; ")
        others = ", ".join(one for one in theirs if one not in ours) or "less than is needed"
        wanted = ", ".join(one for one in ours if one not in theirs)
        return f"the worker {self.worker} has {others}; here it is {wanted}. Install the same versions everywhere."


def work(
    task: Task[Any, Any, Any], run: str, parcel: bytes, items: Sequence[Any], versions: Callable[[], str], wanted: str
) -> list[Any]:
    """The task's results for some items of a run."""
    with _one_at_a_time:
        _refuse_other_versions(versions, wanted)
        if run not in _opened:
            _let_children_be()
            _opened.clear()
            # Whoever may send work to this process may have it do anything: unpickling adds nothing to that.
            _opened[run] = pickle.loads(parcel)()  # noqa: S301
        return work_on(task, _opened[run], items)


def forget(run: str) -> None:
    """Free what a run that is over has left."""
    if _opened.pop(run, None) is not None:
        gc.collect()


def _refuse_other_versions(versions: Callable[[], str], wanted: str) -> None:
    """Workers may join when a build has long begun."""
    found = _versions.get(versions) or _versions.setdefault(versions, versions())
    if found != wanted:
        raise OtherVersions(f"process {multiprocessing.current_process().pid}", found, wanted)


def _let_children_be() -> None:
    """Let this process start others.

    Its nanny starts it as one that may not; but code is coloured in a process of its own, where a signal can end it.
    """
    process = multiprocessing.current_process()
    if process.daemon:
        process.daemon = False
