"""One holder at a time; who waits is told for whom; and a lock opens however its holder ends."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.lock import Holder, Patience, locked


class TooLate(Exception):
    """Nobody waits for ever in a test."""


def impatient(holder: Holder) -> None:
    raise TooLate(holder.process)


AT_ONCE = Patience(impatient, 0)


def in_a_child(work: Callable[[], object]) -> int:
    """A process that does some work and says that it has done so before it sleeps; its number."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        work()
        os.write(there, b"done")
        time.sleep(60)
        os._exit(0)
    assert os.read(here, 4) == b"done"
    return child


def end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"), pytest.raises(TooLate, match=str(os.getpid())), locked(tmp_path / "lock", AT_ONCE):
        pass
    with locked(tmp_path / "lock", AT_ONCE):
        pass


def test_who_waits_is_told_once_for_whom_and_since_when(tmp_path: Path) -> None:
    told: list[Holder] = []
    with ExitStack() as held:
        held.enter_context(locked(tmp_path / "lock"))
        threading.Timer(0.3, held.close).start()
        with locked(tmp_path / "lock", Patience(told.append, 0)):
            assert [holder.process for holder in told] == [str(os.getpid())]
            assert told[0].since.count(":") == 2


def test_who_is_patient_hears_nothing_of_a_short_while(tmp_path: Path) -> None:
    with ExitStack() as held:
        held.enter_context(locked(tmp_path / "lock"))
        threading.Timer(0.2, held.close).start()
        with locked(tmp_path / "lock", Patience(impatient, 30)):
            pass


def test_a_lock_opens_when_its_holder_is_killed(tmp_path: Path) -> None:
    child = in_a_child(lambda: ExitStack().enter_context(locked(tmp_path / "lock")) or time.sleep(0))
    end(child)
    with locked(tmp_path / "lock", AT_ONCE):
        pass


def test_it_stays_shut_while_a_forked_worker_of_the_killed_holder_lives(tmp_path: Path) -> None:
    workers = tmp_path / "worker"

    def hold_and_fork() -> None:
        lock = locked(tmp_path / "lock")
        lock.__enter__()
        kept.append(lock)
        workers.write_text(str(in_a_child(lambda: None)))

    kept: list[object] = []
    end(in_a_child(hold_and_fork))
    worker = int(workers.read_text())

    with pytest.raises(TooLate), locked(tmp_path / "lock", AT_ONCE):
        pass
    os.kill(worker, signal.SIGKILL)
    with locked(tmp_path / "lock"):
        pass


def test_a_lock_that_its_holder_removes_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "deep/lock"
    with ExitStack() as held:
        held.enter_context(locked(path))

        def leave() -> None:
            path.unlink()
            path.parent.rmdir()
            held.close()

        threading.Timer(0.2, leave).start()
        with locked(path), pytest.raises(TooLate), locked(path, AT_ONCE):
            pass


def test_a_link_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "lock").symlink_to(tmp_path / "mine")

    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)), locked(tmp_path / "lock"):
        pass
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_file_system_without_locks_does_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(tmp_path / "lock"), locked(tmp_path / "lock", AT_ONCE):
        pass
