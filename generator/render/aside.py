"""Work for a process beside this one, which can be ended from outside when it hangs.

This is for threads other than the main one: no signal reaches them, and a regular expression that never ends lets no
other thread run either, so that one code block could stop a whole server.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar, cast

from generator.render.time_limit import TimeIsUpError

T = TypeVar("T")

_START_UP = 60.0  # seconds for a new process to import what it needs; it takes 0.2
_CLOCK_FACTOR = 10  # a second of work may take ten by the clock before the process is thought to hang


class AsideError(Exception):
    """The process aside ended, or could not be started."""

    def __str__(self) -> str:
        return "the process that ran it ended"


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
        """The work's answer. Raises TimeIsUpError when it takes far too long by the clock, AsideError when it kills."""
        with self._one_at_a_time:
            try:
                line = self._line or self._start()
                line.send(arguments)
                return cast(T, _answer(line, seconds * _CLOCK_FACTOR))
            except TimeIsUpError:
                self.end()
                raise
            except (EOFError, OSError) as error:
                self.end()
                raise AsideError from error

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

    def end(self) -> None:
        """End the process now; the next call starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


@cache
def aside_for(work: Callable[..., T], _process: int) -> Aside[T]:
    """The process aside for some work, one for each `os.getpid()`: a forked process must not use its parent's."""
    return Aside(work)


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
