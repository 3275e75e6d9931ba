"""What the benchmarks measure of a process: all that it starts, and nothing where it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.measure import PROC, CommandFailedError, Measurement, Run, measure, run

HOLD = "import time; held = bytearray(80_000_000); time.sleep(0.4)"
BURN = "import time\nwhile time.process_time() < 0.3: pass"
TWO = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {HOLD!r}]); {HOLD}; child.wait()"
ORPHAN = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", code]


def test_the_peak_is_the_memory_held(folder: Path) -> None:
    peak = run(python(HOLD), folder=folder, watched=True).peak
    assert peak
    assert 80e6 < peak < 160e6


def test_memory_of_processes_that_run_together_is_added(folder: Path) -> None:
    peak = run(python(TWO), folder=folder, watched=True).peak
    assert peak
    assert peak > (160e6 if PROC.is_dir() else 80e6)  # without /proc only the largest process is known


def test_an_unwatched_run_has_no_peak(folder: Path) -> None:
    assert run(python("pass"), folder=folder).peak is None


def test_processor_time_of_children_that_nobody_waited_for_is_counted(folder: Path) -> None:
    assert run(python(ORPHAN), folder=folder).processor > 0.3


def test_a_failing_command_is_an_error_that_shows_what_it_said(folder: Path) -> None:
    with pytest.raises(CommandFailedError, match="exit 3\nno such luck"):
        run(python("print('no such luck'); raise SystemExit(3)"), folder=folder)


def test_the_scene_is_set_before_the_warm_up_and_each_run(folder: Path) -> None:
    scenes: list[str] = []
    found = measure(python("pass"), folder=folder, runs=3, before=lambda: scenes.append("set"))
    assert len(scenes) == 4
    assert len(found.runs) == 3


def test_median_lowest_and_highest_leave_the_warm_up_out() -> None:
    found = Measurement(Run(99, 99, 5), (Run(3, 6), Run(1, 2), Run(2, 9)))
    assert (found.seconds, found.low, found.high, found.processor, found.peak) == (2, 1, 3, 6, 5)
