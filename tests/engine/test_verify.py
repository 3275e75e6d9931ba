"""`stemma build --verify` finds a build that is not the clean one, and names the read that was missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.artifact import Artifact
from generator.build.make import Made
from generator.build.stale import Suspects
from generator.cli.main import main
from generator.site import Site
from tests.engine.sites import OUTPUT, build, edit, theme_of_its_own, tree, write, write_site

Verify = Callable[..., "Said"]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    with theme_of_its_own(tmp_path / "theme"):
        yield write_site(tmp_path / "site")


@dataclass(frozen=True)
class Said:
    """What a command has said."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def verify(root: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    def run(*arguments: str) -> Said:
        capsys.readouterr()
        code = main(["build", "--verify", "--jobs", "1", "--site", str(root), *arguments])
        return Said(code, *capsys.readouterr())

    return run


def test_a_sound_build_is_said_to_be_one(root: Path, verify: Verify) -> None:
    for _ in range(3):  # clean, with nothing to do, and after an edit
        result = verify()
        assert result.exit_code == 0, result.stderr
        assert "Verified: a clean build gives the same 44 files and the same messages." in result.stderr
        if _ == 1:
            edit(root / "content/people/grace.md", "title: Grace", "title: Gracie")
    assert "Gracie" in (root / OUTPUT / "people/grace/index.html").read_text()


def test_nothing_is_left_behind_beside_the_site(root: Path, verify: Verify) -> None:
    build(root)
    before = sorted(root.parent.iterdir()), tree(root / OUTPUT)
    verify()

    assert (sorted(root.parent.iterdir()), tree(root / OUTPUT)) == before


def test_a_question_that_is_not_asked_again_is_named(
    root: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspects = Site.suspects

    def all_but_titles(site: Site) -> Suspects:
        found = suspects(site)
        return Suspects(found.names and found.names - {"title_of"}, found.may)

    monkeypatch.setattr(Site, "suspects", all_but_titles)
    build(root)
    edit(root / "content/people/grace.md", "title: Grace", "title: Gracie")
    result = verify()

    assert result.exit_code == 1
    assert "people/index.html is not what a clean build makes of it:" in result.stderr
    assert "  - the title of people/grace changed from “Grace” to “Gracie”, and was not asked again.\n" in result.stderr


def test_a_question_that_was_never_noted_is_named(root: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hidden:
        hidden.setattr(Site, "make", with_hidden_titles(Site.make))
        build(root)
    edit(root / "content/people/grace.md", "title: Grace", "title: Gracie")
    result = verify()

    assert result.exit_code == 1
    said = "  - the title of people/grace is read in a clean build, and the ledger does not know of that.\n"
    assert f"tags/navy/index.html is not what a clean build makes of it:\n{said}" in result.stderr


def test_what_is_read_past_all_questions_is_said_to_be(
    root: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "make", with_hidden_titles(Site.make))
    build(root)
    edit(root / "content/people/grace.md", "title: Grace", "title: Gracie")
    result = verify()

    assert result.exit_code == 1
    said = "  - whatever it asked has the same answer in both: something is read that is no question.\n"
    assert f"people/index.html is not what a clean build makes of it:\n{said}" in result.stderr


def test_a_file_that_only_one_of_them_makes_is_named(
    root: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    monkeypatch.setattr(Site, "suspects", lambda site: Suspects(frozenset()))
    write(root / "content/new.md", "---\ntitle: New\n---\nNew.\n")
    (root / "content/history.md").unlink()
    result = verify()

    assert result.exit_code == 1
    assert "new/index.html is missing, and a clean build makes it:\n" in result.stderr
    assert "history/index.html is there, and a clean build makes no such file:\n" in result.stderr
    assert "  - the list of all articles gained new and lost history, and was not asked again.\n" in result.stderr


def test_messages_that_differ_are_told(root: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    suspects = Site.suspects
    monkeypatch.setattr(Site, "suspects", lambda site: suspects(site) and Suspects(frozenset()))
    build(root)
    edit(root / "content/people/grace.md", "[[Cobol]]", "[[Fortran]]")
    result = verify()

    assert result.exit_code == 1
    assert "A clean build tells what this one does not: content/people/grace.md:7 [dangling-link]" in result.stderr
    assert "This build tells what a clean one does not: content/people/grace.md:7 [dangling-link]" in result.stderr


def test_the_verdict_comes_as_data_too(root: Path, verify: Verify) -> None:
    found = json.loads(verify("--json").stdout)["verified"]

    assert found == {"same": True, "files": 44, "differences": {}, "untold": [], "invented": []}


def test_there_is_nothing_to_verify_without_a_ledger(root: Path, verify: Verify) -> None:
    result = verify("--no-ledger")

    assert result.exit_code == 2
    assert "--verify" in result.stderr


def with_hidden_titles(make: Callable[[Site, Artifact], Made]) -> Callable[[Site, Artifact], Made]:
    """Make artifacts by an answerer that hides which titles are asked for."""

    def making(site: Site, artifact: Artifact) -> Made:
        recorder: Any = site.recorder
        recorder.title_of = lambda key: site.graph.title_of(key)
        return make(site, artifact)

    return making
