"""One site gives one output and one report, whoever builds it: folder, hash seed, time zone, locale, order, hands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.example import FILES
from tests.engine.sites import OUTPUT, edit, tree, write

REPOSITORY = Path(__file__).parents[2]

# The example is too small to be shared out: here anything is enough for processes, and a batch holds but three.
FORCED = """\
import sys
import generator.build.build, generator.content
generator.content.SMALL = generator.build.build.SMALL = 0
generator.content.BATCH = generator.build.build.BATCH = 3
from generator.cli.main import main
sys.exit(main())
"""

# What is wrong here must be told in the same order everywhere.
MISTAKES = {
    "content/people/Émile.md": "---\ntitle: Émile\nborn: 1800\n---\nKnew [[Nobody]], [[Ada]] and ![](gone.png).\n",
    "content/日本.md": "---\ntitle: 日本\ntags: [Ünïcode, web]\n---\n[[Nowhere]], ![[Nothing]], [@none].\n",
    "content/zz/Aa.md": "---\ntitle: Aa\n---\n::: fancy\nA\n:::\n\n[[Ada#Nowhere]]\n",
    "content/zz/ab.md": "---\ntitle: Aa\n---\n```klingon\nx\n```\n",
}


@dataclass(frozen=True)
class Place:
    """Where and how the site is built."""

    seed: str
    zone: str
    locale: str
    jobs: int
    files_backwards: bool = False
    inside: bool = False  # in the site's folder, not from elsewhere with --site


PLACES = {
    "alone": Place("0", "UTC", "C.UTF-8", 1),
    "on the other side of the world": Place("1", "Pacific/Kiritimati", "C", 1, files_backwards=True),
    "with four hands": Place("2", "America/St_Johns", "C.UTF-8", 4, inside=True),
    "with two hands and another tongue": Place("3", "Asia/Kathmandu", "tr_TR.UTF-8", 2, files_backwards=True),
}


@dataclass(frozen=True)
class Built:
    """What came of it."""

    tree: dict[str, bytes | None]
    told: str
    after_edits: dict[str, bytes | None]
    told_then: str


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as one process builds it, in order."""
    return built(PLACES["alone"], tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize("name", list(PLACES)[1:])
def test_the_same_files_and_messages_come_out(name: str, alone: Built, tmp_path: Path) -> None:
    elsewhere = built(PLACES[name], tmp_path / "a rather long name of a folder" / name)

    assert elsewhere.told == alone.told
    assert _differing(elsewhere.tree, alone.tree) == []
    assert elsewhere.told_then == alone.told_then
    assert _differing(elsewhere.after_edits, alone.after_edits) == []


def test_the_messages_are_many_and_name_no_folder_of_this_machine(alone: Built, tmp_path: Path) -> None:
    assert alone.told.count("dangling-link") > 3
    assert str(tmp_path.parent) not in alone.told


def built(place: Place, folder: Path) -> Built:
    """Build the site twice: clean, and once more after some edits."""
    root = folder / "site"
    files = sorted({**FILES, **MISTAKES}.items(), reverse=place.files_backwards)
    for path, content in files:
        write(root / path, content)
    told = run(place, root, "build").stderr
    first = tree(root / OUTPUT)
    edit(root / "content/people/grace.md", "title: Grace", "title: Gräce")
    edit(root / "templates/parts/facts.html", "<p>", "<p class=x>")
    edit(root / "content/guide/start.md", "{#install}", "{#setup}")
    told_then = run(place, root, "build").stderr
    return Built(first, told, tree(root / OUTPUT), told_then)


def run(place: Place, root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """The command line, as it is run there."""
    settings = {"PYTHONHASHSEED": place.seed, "TZ": place.zone, "LC_ALL": place.locale, "PYTHONPATH": str(REPOSITORY)}
    where = [] if place.inside else ["--site", os.path.relpath(root, root.parent.parent)]
    arguments = [sys.executable, "-c", FORCED, command, "--jobs", str(place.jobs), *where, "--all"]
    done = subprocess.run(
        arguments,
        cwd=root if place.inside else root.parent.parent,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    timeless = re.sub(r"\d+\.\d\d s", "", done.stderr)
    return subprocess.CompletedProcess(done.args, 0, done.stdout, timeless)


def _differing(one: dict[str, bytes | None], other: dict[str, bytes | None]) -> list[str]:
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path, b"\0") != other.get(path, b"\0")]
