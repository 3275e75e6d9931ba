"""Runs a command as a whole process, with all that it starts, and says what it cost: time, processor, memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

PROC = Path("/proc")
PAUSE = 0.02  # between two looks at the memory
SET_CHILD_SUBREAPER = 36  # prctl: orphans below us become ours, so that their processor time is counted too


class CommandFailedError(Exception):
    """The command that was to be measured went wrong; the message holds the end of what it said."""


@dataclass(frozen=True)
class Run:
    """What one run cost; the peak is None when nobody watched."""

    seconds: float
    processor: float  # user and system time of all processes together
    peak: int | None = None  # bytes, of all processes together at one moment; 0 when it was over before the first look


@dataclass(frozen=True)
class Measurement:
    """What several runs cost. The warm-up was watched for its memory, the timed runs were left alone."""

    warm_up: Run
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return median(run.seconds for run in self.runs)

    @property
    def low(self) -> float:
        """The shortest wall time."""
        return min(run.seconds for run in self.runs)

    @property
    def high(self) -> float:
        """The longest wall time."""
        return max(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        """The median of user and system time."""
        return median(run.processor for run in self.runs)

    @property
    def peak(self) -> int:
        """The most memory that all processes together held, in bytes."""
        return self.warm_up.peak or 0


def measure(command: Sequence[str], *, folder: Path, runs: int, before: Callable[[], None]) -> Measurement:
    """One warm-up, which is watched, and then so many timed runs; `before` sets the scene for each of them."""

    def one(*, watched: bool) -> Run:
        before()
        return run(command, folder=folder, watched=watched)

    return Measurement(one(watched=True), tuple(one(watched=False) for _ in range(runs)))


def run(command: Sequence[str], *, folder: Path, watched: bool = False) -> Run:
    """Run the command in that folder, to its end and that of every process it leaves behind."""
    _adopt_orphans()
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as said:
        start = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **_environment()},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _Watcher(process.pid, awake=watched) as watcher:
            end, processor, largest = _reap(process)
    if process.returncode:
        raise CommandFailedError(f"{' '.join(command)}: exit {process.returncode}\n{_tail(log)}")
    peak = watcher.peak if PROC.is_dir() else largest
    return Run(end - start, processor, peak if watched else None)


def _environment() -> dict[str, str]:
    """Stemma is found wherever we run; tools neither colour nor page."""
    root = str(Path(__file__).parents[2])
    return {"PYTHONPATH": root, "NO_COLOR": "1", "TERM": "dumb"}


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap(process: subprocess.Popen[bytes]) -> tuple[float, float, int]:
    """Wait for the process and its orphans: when it ended, their processor time, the largest one's resident memory."""
    end, processor, largest = 0.0, 0.0, 0
    while True:
        try:
            pid, status, usage = os.wait4(-process.pid, 0)  # it leads a process group of its own
        except ChildProcessError:
            return end, processor, largest
        processor += usage.ru_utime + usage.ru_stime
        largest = max(largest, _bytes(usage))
        if pid == process.pid:
            end = perf_counter()
            process.returncode = os.waitstatus_to_exitcode(status)


def _bytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


class _Watcher:
    """Looks at the memory of a session's processes now and then; `peak` is the most that it saw (0 without /proc)."""

    def __init__(self, session: int, *, awake: bool) -> None:
        self.peak = 0
        self._session = str(session)
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True) if awake and PROC.is_dir() else None

    def __enter__(self) -> _Watcher:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(PAUSE):
            self.peak = max(self.peak, sum(_memory_of(process) for process in self._processes()))

    def _processes(self) -> list[Path]:
        return [path for path in PROC.iterdir() if path.name.isdecimal() and _session_of(path) == self._session]


def _session_of(process: Path) -> str:
    """The fourth word after the name, which stands in brackets and may hold anything."""
    try:
        return (process / "stat").read_text(errors="replace").rpartition(")")[2].split()[3]
    except (OSError, IndexError):
        return ""  # gone meanwhile


def _memory_of(process: Path) -> int:
    """The proportional share, in which shared pages count once; resident memory where that is not told."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
