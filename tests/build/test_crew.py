"""A crew gives the same results with one hand and with many, and loses nothing when a worker dies."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator.build.crew import Crew, WorkerLost


def doubled(context: int, numbers: Sequence[int]) -> list[int]:
    return [context * number for number in numbers]


def with_pid(context: None, numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def slowly(context: None, numbers: Sequence[int]) -> list[int]:
    time.sleep(0.02)
    return list(numbers)


def failing(context: None, numbers: Sequence[int]) -> list[int]:
    raise ValueError(f"cannot do {numbers[0]}")


def deadly(victim: int, numbers: Sequence[int]) -> list[int]:
    if victim in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


def deadly_once(flag: Path, numbers: Sequence[int]) -> list[int]:
    if 30 in numbers and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(Crew(jobs).run(doubled, 3, range(100), batch=7)) == [(n, 3 * n) for n in range(100)]


def test_one_hand_works_in_this_process_and_many_do_not() -> None:
    assert {pid for _, pid in Crew(1).run(with_pid, None, range(5), batch=2)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in Crew(2).run(with_pid, None, range(5), batch=2)}


def test_little_work_is_done_in_this_process() -> None:
    def places(count: int) -> set[bool]:
        return {pid == os.getpid() for _, pid in Crew(2).run(with_pid, None, range(count), batch=2, small=5)}

    assert places(4) == {True}
    assert places(5) == {False}


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def supply() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = Crew(2).run(doubled, 1, supply(), batch=10)
    next(results)
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_no_items_are_no_results() -> None:
    assert list(Crew(2).run(doubled, 3, [], batch=7)) == []


def test_an_exception_in_a_worker_arrives() -> None:
    with pytest.raises(ValueError, match="cannot do 0"):
        list(Crew(2).run(failing, None, range(10), batch=5))


def test_a_worker_killed_by_accident_loses_nothing(tmp_path: Path) -> None:
    assert list(Crew(2).run(deadly_once, tmp_path / "flag", range(60), batch=5)) == [(n, n) for n in range(60)]


def test_an_item_that_kills_its_worker_each_time_is_named() -> None:
    with pytest.raises(WorkerLost) as lost:
        list(Crew(2).run(deadly, 33, range(60), batch=5))

    assert lost.value.item == 33


def test_a_worker_killed_while_it_sends_its_result_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, flag, send = os.getpid(), tmp_path / "flag", Connection._send  # type: ignore[attr-defined]

    def half(line: Connection[object, object], data: bytes, *rest: object) -> None:
        if os.getpid() != home and len(data) > 9 and not flag.exists():
            flag.touch()
            send(line, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        send(line, data, *rest)

    monkeypatch.setattr(Connection, "_send", half)

    assert list(Crew(2).run(doubled, 1, range(60), batch=5)) == [(n, n) for n in range(60)]
    assert flag.exists()


def test_a_run_ends_though_a_worker_has_sent_half_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, wanted, sent = os.getpid(), tmp_path / "wanted", tmp_path / "sent"
    send = Connection._send  # type: ignore[attr-defined]

    def half(line: Connection[object, object], data: bytes, *rest: object) -> None:
        if os.getpid() != home and len(data) > 9 and wanted.exists():
            send(line, data[: len(data) // 2])
            sent.touch()
            time.sleep(60)
        send(line, data, *rest)

    monkeypatch.setattr(Connection, "_send", half)
    before = set(threading.enumerate())
    results = Crew(2).run(slowly, None, itertools.count(), batch=1)
    next(results)
    wanted.touch()
    while not sent.exists():
        time.sleep(0.01)
    results.close()  # type: ignore[attr-defined]

    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert set(threading.enumerate()) <= before


def test_workers_end_when_their_parent_is_killed() -> None:
    here, there = os.pipe()
    parent = os.fork()
    if not parent:
        results = Crew(2).run(with_pid, None, itertools.count(), batch=1)
        os.write(there, f"{next(results)[1]}\n".encode())
        time.sleep(60)
        os._exit(0)
    worker = int(os.read(here, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)

    assert ends(worker)


def test_a_run_that_is_abandoned_ends_its_workers() -> None:
    results = Crew(2).run(with_pid, None, range(100), batch=1)
    _, worker = next(results)
    results.close()  # type: ignore[attr-defined]

    assert ends(worker)


def test_a_crew_that_is_closed_ends_its_workers() -> None:
    crew = Crew(2)
    results = crew.run(with_pid, None, range(100), batch=1)
    _, worker = next(results)
    crew.close()

    assert ends(worker)
    del results


def ends(pid: int) -> bool:
    """Whether a process ends within five seconds."""
    for _ in range(100):
        if not _lives(pid):
            return True
        time.sleep(0.05)
    return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
