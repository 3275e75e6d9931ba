"""Scanning and reading: what belongs to a site is found, and nothing else."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from generator.files import Disk, ListedOnce, site_folder


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "site.toml").write_text('[site]\ntitle = "x"\n')
    return root


def test_a_scan_finds_every_file_in_one_order(tmp_path: Path) -> None:
    write(tmp_path, b_DOT_md="", a__z_DOT_md="", a__b__c_DOT_md="")

    assert list(Disk().scan(tmp_path)) == ["a/b/c.md", "a/z.md", "b.md"]


def test_a_scan_of_nothing_is_empty(tmp_path: Path) -> None:
    assert Disk().scan(tmp_path / "absent") == {}


@pytest.mark.parametrize("name", [".hidden.md", "a.md~", "#a.md#", ".a.md.swp", "a.md.tmp", "a.md.orig"])
def test_what_editors_leave_about_is_no_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")

    assert Disk().scan(tmp_path) == {}


def test_names_are_in_unicode_form_c_and_read_in_any(tmp_path: Path) -> None:
    name = "José.md"
    (tmp_path / unicodedata.normalize("NFD", name)).write_text("x")

    assert list(Disk().scan(tmp_path)) == [unicodedata.normalize("NFC", name)]
    assert Disk().read(tmp_path / unicodedata.normalize("NFC", name)) == b"x"


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    write(outside, secret_DOT_md="s")
    write(inside, a_DOT_md="a")
    (inside / "file.md").symlink_to(outside / "secret.md")
    (inside / "folder").symlink_to(outside)
    (inside / "circle").symlink_to(inside)
    (inside / "twin.md").symlink_to(inside / "a.md")

    assert list(Disk().scan(inside)) == ["a.md", "twin.md"]


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_md="one")
    before = Disk().scan(tmp_path)
    os.utime(tmp_path / "a.md", ns=(1, 1))

    assert Disk().scan(tmp_path) != before


def test_the_site_is_the_nearest_folder_upward_with_a_site_toml(tmp_path: Path) -> None:
    root = site(tmp_path)

    assert site_folder(root / "content") == root
    assert site_folder(tmp_path) is None


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_names_that_are_one_in_form_c_the_one_in_form_c_is_looked_at(tmp_path: Path, turned: bool) -> None:
    names = sorted((unicodedata.normalize(form, "é.md") for form in ("NFC", "NFD")), key=len, reverse=turned)
    for name in names:
        (tmp_path / name).write_text(f"{len(name)} characters")

    found = Disk().scan(tmp_path)
    assert list(found) == [unicodedata.normalize("NFC", "é.md")]
    assert found["é.md"] == Disk().stamp(tmp_path / unicodedata.normalize("NFC", "é.md"))
    assert Disk().read(tmp_path / "é.md") == b"4 characters"


def test_links_that_lead_to_each_other_end_nowhere(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        write(tmp_path / folder, x_DOT_md=folder)
        for other in {"a", "b", "c"} - {folder}:
            (tmp_path / folder / f"to-{other}").symlink_to(tmp_path / other)
        (tmp_path / folder / "up").symlink_to(tmp_path)
        (tmp_path / folder / "here").symlink_to(tmp_path / folder)

    found = list(Disk().scan(tmp_path))

    assert [path for path in found if path.startswith("a/")] == ["a/to-b/x.md", "a/to-c/x.md", "a/x.md"]
    assert len(found) == 9


def test_a_link_to_a_folder_that_holds_it_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, a__deep__x_DOT_md="x")
    (tmp_path / "a/deep/loop").symlink_to(tmp_path / "a")

    assert list(Disk().scan(tmp_path)) == ["a/deep/x.md"]


def test_folders_may_lie_deep_in_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 1200  # more than functions of Python may call each other, fewer than a path may have
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.md").write_text("x")
    os.chdir(tmp_path)

    assert list(Disk().scan(Path())) == ["d/" * depth + "x.md"]

    os.chdir("d/" * depth)
    Path("x.md").unlink()
    for _ in range(depth):  # pytest could not remove them
        os.chdir("..")
        Path("d").rmdir()


@pytest.mark.parametrize("folder", ["a", "a/b"])
def test_a_folder_that_may_not_be_opened_is_an_error(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a__b__x_DOT_md="x")
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if path == str(tmp_path / folder):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("generator.files.os.scandir", refusing)

    with pytest.raises(PermissionError):
        Disk().scan(tmp_path)


def test_what_is_no_file_and_no_folder_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_md="a")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "absent.md")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")

    assert list(Disk().scan(tmp_path)) == ["a.md"]


def test_a_folder_listed_once_is_as_it_was_then(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_md="a")
    disk = ListedOnce(Disk())
    before = disk.scan(tmp_path)
    write(tmp_path, a_DOT_md="longer", b_DOT_md="b")

    assert disk.scan(tmp_path) == before
    assert disk.read(tmp_path / "a.md") == b"longer"
    assert disk.stamp(tmp_path / "a.md") != before["a.md"]
