"""Work that may never end, ended: what a regular expression does with hostile text must not hang a build.

A timer's signal ends it in the main thread, because `re` looks at signals while it matches. Elsewhere nothing does, not
even the end of the thread: `aside.py` is for there.

The limit counts the processor's time, not the clock's: a laptop that sleeps or a machine with eight other builds on it
must not change what a build writes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, TypeVar

T = TypeVar("T")

_AGAIN = 0.1  # seconds until the signal comes again, should the work swallow the first exception


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
