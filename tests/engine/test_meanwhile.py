"""Clocks that lie, and files that change while a build runs: what was read counts, and the next build repairs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from generator.files import Disk
from tests.build.faults import OLD
from tests.engine.sites import OUTPUT, STATE, Tree, tree, write
from tests.sites.stories import Said, stemma

DAY = 86_400 * 10**9


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose files are a day old."""
    root = tmp_path / "site"
    for path, text in OLD.items():
        write(root / path, text)
        age(root / path, -DAY)
    return root


def age(path: Path, by: int) -> None:
    """Give a file a time so far from now."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + by))


def build(site: Path, *options: str) -> Said:
    said = stemma("build", "--jobs", "1", "--site", site, *options)
    assert said.exit == 0, said.err
    return said


def wanted(site: Path) -> Tree:
    """The output of a clean build of a copy."""
    copy = site.with_name("clean")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns(OUTPUT, STATE))
    build(copy, "--no-ledger")
    return tree(copy / OUTPUT)


def in_place(path: Path, text: str) -> None:
    """An edit that leaves size, time and inode as they were."""
    stat = path.stat()
    assert len(text) == stat.st_size
    with path.open("r+") as file:
        file.write(text)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# --- Clocks ---------------------------------------------------------------------------------------------------------

TWINS = {
    "content/a.md": "# Z\n\nSee [[B]].\n",
    "content/c.txt": "ex attachment",
    "templates/article.html": OLD["templates/article.html"].replace("html", "HTML", 1),
    "templates/assets/site.css": "p { color: tan }\n",
    "data/facts.yaml": "word: two\n",
    "site.toml": OLD["site.toml"].replace("Small", "Other"),
}


@pytest.mark.parametrize("name", TWINS)
def test_an_edit_within_the_same_tick_is_found_by_its_content(name: str, site: Path) -> None:
    (site / name).touch()
    build(site)
    in_place(site / name, TWINS[name])
    build(site)

    assert tree(site / OUTPUT) == wanted(site)
    assert " 0 written" in build(site).err


@pytest.mark.parametrize("name", ["content/a.md", "data/facts.yaml"])
def test_a_time_in_the_future_proves_nothing(name: str, site: Path) -> None:
    age(site / name, 500 * DAY)
    build(site)
    in_place(site / name, TWINS[name])
    build(site)

    assert tree(site / OUTPUT) == wanted(site)


@pytest.mark.parametrize("name", ["content/a.md", "data/facts.yaml"])
def test_a_clock_that_was_set_back_does_no_harm(name: str, site: Path) -> None:
    with patch("generator.sources.time", SimpleNamespace(time_ns=lambda: (site / name).stat().st_mtime_ns - 5 * DAY)):
        build(site)
        in_place(site / name, TWINS[name])
        build(site)

        assert tree(site / OUTPUT) == wanted(site)


def test_a_file_put_back_from_a_backup_with_an_older_time_is_another(site: Path) -> None:
    build(site)
    (site / "content/a.md").write_text(TWINS["content/a.md"])
    age(site / "content/a.md", -900 * DAY)
    build(site)

    assert tree(site / OUTPUT) == wanted(site)


def test_touched_files_are_read_and_nothing_is_made(site: Path) -> None:
    build(site)
    for path in OLD:
        (site / path).touch()

    assert '"made": 0,' in build(site, "--json").out


# --- While a build runs ---------------------------------------------------------------------------------------------


@contextmanager
def when_read(path: Path, number: int, change: Callable[[], object], *, after: bool) -> Iterator[None]:
    """Let something happen just before or after a file is read for the nth time."""
    times = iter(range(1000))

    class Changing(Disk):
        def read(self, wanted: Path) -> bytes:
            now = wanted == path and next(times) == number
            if now and not after:
                change()
            data = super().read(wanted)
            if now and after:
                change()
            return data

    with patch("generator.cli.build_command.Disk", Changing):
        yield


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("name", TWINS)
def test_a_file_saved_while_it_is_read_is_found_by_the_next_build(
    name: str, number: int, after: bool, site: Path
) -> None:
    build(site)
    (site / "content/deep/d.md").write_text("# D\n\nEdited.\n")  # so that there is something to do
    age(site / name, DAY // 2)  # so that it is read
    with when_read(site / name, number, lambda: (site / name).write_text(TWINS[name]), after=after):
        stemma("build", "--jobs", "1", "--site", site)
    build(site)

    assert tree(site / OUTPUT) == wanted(site)
    assert " 0 written" in build(site).err


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("name", TWINS)
def test_a_file_that_was_another_for_a_moment_is_the_old_one_in_the_end(name: str, number: int, site: Path) -> None:
    build(site)
    (site / "content/deep/d.md").write_text("# D\n\nEdited.\n")
    age(site / name, DAY // 2)
    with when_read(site / name, number, lambda: (site / name).write_text(TWINS[name]), after=False):
        stemma("build", "--jobs", "1", "--site", site)
    (site / name).write_text(OLD[name])
    build(site)

    assert tree(site / OUTPUT) == wanted(site)


@pytest.mark.parametrize("number", range(4))
def test_a_name_with_a_hash_is_that_of_the_content(number: int, site: Path) -> None:
    build(site)
    (site / "content/c.txt").write_text("a second one")
    with when_read(site / "content/c.txt", number, lambda: (site / "content/c.txt").write_text("a third"), after=False):
        said = stemma("build", "--jobs", "1", "--site", site)
    published = [data for path, data in tree(site / OUTPUT).items() if path.startswith("c.")]
    (site / "content/c.txt").write_text("a second one")
    build(site)

    assert published in ([b"a second one"], [b"a third"]) or (said.exit, published) == (1, [b"an attachment"])
    assert tree(site / OUTPUT) == wanted(site)


def test_an_answer_that_changes_unsuspected_wakes_all_who_asked(site: Path) -> None:
    build(site)
    (site / "content/deep/d.md").write_text("# D\n\nEdited.\n")
    with when_read(site / "data/facts.yaml", 0, lambda: in_place(site / "data/facts.yaml", "word: two\n"), after=False):
        assert " 1 written" in build(site).err
    (site / "data/facts.yaml").touch()
    build(site)

    assert tree(site / OUTPUT) == wanted(site)


@pytest.mark.parametrize("change", ["renamed", "deleted", "replaced"])
@pytest.mark.parametrize("name", ["content/b.md", "content/c.txt", "content/gone/e.md", "data/facts.yaml"])
def test_a_file_that_goes_while_a_build_runs_is_missed_by_the_next(change: str, name: str, site: Path) -> None:
    path = site / name
    aside = path.with_name(f"other-{path.name}")

    def happen() -> None:
        if change == "replaced":  # as editors save
            write(aside, TWINS.get(name, OLD[name] + "\nMore.\n"))
            aside.replace(path)
        elif change == "renamed":
            path.rename(aside)
        else:
            path.unlink()

    with when_read(path, 0, happen, after=False):
        stemma("build", "--jobs", "1", "--site", site)
    said = stemma("build", "--jobs", "1", "--site", site)

    if said.exit == 0:
        assert tree(site / OUTPUT) == wanted(site)
    else:
        assert "internal" not in said.err


def test_two_workers_who_read_another_file_each_are_noticed(site: Path) -> None:
    for page in range(12):
        write(site / f"content/more/{page}.md", f"# More {page}\n")
    build(site)
    (site / "templates/article.html").write_text(TWINS["templates/article.html"])
    facts = site / "data/facts.yaml"
    with (
        patch("generator.build.build.SMALL", 0),
        patch("generator.build.build.BATCH", 1),
        when_read(facts, 0, lambda: facts.write_text("word: two\n"), after=True),
    ):
        assert stemma("build", "--jobs", "2", "--site", site).exit == 0
    facts.write_text("word: one\n")
    build(site)

    assert tree(site / OUTPUT) == wanted(site)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/x.txt", "an attachment that had been missing"),
        ("data/facts.json", '{"word": "three"}'),
        ("templates/parts/header.html", "another header"),
    ],
)
def test_a_file_that_was_there_for_a_moment_only_was_not_there(name: str, text: str, site: Path) -> None:
    write(site / "site.toml", OLD["site.toml"] + '\n[problems]\nmissing-file = "warning"\ntemplate-error = "warning"\n')
    write(site / "content/a.md", "# A\n\n![X](x.txt)\n")
    (site / "templates/home.html").unlink()  # the theme's has a header
    (site / "data/facts.yaml").unlink()
    build(site)
    write(site / "content/a.md", "# A\n\n![X](x.txt) again\n")
    with when_read(site / "content/a.md", 0, lambda: write(site / name, text), after=True):
        build(site)
    (site / name).unlink()
    build(site)

    assert tree(site / OUTPUT) == wanted(site)
