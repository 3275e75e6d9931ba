"""The ledger is a memory, never the truth: damaged or foreign it is set aside with a note, and the output is right."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.ledger import NAME
from generator.files import STATE
from tests.build.faults import Sites
from tests.engine.sites import OUTPUT, tree
from tests.sites.stories import Said, stemma

NOTE = "Note: the memory of earlier builds was set aside: "


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("sites"))


def repaired(site: Path, sites: Sites) -> Said:
    """What a build says that makes all right, and after which there is nothing to do."""
    said = stemma("build", "--site", site)
    assert said.exit == 0, said.err
    assert tree(site / OUTPUT) == sites.new
    again = stemma("build", "--site", site)
    assert (again.exit, again.err.count(" 0 written"), again.err.count("Note")) == (0, 1, 0)
    return said


def cut(share: float) -> Callable[[Path], object]:
    return lambda ledger: os.truncate(ledger, int(ledger.stat().st_size * share))


def in_sql(*lines: str) -> Callable[[Path], None]:
    def change(ledger: Path) -> None:
        base = sqlite3.connect(ledger)
        for line in lines:
            base.execute(line)
        base.commit()
        base.close()

    return change


def a_folder(ledger: Path) -> None:
    ledger.unlink()
    (ledger / "deep").mkdir(parents=True)


def a_link(ledger: Path) -> None:
    ledger.rename(ledger.with_name("elsewhere"))
    ledger.symlink_to("nowhere/at/all")


NOTICED = {
    "cut to a third": cut(0.3),
    "no database": lambda ledger: ledger.write_bytes(b"Dear Diary, " * 5000),
    "a folder in its place": a_folder,
    "a link to nothing": a_link,
    "another layout": in_sql("pragma user_version = 99"),
    "other versions": in_sql("update kept set data = x'00000000' || 'stemma 0.0.1' where name = 'versions'"),
    "a table missing": in_sql("drop table question"),
    "a column missing": in_sql("alter table parsed drop column body"),
    "tables with nothing in them": in_sql("delete from question", "delete from artifact", "delete from parsed"),
    "an answer of another question": in_sql(
        "update question set answer = (select answer from question order by number limit 1),"
        " seal = (select seal from question order by number limit 1)"
    ),
    "a question missing": in_sql("delete from question where number = (select max(number) from question)"),
    "an artifact missing": in_sql("delete from artifact where path like '%d/index.html'"),
    "a text under the name of another": in_sql("update parsed set article = (select article from parsed limit 1)"),
    "rows of other types": in_sql("update artifact set why = 7, reads = 'text'"),
}
UNNOTICED = {
    "cut by a byte": lambda ledger: os.truncate(ledger, ledger.stat().st_size - 1),
    "bodies that nobody wants": in_sql("update parsed set body = (select body from parsed limit 1)"),
    "a single thing under the name of another": in_sql(
        "update kept set data = (select data from kept where name = 'problems') where name = 'found'"
    ),
    "single things missing": in_sql("delete from kept where name in ('sources', 'plan', 'files', 'counted')"),
}


@pytest.mark.parametrize("damage", NOTICED.values(), ids=NOTICED)
def test_a_damaged_ledger_is_set_aside_and_the_output_is_right(
    damage: Callable[[Path], object], sites: Sites, tmp_path: Path
) -> None:
    site = shutil.copytree(sites.model, tmp_path / "site")
    damage(site / STATE / NAME)

    assert repaired(site, sites).err.startswith(NOTE)


@pytest.mark.parametrize("damage", UNNOTICED.values(), ids=UNNOTICED)
def test_damage_to_what_is_not_needed_does_no_harm(
    damage: Callable[[Path], object], sites: Sites, tmp_path: Path
) -> None:
    site = shutil.copytree(sites.model, tmp_path / "site")
    damage(site / STATE / NAME)

    repaired(site, sites)


LOSS = {
    "no ledger": lambda ledger: ledger.unlink(),
    "an empty one": lambda ledger: ledger.write_bytes(b""),
    "no state": lambda ledger: shutil.rmtree(ledger.parent),
}


@pytest.mark.parametrize("loss", LOSS.values(), ids=LOSS)
def test_where_there_is_nothing_nothing_is_said(loss: Callable[[Path], object], sites: Sites, tmp_path: Path) -> None:
    site = shutil.copytree(sites.model, tmp_path / "site")
    loss(site / STATE / NAME)

    assert not repaired(site, sites).err.startswith("Note")


@pytest.mark.parametrize("seed", range(24))
def test_bytes_overwritten_anywhere_do_no_harm(seed: int, sites: Sites, tmp_path: Path) -> None:
    site, chance = shutil.copytree(sites.model, tmp_path / "site"), random.Random(seed)
    with (site / STATE / NAME).open("r+b") as ledger:
        size = os.fstat(ledger.fileno()).st_size
        for _ in range(chance.choice([1, 3, 40])):
            ledger.seek(chance.randrange(size))
            ledger.write(chance.choice([chance.randbytes(chance.choice([1, 8, 600])), bytes(chance.choice([2, 512]))]))

    repaired(site, sites)


@pytest.mark.parametrize("page", range(0, 40, 4))
def test_a_page_of_zeros_or_of_another_place_does_no_harm(page: int, sites: Sites, tmp_path: Path) -> None:
    site = shutil.copytree(sites.model, tmp_path / "site")
    data = bytearray((site / STATE / NAME).read_bytes())
    at = page * 4096 % len(data)
    data[at : at + 4096] = bytes(4096) if page % 8 else data[4096:8192]
    (site / STATE / NAME).write_bytes(data)

    repaired(site, sites)


def test_the_ledger_travels_with_the_site(sites: Sites, tmp_path: Path) -> None:
    for name, carry in {"moved": shutil.move, "copied": shutil.copytree}.items():
        site = sites.copy(f"carried-{name}")
        stemma("build", "--site", site)
        carried = Path(carry(site, tmp_path / name))
        said = stemma("build", "--json", "--site", carried)

        assert '"made": 0,' in said.out
        assert '"written": 0,' in said.out
        assert tree(carried / OUTPUT) == sites.new


def test_what_was_set_aside_once_gives_way_to_the_next(sites: Sites, tmp_path: Path) -> None:
    site = shutil.copytree(sites.model, tmp_path / "site")
    for damage in (a_folder, cut(0.5), a_folder):
        damage(site / STATE / NAME)
        assert stemma("build", "--site", site).err.startswith(NOTE)

    assert sorted(path.name for path in (site / STATE).iterdir() if "journal" not in path.name) == [
        NAME,
        f"{NAME}.aside",
        "lock",
    ]
