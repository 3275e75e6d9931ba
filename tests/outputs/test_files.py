"""Attachments are copied as they are, under names that follow their content."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from generator.files import Disk
from generator.graph.view import View
from generator.media.attachments import Attachments
from generator.outputs import files
from generator.problems import Problem


def view(folder: Path, contents: dict[str, bytes]) -> View:
    for name, data in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return cast(View, Attachments(folder, Disk(), path_of=lambda key: ""))


def made(at: View) -> tuple[dict[str, bytes], list[Problem]]:
    problems: list[Problem] = []
    return {a.path: files.render(a, at, problems.append) for a in files.plan(at)}, problems


def test_every_attachment_is_copied(tmp_path: Path) -> None:
    site = view(tmp_path, {"a.md": b"", "a/x.pdf": b"%PDF", "b.txt": b"b", "b.txt.yaml": b"title: b"})
    paths = [found.address for name in ("/a/x.pdf", "/b.txt") if (found := site.attachment(name, ""))]

    assert made(site) == (dict(zip(paths, (b"%PDF", b"b"), strict=True)), [])


def test_what_has_a_problem_is_not_copied(tmp_path: Path) -> None:
    assert made(view(tmp_path, {"x.html": b"<script>", "x.png": b"", "x.svg": b"<html/>"})) == ({}, [])


def test_a_file_that_vanishes_during_the_build_is_told(tmp_path: Path) -> None:
    site = view(tmp_path, {"a.txt": b"1"})
    plan = list(files.plan(site))
    (tmp_path / "a.txt").unlink()
    problems: list[Problem] = []

    assert [files.render(artifact, site, problems.append) for artifact in plan] == [b""]
    assert [(problem.name, problem.place.file) for problem in problems] == [("missing-file", "content/a.txt")]
