"""Locks: one builder at a time. The system opens a lock when its holder ends, however it ends.

A process forked from the holder holds the lock too: should a builder be killed, the next waits for its last worker, so
that none writes among the new files.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

AGAIN = 0.05  # seconds between two looks at a lock that is held
LONGEST_NOTE = 200  # bytes

# What a file system without locks says, some network file systems for one. Builds go on without.
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})


class Holder(Struct, frozen=True):
    """Who holds a lock, as the holder has noted it; nobody knows when "" is all there is."""

    process: str
    since: str  # by the clock of the holder's machine


class Patience(Struct, frozen=True):
    """How one waits for a lock: as long as it takes, and after some seconds a word is said. It may raise to give up."""

    tell: Callable[[Holder], None] = lambda holder: None
    seconds: float = 1.0


PATIENT = Patience()


@contextmanager
def locked(path: Path, patience: Patience = PATIENT) -> Iterator[None]:
    """Hold a lock file, making it and its folders. It stays, unless who holds it removes it."""
    descriptor = _taken(path, patience)
    try:
        yield
    finally:
        os.close(descriptor)


def _taken(path: Path, patience: Patience) -> int:
    began, told = time.monotonic(), False
    while True:
        descriptor = _opened(path)
        try:
            free = _is_free(descriptor)
            if free and _lies_at(path, descriptor):
                _note(descriptor)
                return descriptor
            if not free and not told and time.monotonic() - began >= patience.seconds:
                told = True
                patience.tell(_holder(descriptor))
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if not free:
            time.sleep(AGAIN)


def _opened(path: Path) -> int:
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        except FileNotFoundError:  # the last holder has just removed the folder
            continue


def _is_free(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return True
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise
    return True


def _lies_at(path: Path, descriptor: int) -> bool:
    """False when the file was removed between opening and locking: what is locked then is nothing."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _note(descriptor: int) -> None:
    text = f"{os.getpid()}\n{time.strftime('%Y-%m-%d %H:%M:%S')}\n"
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, text.encode(), 0)
    except OSError:  # a full disk keeps nobody from holding it
        return


def _holder(descriptor: int) -> Holder:
    process, _, rest = os.pread(descriptor, LONGEST_NOTE, 0).decode("ascii", "replace").partition("\n")
    return Holder(process, rest.partition("\n")[0])
