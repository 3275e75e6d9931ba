"""Ctrl-C and `kill` in the middle of a build: it ends at once, and what was there before is whole."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.cli.small import small_site, start
from tests.sites.stories import stemma

# The lexer is at work on this for two seconds, until it is stopped; on 70 of them for minutes.
SLOW = "```scala\n" + '"' + "\\" * 48 + "\n```\n"


def remove_memory(site: Path) -> None:
    for path in (site / ".stemma").iterdir():
        path.unlink()


def wait_until_at_work(site: Path) -> None:
    """A build opens its ledger before it reads."""
    for _ in range(400):
        if (site / ".stemma").is_dir() and any((site / ".stemma").iterdir()):
            break
        time.sleep(0.05)
    time.sleep(0.3)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_ended_keeps_the_old_output(number: int, code: int, jobs: int, tmp_path: Path) -> None:
    small_site(tmp_path)
    stemma("build", "--site", tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()}
    remove_memory(tmp_path)
    for page in range(70):  # more than one process reads for itself
        (tmp_path / f"content/slow-{page}.md").write_text(f"# Slow {page}\n\n{SLOW}")
    process = start("build", f"-j{jobs}", "--site", tmp_path, start_new_session=True)
    wait_until_at_work(tmp_path)
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in said
    assert {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()} == before


def test_the_next_build_puts_all_right(tmp_path: Path) -> None:
    small_site(tmp_path, **{"content/slow.md": SLOW})
    process = start("build", "--site", tmp_path)
    wait_until_at_work(tmp_path)
    process.kill()
    process.communicate(timeout=30)
    (tmp_path / "content/slow.md").unlink()
    said = stemma("build", "--site", tmp_path)
    assert said.exit == 0
    assert (tmp_path / "_site/index.html").is_file()
    assert not (tmp_path / "_site/.stemma-staging").exists()
