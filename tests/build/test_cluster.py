"""A Dask cluster, real, on this machine: it does what one process does, and loses nothing when workers die."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.artifact import Artifact
from generator.build import cluster
from generator.build.cluster import ClusterCrew
from generator.build.cluster_worker import ClusterError
from generator.build.crew import WorkerLost
from generator.build.make import Hands, Made, Staged, pack, unpack
from generator.build.reads import Asked
from generator.cli.build_command import run_build
from generator.cli.main import main
from generator.files import Disk
from generator.memory import Options, open_ledger
from generator.publishing import claim_output
from generator.site import Site
from tests.build import tasks
from tests.engine.sites import OUTPUT, Tree, tree, write, write_site

ROOT = Path(__file__).resolve().parents[2]
ON_LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")
LONGEST = 30  # seconds that a process may take to come up, or to go

# A worker that dies is to be seen at once, not when three others have died.
SETTINGS = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", "PYTHONPATH": str(ROOT)}


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler at a port that is free, with its address."""
    note = folder / "scheduler.json"
    with dask("scheduler", *ON_LOOPBACK, "--port", "0", "--scheduler-file", str(note), folder=folder) as process:
        deadline = time.monotonic() + LONGEST
        while not note.exists() or not note.read_text():
            assert process.poll() is None, (folder / "scheduler.log").read_text()
            assert time.monotonic() < deadline, "the scheduler does not come up"
            time.sleep(0.02)
        yield json.loads(note.read_text())["address"], process


@contextmanager
def dask(command: str, *arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One of Dask's processes with its children; all of them have ended when this has."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{command}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", command, *arguments],
            cwd=folder,
            env=os.environ | SETTINGS,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(LONGEST)
        finally:
            end_all_of(process.pid)


def end_all_of(group: int) -> None:
    """What is left of a group of processes that we began."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, each in a process of its own, which a nanny starts anew."""
    folder = tmp_path_factory.mktemp("cluster")
    workers = ("worker", *ON_LOOPBACK, "--nthreads", "1", "--nworkers", "2")
    with scheduler(folder) as (where, _), dask(*workers, where, folder=folder):
        yield where


@pytest.fixture
def crew(address: str) -> Iterator[ClusterCrew]:
    with closing(ClusterCrew(address, versions=tasks.alike)) as crew:
        crew.client.wait_for_workers(2, timeout=LONGEST)
        yield crew


def workers_of(crew: ClusterCrew) -> set[int]:
    """The numbers of the workers' processes."""
    return set(crew.client.run(os.getpid).values())


def test_results_come_in_the_order_of_the_items(crew: ClusterCrew) -> None:
    assert list(crew.run(tasks.multiplied, tasks.Factor(3), range(100), batch=7)) == [(n, 3 * n) for n in range(100)]


def test_each_worker_opens_the_parcel_once(crew: ClusterCrew) -> None:
    seen = {result for _, result in crew.run(tasks.with_process, tasks.Factor(3), range(100), batch=5)}

    assert {process for process, _ in seen} <= workers_of(crew)
    assert len(seen) == len({process for process, _ in seen})


def test_what_cannot_travel_is_worked_on_here(crew: ClusterCrew) -> None:
    bound = tasks.Factor(3, home=20)
    done = {item: process for item, (process, _) in crew.run(tasks.with_process, bound, range(40), batch=7)}

    assert {item for item, process in done.items() if process == os.getpid()} == set(range(20))


def test_a_context_that_does_not_travel_is_worked_on_here(crew: ClusterCrew) -> None:
    assert {process for _, (process, _) in crew.run(tasks.with_process, object(), range(9), batch=2)} == {os.getpid()}


def test_little_work_is_done_here(crew: ClusterCrew) -> None:
    few = crew.run(tasks.with_process, tasks.Factor(3), range(9), batch=2, small=10)
    assert {process for _, (process, _) in few} == {os.getpid()}


def test_an_exception_of_a_worker_names_the_item(crew: ClusterCrew) -> None:
    with pytest.raises(ValueError, match="cannot do it") as caught:
        list(crew.run(tasks.failing_at_7, tasks.Factor(3), range(20), batch=5))

    assert caught.value.__notes__ == ["while at work on 7"]


def test_a_worker_killed_in_the_middle_loses_nothing(crew: ClusterCrew, tmp_path: Path) -> None:
    assert [n for n, _ in crew.run(tasks.deadly_once, tasks.Flags(tmp_path), range(60), batch=5)] == list(range(60))
    assert (tmp_path / "killed").exists()


def test_all_workers_killed_at_once_lose_nothing(crew: ClusterCrew) -> None:
    results = crew.run(tasks.multiplied, tasks.Factor(3), range(100), batch=2)
    first = next(results)
    for worker in workers_of(crew):
        os.kill(worker, signal.SIGKILL)

    assert [first, *results] == [(n, 3 * n) for n in range(100)]


def test_an_item_that_kills_its_worker_each_time_is_named(crew: ClusterCrew) -> None:
    with pytest.raises(WorkerLost) as lost:
        list(crew.run(tasks.deadly_at_33, tasks.Factor(3), range(60), batch=5))

    assert lost.value.item == 33


def test_a_run_that_is_abandoned_leaves_the_workers_to_others(crew: ClusterCrew) -> None:
    results = crew.run(tasks.multiplied, tasks.Factor(3), range(1000), batch=1)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert list(crew.run(tasks.multiplied, tasks.Factor(5), range(9), batch=2)) == [(n, 5 * n) for n in range(9)]


def test_workers_of_other_versions_are_refused(address: str) -> None:
    with pytest.raises(ClusterError, match=r"^the worker tcp://\S+ has python \d+; here it is python \d+\."):
        ClusterCrew(address, versions=tasks.of_this_process)


def test_a_worker_of_other_versions_that_joins_later_is_refused(address: str) -> None:
    with (
        closing(ClusterCrew(address, versions=tasks.changing)) as crew,
        pytest.raises(ClusterError, match=r"has stemma \d+; here it is stemma \d+\."),
    ):
        list(crew.run(tasks.multiplied, tasks.Factor(3), range(9), batch=2))


def test_a_scheduler_that_is_not_there_is_told_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 0.2)
    with pytest.raises(ClusterError, match=r"no Dask scheduler can be reached at tcp://127\.0\.0\.1:1: "):
        ClusterCrew("tcp://127.0.0.1:1", versions=tasks.alike)


@pytest.mark.parametrize("address", ["", "here", "tcp://host", "tcp://host:many", "http://host:8786"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(ClusterError, match="is no address of a scheduler\nWrite it as tcp://HOST:8786"):
        ClusterCrew(address, versions=tasks.alike)


def test_a_scheduler_without_workers_or_that_ends_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with scheduler(tmp_path / "alone") as (where, process):
        monkeypatch.setattr(cluster, "CONNECT", 0.5)
        monkeypatch.setattr(cluster, "WORKERS", 0.1)
        with pytest.raises(ClusterError, match=f"{where} has no workers\nStart some with `dask worker {where}"):
            ClusterCrew(where, versions=tasks.alike)

        monkeypatch.setattr(cluster, "WORKERS", LONGEST)
        threading.Timer(0.3, process.kill).start()
        with pytest.raises(ClusterError, match=f"{where} does not answer any more"):
            ClusterCrew(where, versions=tasks.alike)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has something of everything, and enough of it that hands are called in."""
    root = write_site(tmp_path_factory.mktemp("site") / "site")
    for number in range(100):
        write(root / f"content/notes/n{number:02}.md", ARTICLE.format(number=number, other=(number * 7) % 100))
    return root


ARTICLE = """---
title: Note {number}
tags: [t{other}]
---
See [[Note {other}]] and [[nothing {number}]].

```python
print({number})
```
"""


def built(root: Path, folder: Path, *, jobs: int = 1, where: str = "") -> tuple[Tree, object, object]:
    """The tree that a build of a copy makes, the problems that it tells, and what it keeps for the next build."""
    shutil.copytree(root, folder)
    with closing(open_ledger(folder)) as ledger:
        outcome, _ = run_build(
            folder,
            ledger=ledger,
            disk=Disk(),
            jobs=jobs,
            options=Options(),
            output=None,
            strict=False,
            keep_going=False,
            cluster=where,
        )
        kept = sorted(ledger.questions()), [(a.path, *a.reads) for a in ledger.artifacts()]
    return tree(folder / OUTPUT), outcome.problems, kept


def test_one_process_two_and_a_cluster_build_the_same(
    address: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.build.SMALL", 0)  # the site would be made here otherwise
    here, problems, kept = built(site, tmp_path / "here")

    assert len(here) > 200
    assert len(problems) > 100
    assert built(site, tmp_path / "two", jobs=2) == (here, problems, kept)
    with patch.object(Site, "make", autospec=True, side_effect=Site.make) as made:
        assert built(site, tmp_path / "cluster", where=address) == (here, problems, kept)
    made_here = {call.args[1].output for call in made.call_args_list}
    assert made_here == {"assets", "files", "images"}


def test_the_command_says_what_is_missing_for_a_cluster(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    command = ["build", "--site", str(write_site(tmp_path / "site")), "--cluster", "tcp://127.0.0.1:1"]
    monkeypatch.setattr(cluster, "CONNECT", 0.2)

    assert main(command) == 2
    assert "Error: No Dask scheduler can be reached at tcp://127.0.0.1:1: " in capsys.readouterr().err

    monkeypatch.delitem(sys.modules, "generator.build.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(command) == 2
    assert 'Install it with `pip install "stemma-site[cluster]"`' in capsys.readouterr().err
    assert not (tmp_path / "site" / OUTPUT).exists()


def test_a_page_whose_questions_were_lost_on_the_way_is_made_again_here(tmp_path: Path) -> None:
    page, asked = Artifact("a.html", "pages", "a"), Asked(1, "title_of", b"", b"")
    hands = Hands(Here(), claim_output(tmp_path / "out", site=tmp_path / "site", disk=Disk()), bool)

    lost = hands.arrived(page, Staged(pack(b"elsewhere"), differs=False, problems=(), reads=(1, 2), news=(asked,)))
    whole = hands.arrived(page, Staged(pack(b"elsewhere"), differs=False, problems=(), reads=(1,), news=()))

    assert (unpack(lost.packed), lost.reads) == (b"here", (3,))
    assert (unpack(whole.packed), whole.differs) == (b"elsewhere", True)


class Here:
    """A maker that says where it is."""

    def make(self, artifact: Artifact) -> Made:
        return Made(b"here", reads=(3,))

    def parcel(self) -> Callable[[], Here]:
        return Here

    def stays(self, artifact: Artifact) -> bool:
        return False
