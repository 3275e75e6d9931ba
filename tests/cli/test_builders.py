"""Real processes: two builders at once, and a builder or worker that is ended at any stage of a build with two hands.

Where in a build to strike is not left to the clock: the process is told to stop itself there (SIGSTOP), is struck, and
goes on.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.corpus import make_corpus
from tests.engine.sites import OUTPUT, Tree, tree
from tests.sites.stories import stemma

ARTICLES = 80  # enough that workers read and make them; the fewer, the quicker
ROOT = Path(__file__).parents[2]
LONGEST = 30  # seconds that anything may take on a busy machine


class Corpus:
    """A site that was built, and then edited so that all of it is read and made again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.model = folder, folder / "model"
        make_corpus(self.model, ARTICLES, "stemma")
        assert stemma("build", "--site", self.model).exit == 0
        self.old = tree(self.model / OUTPUT)
        for path in (self.model / "content").rglob("*.md"):
            path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
        fresh = self.copy("fresh")
        assert stemma("build", "--no-ledger", "--site", fresh).exit == 0
        self.new = tree(fresh / OUTPUT)

    def copy(self, name: str) -> Path:
        return shutil.copytree(self.model, self.folder / name)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("corpus"))


# Where a builder stops itself: just before a call of these.
STAGES = {
    "opening the ledger": "generator.build.ledger:Ledger.__init__",
    "scanning": "generator.files:Disk.scan",
    "reading, with workers at work": "generator.build.ledger:Ledger.add_parsed",
    "planning": "generator.build.build:Build._plan",
    "making, with workers at work": "generator.build.ledger:Ledger.add_output",
    "making, between two batches": "generator.build.build:Build._save",
    "publishing": "generator.publishing:Output.publish",
    "moving": "generator.files:Disk.move_into",
    "deleting what was staged": "generator.publishing:Output.discard",
    "telling the ledger": "generator.site:Site.told",
}

# From there on it is too late: the build does what is left, and the output is the new one.
UNDISTURBED = ("publishing", "moving", "deleting what was staged", "telling the ledger")

STOPPING = """
    import functools, importlib, os, signal, sys
    import generator.build.make
    generator.build.make.SMALL = 20  # workers make so few
    module, _, name = sys.argv[1].partition(":")
    where = functools.reduce(getattr, name.split(".")[:-1], importlib.import_module(module))
    method = getattr(where, name.split(".")[-1])
    builder = os.getpid()

    def stopping(*arguments, **options):
        global builder
        if os.getpid() == builder:
            builder = 0
            os.kill(os.getpid(), signal.SIGSTOP)
        return method(*arguments, **options)

    setattr(where, name.split(".")[-1], stopping)
    sys.argv[:] = ["stemma", *sys.argv[2:]]
    from generator.cli.main import main
    sys.exit(main())
"""


def stopped(stage: str, site: Path, *options: str) -> subprocess.Popen[str]:
    """A build that has come to a stage and stopped there, in a process group of its own."""
    process = running(STOPPING, STAGES[stage], site, *options)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    assert state(process.pid) == "T", process.communicate()
    return process


def running(program: str, argument: str, site: Path, *options: str) -> subprocess.Popen[str]:
    """A build by two hands, in a process group of its own."""
    command = [sys.executable, "-c", textwrap.dedent(program), argument]
    return subprocess.Popen(
        [*command, "build", "--jobs", "2", "--site", str(site), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=ROOT,
    )


def stopped_by(number: int, site: Path) -> int:
    """The exit code of a build that waits, and is struck when it says so."""
    command = [sys.executable, "-m", "generator", "build", "--site", str(site)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT)
    assert process.stderr
    assert process.stderr.readline().startswith("Waiting")
    os.killpg(process.pid, number)
    ended(process)
    return process.returncode


def until(true: Callable[[], object], otherwise: str) -> None:
    """Wait until something is true."""
    for _ in range(LONGEST * 50):
        if true():
            return
        time.sleep(0.02)
    pytest.fail(otherwise)


def state(pid: int) -> str:
    """The state of a process, as `ps` has it; "" for none."""
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return said.stdout.strip()[:1]


def group(leader: int) -> list[int]:
    """The processes of a group that have not ended."""
    said = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in said.stdout.splitlines()]
    return [int(pid) for pid, of, stat in rows if int(of) == leader and not stat.startswith("Z")]


def ended(process: subprocess.Popen[str]) -> str:
    """What a process has said when it has ended with all its workers."""
    _, said = process.communicate(timeout=LONGEST)
    until(lambda: not group(process.pid), "a worker is left behind")
    return said


@pytest.fixture(autouse=True)
def _nobody_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    before = set(children())
    yield
    for pid in set(children()) - before:
        os.killpg(pid, signal.SIGKILL)


def children() -> list[int]:
    said = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,pgid="], capture_output=True, text=True, check=True)
    rows = [[int(word) for word in line.split()] for line in said.stdout.splitlines()]
    return [pid for pid, parent, of in rows if parent == os.getpid() and of == pid]


def whole(found: Tree, corpus: Corpus) -> bool:
    """Whether each file is the old one or the new one."""
    return all(
        data is None or data in (corpus.old.get(path), corpus.new.get(path))
        for path, data in found.items()
        if not path.startswith(".stemma-")
    )


@pytest.mark.parametrize("stage", STAGES)
def test_a_signal_ends_a_build_and_all_its_workers(stage: str, corpus: Corpus) -> None:
    number, code = [(signal.SIGINT, 130), (signal.SIGTERM, 143)][list(STAGES).index(stage) % 2]
    site = corpus.copy(stage.replace(" ", "-"))
    process = stopped(stage, site)
    os.killpg(process.pid, number)  # as a terminal does: to the workers too
    os.killpg(process.pid, signal.SIGCONT)
    said = ended(process)

    assert process.returncode == code
    assert "Traceback" not in said
    found = tree(site / OUTPUT)
    assert found == (corpus.new if stage in UNDISTURBED else corpus.old)
    assert stemma("build", "--site", site).exit == 0
    assert tree(site / OUTPUT) == corpus.new


@pytest.mark.parametrize("stage", ["reading, with workers at work", "making, with workers at work", "moving"])
def test_a_builder_that_is_killed_leaves_no_worker_behind_and_no_half_file(stage: str, corpus: Corpus) -> None:
    site = corpus.copy(f"killed-{stage.replace(' ', '-')}")
    process = stopped(stage, site)
    os.kill(process.pid, signal.SIGKILL)
    ended(process)

    assert whole(tree(site / OUTPUT), corpus)
    assert stemma("build", "--site", site).exit == 0
    assert tree(site / OUTPUT) == corpus.new


@pytest.mark.parametrize("stage", ["reading, with workers at work", "making, with workers at work"])
def test_a_worker_that_is_killed_is_done_without(stage: str, corpus: Corpus) -> None:
    site = corpus.copy(f"without-{stage.replace(' ', '-')}")
    process = stopped(stage, site)
    for worker in group(process.pid):
        if worker != process.pid:
            os.kill(worker, signal.SIGKILL)
    os.killpg(process.pid, signal.SIGCONT)
    ended(process)

    assert process.returncode == 0
    assert tree(site / OUTPUT) == corpus.new


KILLING = """
    import os, signal, sys
    import generator.build.make
    generator.build.make.SMALL = 20
    from generator.reading import Reader
    from generator.site import Site
    builder, victim = os.getpid(), sys.argv[1]
    read, make = Reader.read, Site.make

    def reading(self, path, data):
        if victim == path and os.getpid() != builder:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, path, data)

    def making(self, artifact):
        if victim == artifact.path and os.getpid() != builder:
            os.kill(os.getpid(), signal.SIGKILL)
        return make(self, artifact)

    Reader.read, Site.make = reading, making
    sys.argv[:] = ["stemma", *sys.argv[2:]]
    from generator.cli.main import main
    sys.exit(main())
"""


@pytest.mark.parametrize("made", [False, True], ids=["reading it", "making it"])
def test_an_article_that_kills_its_workers_is_named(made: bool, corpus: Corpus) -> None:
    """As one does that takes more memory than there is."""
    site = corpus.copy(f"deadly-{made}")
    article = sorted((site / "content").rglob("*.md"))[40]
    name = article.relative_to(site / "content").as_posix()
    page = name.removesuffix(".md") + "/index.html"
    process = running(KILLING, page if made else name, site)
    said = ended(process)

    assert process.returncode == 1
    assert said.startswith(f"Error: A worker process died twice at {page if made else name}.\n    → ")
    assert tree(site / OUTPUT) == corpus.old


def test_a_second_builder_waits_and_says_for_whom(corpus: Corpus) -> None:
    site = corpus.copy("two")
    first = stopped("making, between two batches", site)
    second = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--site", str(site)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=ROOT,
    )
    assert second.stderr
    assert second.stderr.readline().startswith(
        f"Waiting, for another build is at work here: process {first.pid}, since "
    )
    refused = [stemma(command, "--site", site, "--no-wait") for command in ("build", "clean")]
    os.killpg(first.pid, signal.SIGCONT)
    ended(first)
    said = ended(second)

    assert [one.exit for one in refused] == [1, 1]
    assert f"process {first.pid}" in refused[0].err
    assert (first.returncode, second.returncode) == (0, 0)
    assert " 0 written" in said
    assert tree(site / OUTPUT) == corpus.new


def test_who_waits_can_give_up(corpus: Corpus) -> None:
    site = corpus.copy("waiting")
    first = stopped("planning", site)
    second = stopped_by(signal.SIGINT, site)

    assert second == 130
    os.killpg(first.pid, signal.SIGKILL)
    ended(first)


def test_two_builders_with_no_ledger_share_the_output_in_turn(corpus: Corpus) -> None:
    site = corpus.copy("shared")
    first = stopped("making, between two batches", site, "--no-ledger")
    refused = stemma("build", "--site", site, "--no-ledger", "--no-wait")
    with_ledger = stemma("build", "--site", site, "--no-wait")
    os.killpg(first.pid, signal.SIGCONT)
    ended(first)

    assert (refused.exit, with_ledger.exit, first.returncode) == (1, 1, 0)
    assert tree(site / OUTPUT) == corpus.new


def test_who_only_looks_waits_for_nobody(corpus: Corpus) -> None:
    site = corpus.copy("looked-at")
    first = stopped("making, between two batches", site)
    commands = (["check"], ["query", "kind:person"], ["list", "tags"])
    said = [stemma(*command, "--site", site) for command in commands]
    os.killpg(first.pid, signal.SIGKILL)
    ended(first)

    assert [one.exit for one in said] == [0, 0, 0]
    assert tree(site / OUTPUT).items() >= corpus.old.items()
