"""Building the example site as the command line does, in this process, and looking at what came of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from generator.artifact import Artifact
from generator.build.ledger import Ledger
from generator.build.make import Made
from generator.build.outcome import Outcome
from generator.cli.build_command import run_build
from generator.cli.report import Findings
from generator.files import STATE, Disk
from generator.memory import AS_SETTINGS, Options, last_outcome, with_ledger, without_ledger
from generator.opening import read_site_settings
from generator.problems import BrokenSettings, Problem, Severities
from generator.site import Site
from generator.theming.folder import THEME
from tests.engine.example import FILES

OUTPUT = "_site"
ELSEWHERE = "_other"
Tree = dict[str, bytes | None]


@dataclass(frozen=True)
class Result:
    """What a build did."""

    outcome: Outcome
    made: tuple[str, ...]  # paths of the artifacts that were made, in that order
    problems: tuple[Problem, ...]  # as they are told: in reading order, each once
    exit: int
    anew: bool  # False: it was seen from the files' stamps that there was nothing to do


def write_site(root: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """The example site in a folder."""
    for path, content in files.items():
        write(root / path, content)
    return root


def write(path: Path, content: str | bytes) -> None:
    """A file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def theme_of_its_own(folder: Path) -> Iterator[Path]:
    """A copy of the theme, so that the test may edit it, and nobody else does meanwhile."""
    shutil.copytree(THEME, folder)
    with patch("generator.theming.theme.THEME", folder), patch("generator.sources.THEME", folder):
        yield folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file once."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def build(
    root: Path,
    *,
    options: Options = AS_SETTINGS,
    output: Path | None = None,
    remember: bool = True,
    strict: bool = False,
    jobs: int = 1,
) -> Result:
    """Build as `stemma build` does: each time from what lies on disk."""
    disk, anew = Disk(), False

    def work(ledger: Ledger) -> Outcome:
        nonlocal anew
        last = last_outcome(root, ledger=ledger, disk=disk, options=options, output=output)
        anew = last is None
        done = last or run_build(
            root,
            ledger=ledger,
            disk=disk,
            jobs=jobs,
            options=options,
            output=output,
            strict=strict,
            keep_going=False,
        )
        return done[0]

    with noting_made() as made:
        try:
            outcome = with_ledger(root, work) if remember else without_ledger(work)
            chosen = read_site_settings(root, disk)[0].problems
        except BrokenSettings as broken:
            return Result(Outcome(0), (), broken.problems, 2, anew=True)
    findings = Findings(outcome.problems, Severities(chosen, strict))
    return Result(outcome, tuple(made), tuple(findings.problems), 1 if findings.count("error") else 0, anew=anew)


@contextmanager
def noting_made() -> Iterator[list[str]]:
    """The paths of what is made in the meantime."""
    made: list[str] = []
    make = Site.make

    def noting(site: Site, artifact: Artifact) -> Made:
        made.append(artifact.path)
        return make(site, artifact)

    with patch.object(Site, "make", noting):
        yield made


def clean(root: Path, beside: Path, *, options: Options = AS_SETTINGS) -> tuple[Result, Tree]:
    """Build a copy of the site in another folder, without output and without a ledger; with its tree."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(root, beside, ignore=shutil.ignore_patterns(OUTPUT, ELSEWHERE, STATE))
    result = build(beside, options=options, remember=False)
    return result, tree(beside / OUTPUT)


def tree(folder: Path) -> Tree:
    """The bytes of each file below a folder by path; None for each folder."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
