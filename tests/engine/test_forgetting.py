"""The ledger forgets what is of no use any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build.reads import arguments_of
from generator.memory import open_ledger
from tests.engine.sites import build, clean, edit, theme_of_its_own, tree, write_site


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    with theme_of_its_own(tmp_path / "theme"):
        build(write_site(tmp_path / "site"))
        yield tmp_path / "site"


def asked_about(root: Path, key: str) -> list[str]:
    ledger = open_ledger(root)
    try:
        return sorted(asked.name for asked in ledger.questions() if key in arguments_of(asked.arguments))
    finally:
        ledger.close()


def test_questions_that_nobody_asks_any_more_are_swept_out_in_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "content/history.md").unlink()
    edit(root / "content/about.md", "[[history|all]]", "all")
    build(root)
    assert asked_about(root, "history")

    monkeypatch.setattr("generator.build.build.SWEPT", 1)
    edit(root / "content/about.md", "see all", "see everything")
    build(root)
    assert asked_about(root, "history") == []
    assert asked_about(root, "about") != []


def test_a_swept_ledger_still_knows_all_that_it_must(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.build.SWEPT", 1)
    edit(root / "content/about.md", "Written by", "Written, long ago, by")
    build(root)
    edit(root / "content/people/grace.md", "title: Grace", "title: Gracie")
    incremental = build(root)

    wanted, wanted_tree = clean(root, root.parent / "clean")
    assert tree(root / "_site") == wanted_tree
    assert 0 < len(incremental.made) < len(wanted.made)
