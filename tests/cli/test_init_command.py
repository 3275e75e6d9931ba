"""stemma init: a site to write over, that builds without a problem."""

from __future__ import annotations

from pathlib import Path

from tests.sites.stories import stemma


def test_the_example_builds_without_a_problem(tmp_path: Path) -> None:
    said = stemma("init", tmp_path / "demo")
    assert (said.exit, said.out) == (0, "")
    assert f"cd {tmp_path / 'demo'}" in said.err
    built = stemma("build", "--strict", "--site", tmp_path / "demo")
    assert built.exit == 0
    assert "no problems" in built.err


def test_what_is_made_is_not_for_git(tmp_path: Path) -> None:
    stemma("init", tmp_path / "demo")
    assert (tmp_path / "demo/.gitignore").read_text().split() == ["_site/", ".stemma/"]


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear …")
    said = stemma("init", tmp_path)
    assert said.exit == 2
    assert f"{tmp_path} is not empty; start the site in another folder" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear …")
    assert stemma("init", tmp_path / "letter.txt").exit == 2
