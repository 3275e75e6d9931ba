"""A build that is killed, or refused by the system, at any call: each file is whole, and the next build repairs."""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path

import pytest

from generator.publishing import MANIFEST, STAGING
from tests.build.faults import FOREIGN, Sites, build_that_fails, build_that_is_killed, counted
from tests.engine.sites import OUTPUT, Tree, tree
from tests.sites.stories import stemma

CHANGING = ["write", "rename", "remove", "remove_tree", "remove_empty_folders"]
STEPS = ["parse", "make", "begin", "commit"]
MOVING = ["rename", "remove", "remove_empty_folders"]  # calls that only publishing makes; the manifest comes first


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="module")
def calls(sites: Sites) -> Counter[str]:
    return counted(sites.copy("counted"))


def test_the_build_makes_every_call(calls: Counter[str]) -> None:
    assert all(calls[call] > 1 for call in CHANGING + STEPS)


@pytest.mark.parametrize("call", CHANGING + STEPS)
def test_a_build_killed_at_any_call_leaves_whole_files_and_the_next_repairs(
    call: str, sites: Sites, calls: Counter[str]
) -> None:
    for number in range(calls[call]):
        site = sites.copy(f"killed-{call}-{number}")
        build_that_is_killed(site, call, number)

        found = without_staging(tree(site / OUTPUT))
        assert [path for path, data in found.items() if not sites.is_old_or_new(path, data)] == []
        assert {path: found[path] for path in FOREIGN} == FOREIGN
        if call in ("parse", "make", "begin", "write"):
            assert found == sites.old

        assert stemma("build", "--site", site).exit == 0
        assert tree(site / OUTPUT) == sites.new
        assert " 0 written" in stemma("build", "--site", site).err
        assert left_over(site) == []


@pytest.mark.parametrize("call", ["write", "rename", "remove"])
def test_a_build_that_is_refused_says_so_and_the_next_repairs(call: str, sites: Sites, calls: Counter[str]) -> None:
    codes = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO]
    for number in range(calls[call] - (call == "remove")):  # the last one removes the lock, when all is done
        site, code = sites.copy(f"refused-{call}-{number}"), codes[number % 4]
        said = build_that_fails(site, call, number, code=code)

        assert said.exit == 1
        assert said.err.startswith(f"Error: {os.strerror(code)}: {site}")
        assert said.err.count("\n    → ") == 1
        found = tree(site / OUTPUT)
        assert [path for path, data in found.items() if not sites.is_old_or_new(path, data)] == []
        assert left_over(site) == []
        if call == "write" or (call == "rename" and number == 0):
            assert found == sites.old

        assert stemma("build", "--site", site).exit == 0
        assert tree(site / OUTPUT) == sites.new


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_read_is_told_and_the_old_output_kept(
    code: int, sites: Sites, calls: Counter[str]
) -> None:
    """Unless nobody needed it after all: some are read a first time only to see whether they have changed."""
    for number in range(0, calls["read"], 5):
        site = sites.copy(f"unread-{code}-{number}")
        said = build_that_fails(site, "read", number, code=code)

        assert "internal" not in said.err
        if said.exit:
            assert os.strerror(code) in said.err
        assert tree(site / OUTPUT) == (sites.old if said.exit else sites.new)
        assert stemma("build", "--site", site).exit == 0
        assert tree(site / OUTPUT) == sites.new


def test_a_first_build_that_is_refused_leaves_nothing(sites: Sites) -> None:
    site = sites.copy("first")
    said = build_that_fails(site, "write", 3)
    (site / OUTPUT / "CNAME").unlink()
    (site / OUTPUT / "deep/notes.txt").unlink()
    stemma("clean", "--site", site)

    said = build_that_fails(site, "write", 3)

    assert "No space left on device" in said.err
    assert not (site / OUTPUT).exists()


def test_a_lock_that_cannot_be_removed_does_no_harm(sites: Sites, calls: Counter[str]) -> None:
    site = sites.copy("locked")

    assert build_that_fails(site, "remove", calls["remove"] - 1).exit == 0
    assert without_staging(tree(site / OUTPUT)) == sites.new
    assert stemma("build", "--site", site).exit == 0
    assert tree(site / OUTPUT) == sites.new


def test_a_ledger_without_room_is_told(sites: Sites) -> None:
    site = sites.copy("full")
    said = build_that_fails(site, "commit", 1)

    assert (said.exit, said.err.splitlines()[0]) == (1, "Error: No space left on device: ledger")
    assert stemma("build", "--site", site).exit == 0
    assert tree(site / OUTPUT) == sites.new


def without_staging(found: Tree) -> Tree:
    return {path: data for path, data in found.items() if path.split("/")[0] != STAGING}


def left_over(site: Path) -> list[str]:
    return [path.name for path in (site / OUTPUT).rglob(".*") if path.name != MANIFEST]
