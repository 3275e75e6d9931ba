"""A crew on a Dask cluster: the same work, spread over the workers of a scheduler, on as many machines as there are.

A scheduler and its workers run whatever code is sent to them, and send back what they like. Both must be one's own, in
a network of one's own, or behind TLS with one's own certificates (Dask's settings `distributed.comm.tls` do that).

The workers need Stemma in the same versions, and none of the site's files: the context of a run is sent to each of
them once, as a parcel (see `travelling.py`), the items in batches. What cannot travel is worked on here.

This needs the extra `cluster`: importing it raises ModuleNotFoundError without.
"""

from __future__ import annotations

import itertools
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from uuid import uuid4

import dask
from distributed import Client, Future
from distributed.comm import get_address_host_port
from distributed.scheduler import KilledWorker
from msgspec import Struct

from generator.build.cluster_worker import ClusterError, OtherVersions, forget, work
from generator.build.crew import Crew, Task, WorkerLost, work_on
from generator.build.travelling import Traveller

C = TypeVar("C")
B = TypeVar("B")
R = TypeVar("R")

CONNECT = 5  # seconds to reach the scheduler
WORKERS = 30  # seconds to wait for a worker where there is none; a nanny takes 2 to start another one
PATIENCE = 2  # seconds without news until we look whether there is anybody left
AHEAD = 3  # batches under way for each worker: one in hand, the others on their way
PARCELS = 5  # times that a parcel is sent, should all workers that have it die


class ClusterCrew(Crew):
    """The workers of a scheduler. Little work is done in this process, as by any crew."""

    def __init__(self, address: str, *, versions: Callable[[], str]) -> None:
        """Connect; ClusterError when that is no use. `versions` says what shapes results, here and on the workers."""
        super().__init__(jobs=2)
        self.address, self.versions = address, versions
        self.client = _connected(address)
        try:
            self._greet()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Take leave of the scheduler."""
        self.client.close(CONNECT)

    @contextmanager
    def talking(self) -> Iterator[None]:
        """While the scheduler is asked: ClusterError when it does not answer."""
        try:
            yield
        except OSError as error:
            raise ClusterError(f"the Dask scheduler at {self.address} does not answer any more: {error}") from None

    def wait_for_a_worker(self) -> None:
        """Return when there is a worker; ClusterError when there is none for long."""
        with self.talking():
            try:
                self.client.wait_for_workers(1, timeout=WORKERS)
            except TimeoutError:
                what = f"the Dask scheduler at {self.address} has no workers"
                raise ClusterError(f"{what}\nStart some with `dask worker {self.address} --nthreads 1`.") from None

    def _greet(self) -> None:
        """See that there are workers, and all of our versions."""
        self.wait_for_a_worker()
        ours = self.versions()
        with self.talking():
            answers = self.client.run(self.versions, on_error="return")
        for worker, theirs in sorted(answers.items()):
            if isinstance(theirs, Exception):
                what = f"the worker {worker} cannot run Stemma: {theirs}"
                raise ClusterError(f"{what}\nInstall the same versions there as here.")
            if theirs != ours:
                raise OtherVersions(worker, theirs, ours)

    def _spread(self, task: Task[C, B, R], context: C, batches: Iterator[list[B]]) -> Iterator[tuple[B, R]]:
        if not isinstance(context, Traveller):
            for some in batches:
                yield from zip(some, work_on(task, context, some), strict=True)
            return
        run = _Run(self, task, context)
        try:
            yield from run.results(batches)
        finally:
            run.end()


def _connected(address: str) -> Client:
    try:
        get_address_host_port(address, strict=True)  # a Client that stumbles over its address waits 10 s for nothing
    except ValueError:
        raise ClusterError(f"{address!r} is no address of a scheduler\nWrite it as tcp://HOST:8786.") from None
    try:
        return Client(address, timeout=CONNECT, set_as_default=False, name="stemma")
    except OSError as error:
        what = f"no Dask scheduler can be reached at {address}: {error}"
        raise ClusterError(f"{what}\nStart one with `dask scheduler`, or correct the address.") from None


class _Part(Struct):
    """Some items that are worked on in one place."""

    items: list[Any]
    future: Future | None  # None: they stay here


class _Run:
    """One task over many batches."""

    def __init__(self, crew: ClusterCrew, task: Task[Any, Any, Any], context: Traveller) -> None:
        self._crew, self._client = crew, crew.client
        self._task, self._context = task, context
        self._name = uuid4().hex
        self._versions = crew.versions()
        self._waiting: deque[_Part] = deque()
        self._parcel = pickle.dumps(context.parcel(), protocol=5)
        self._parcels = 0
        self._sent = self._send()

    def results(self, batches: Iterator[list[Any]]) -> Iterator[tuple[Any, Any]]:
        """Each item with its result, in order, with a bounded number of batches under way."""
        with self._crew.talking():
            ahead = AHEAD * len(self._client.nthreads())
        for part in itertools.chain.from_iterable(map(self._parts, batches)):
            self._waiting.append(part)
            if len(self._waiting) > ahead:
                yield from self._oldest()
        while self._waiting:
            yield from self._oldest()

    def end(self) -> None:
        """Stop what is under way, and free the workers of what they hold."""
        with suppress(Exception):  # what is wrong with the cluster has been said
            self._client.cancel([self._sent, *_futures(self._waiting)])
            self._client.run(forget, self._name, on_error="ignore")

    def _parts(self, batch: list[Any]) -> Iterator[_Part]:
        for stays, group in itertools.groupby(batch, self._context.stays):
            items = list(group)
            yield _Part(items, None if stays else self._submit(items))

    def _oldest(self) -> Iterator[tuple[Any, Any]]:
        part = self._waiting[0]
        if part.future is None:
            results: Iterable[Any] = work_on(self._task, self._context, part.items)
        else:
            results = map(self._context.arrived, part.items, self._results_of(part))
        self._waiting.popleft()
        yield from zip(part.items, results, strict=True)

    def _results_of(self, part: _Part) -> list[Any]:
        try:
            return self._gathered(part)
        except KilledWorker:
            # Perhaps it was not this batch that killed its workers, but another that they had at hand. Once all others
            # are settled, an item is alone with its worker: the one that kills it then is the culprit.
            self._settle(_futures(self._waiting))
            return [self._alone(item) for item in part.items]

    def _alone(self, item: object) -> object:
        try:
            return self._gathered(_Part([item], self._submit([item])))[0]
        except KilledWorker:
            raise WorkerLost(item) from None

    def _gathered(self, part: _Part) -> list[Any]:
        """The results of some items. What was lost with the memory of all workers is sent again."""
        limit = float(PATIENCE)
        while True:
            assert part.future is not None
            self._settle([part.future])
            try:
                return list(part.future.result(timeout=limit))
            except CancelledError:
                self._send_again(part)
            except OSError as error:
                if part.future.status == "error":  # it was raised by the work
                    raise
                if not isinstance(error, TimeoutError):
                    raise ClusterError(f"a result cannot be had from {self._crew.address}: {error}") from None
                # Perhaps its worker has just died: the scheduler calls it for 30 s, unless it is asked again.
                limit *= 10

    def _settle(self, futures: Iterable[Future]) -> None:
        """Wait until it is known what became of these; ClusterError when nobody is left to work on them."""
        for future in futures:
            while not future.done():
                try:
                    future.exception(timeout=PATIENCE)
                except TimeoutError:
                    self._crew.wait_for_a_worker()

    def _submit(self, items: list[Any]) -> Future:
        # Dask warns of tasks above 10 MB, with advice for programmers; but some files of content are large.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "10 GB"}):
            return self._client.submit(
                work, self._task, self._name, self._sent, items, self._crew.versions, self._versions, pure=False
            )

    def _send(self) -> Future:
        """The parcel, to all workers; those that join later fetch it from them."""
        self._parcels += 1
        if self._parcels > PARCELS:
            raise ClusterError(f"the workers of {self._crew.address} die again and again; their logs may tell why")
        self._crew.wait_for_a_worker()
        with self._crew.talking():
            sent: Future = self._client.scatter(self._parcel, broadcast=True, hash=False, timeout=WORKERS)
        return sent

    def _send_again(self, lost: _Part) -> None:
        if self._sent.status != "finished":
            self._sent = self._send()
        lost.future = self._submit(lost.items)
        for part in self._waiting:
            if part.future is not None and part.future.cancelled():
                part.future = self._submit(part.items)


def _futures(parts: Iterable[_Part]) -> list[Future]:
    return [part.future for part in parts if part.future is not None]
