"""Work that may never end, ended: what a regular expression does with hostile text must not hang a build.

In the main thread a timer's signal ends it, because `re` looks at signals while it matches. In another thread nothing
can: `re` does not even let the other threads run. There the work is done by a process beside this one, which can be
ended from outside.

The limit counts the processor's time where it can, not the clock's: a laptop that sleeps or a machine with eight other
builds on it must not change what a build writes.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import FrameType
from typing import Generic, NoReturn, TypeVar, cast

T = TypeVar("T")

_START_UP = 60.0  # seconds for a new process to import what it needs; it takes 0.2
_AGAIN = 0.1  # seconds until the signal comes again, should the first exception be swallowed (`re` calls no `except`)
_CLOCK_FACTOR = 10  # a second of work may take ten by the clock before the process is thought to hang


class TimeIsUpError(BaseException):
    """The work took too long. No `Exception`, so that no `except Exception` on the way takes it for its own."""


def can_be_interrupted() -> bool:
    """Whether work in this thread can be ended by a signal."""
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work, but raise TimeIsUpError after some seconds of the processor's time.

    Where nothing can interrupt it the work is done without a limit; ask `can_be_interrupted` first. Costs 7 µs.
    """
    if not can_be_interrupted():
        return work()
    old_handler = signal.signal(signal.SIGVTALRM, _raise_time_is_up)
    try:
        old_timer = signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, *old_timer)
    finally:
        signal.signal(signal.SIGVTALRM, old_handler)


def _raise_time_is_up(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TimeIsUpError


class Aside(Generic[T]):
    """A process beside this one that does one kind of work, one piece at a time, and is ended when it hangs.

    It is started at the first call (0.2 s), kept (0.2 ms a call), and ends when this process does.
    """

    def __init__(self, work: Callable[..., T]) -> None:
        self._work = work  # a function of a module: the process imports it by its name
        self._one_at_a_time = threading.Lock()
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def call(self, *arguments: object, seconds: float) -> T:
        """The work's answer; raises TimeIsUpError when it takes far longer by the clock, or its process dies of it."""
        with self._one_at_a_time:
            line = self._line or self._start()
            try:
                line.send(arguments)
                return cast(T, _answer(line, seconds * _CLOCK_FACTOR))
            except (EOFError, OSError, TimeIsUpError):
                self._end()
                raise TimeIsUpError from None

    def _start(self) -> Connection:
        # Spawned, not forked: a fork of a process with several threads may inherit a lock that nobody will open.
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_do_for, args=(there, self._work), daemon=True)
        self._process.start()
        there.close()
        self._line = here
        _answer(here, _START_UP)
        return here

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


def _answer(line: Connection, seconds: float) -> object:
    if not line.poll(seconds):
        raise TimeIsUpError
    return line.recv()


def _do_for(line: Connection, work: Callable[..., object]) -> None:
    """The other process: does what it is asked until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that it works for
    line.send("ready")
    while True:
        try:
            arguments = line.recv()
        except (EOFError, OSError):
            return
        line.send(work(*arguments))
