"""Staging, publishing, cleaning: what is ours is changed, what is not is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import Disk
from generator.publishing import MANIFEST, STAGING, NotOurs, Output, claim_output, is_safe, remove_output


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


def stage(output: Output, path: str, data: bytes) -> bool:
    changed = output.put(path, data)
    if changed:
        output.staged(path)
    return changed


def tree(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_publishing_writes_what_differs_and_deletes_what_is_no_longer_planned(tmp_path: Path) -> None:
    root = site(tmp_path)
    first = claim_output(tmp_path / "out", site=root, disk=Disk())
    assert [stage(first, "a/index.html", b"a"), stage(first, "b/index.html", b"b")] == [True, True]
    assert first.publish(["a/index.html", "b/index.html"]) == (2, 0)

    second = claim_output(tmp_path / "out", site=root, disk=Disk())
    assert [stage(second, "a/index.html", b"a"), stage(second, "c.html", b"c")] == [False, True]
    assert second.publish(["a/index.html", "c.html"]) == (1, 1)

    assert tree(tmp_path / "out") == {MANIFEST: "a/index.html\nc.html\n", "a/index.html": "a", "c.html": "c"}
    assert not (tmp_path / "out" / "b").exists()


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    root = site(tmp_path)
    for _ in range(2):
        output = claim_output(tmp_path / "out", site=root, disk=Disk())
        stage(output, "a.html", b"a")
        output.publish(["a.html"])
        os.utime(tmp_path / "out" / "a.html", ns=(5, 5))

    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    stage(output, "a.html", b"a")
    output.publish(["a.html"])

    assert (tmp_path / "out" / "a.html").stat().st_mtime_ns == 5


def test_what_is_staged_and_discarded_changes_nothing(tmp_path: Path) -> None:
    root = site(tmp_path)
    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    stage(output, "a.html", b"a")
    output.publish(["a.html"])
    stage(output, "a.html", b"other")
    output.discard()

    assert tree(tmp_path / "out") == {MANIFEST: "a.html\n", "a.html": "a"}


def test_files_that_others_put_into_our_output_stay(tmp_path: Path) -> None:
    root = site(tmp_path)
    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    stage(output, "a.html", b"a")
    output.publish(["a.html"])
    (tmp_path / "out" / "CNAME").write_text("example.org")

    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    output.publish([])

    assert tree(tmp_path / "out") == {MANIFEST: "", "CNAME": "example.org"}


def test_a_file_of_others_at_a_planned_path_is_not_overwritten(tmp_path: Path) -> None:
    root = site(tmp_path)
    claim_output(tmp_path / "out", site=root, disk=Disk()).publish([])
    (tmp_path / "out" / "robots.txt").write_text("mine")
    output = claim_output(tmp_path / "out", site=root, disk=Disk())

    with pytest.raises(NotOurs, match=r"robots\.txt was not written by Stemma"):
        stage(output, "robots.txt", b"ours")


def test_a_page_may_take_the_place_of_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    root = site(tmp_path)
    for path in ("a/index.html", "a", "a/index.html"):
        output = claim_output(tmp_path / "out", site=root, disk=Disk())
        stage(output, path, b"x")
        output.publish([path])

        assert tree(tmp_path / "out") == {MANIFEST: path + "\n", path: "x"}


def test_what_a_killed_build_left_staged_is_removed(tmp_path: Path) -> None:
    root = site(tmp_path)
    killed = claim_output(tmp_path / "out", site=root, disk=Disk())
    stage(killed, "a.html", b"half")

    claim_output(tmp_path / "out", site=root, disk=Disk()).publish([])

    assert not (tmp_path / "out" / STAGING).exists()


def test_an_output_with_files_of_others_is_refused(tmp_path: Path) -> None:
    root = site(tmp_path)
    write(tmp_path / "home", letter_DOT_txt="dear")

    with pytest.raises(NotOurs, match="files that Stemma did not write"):
        claim_output(tmp_path / "home", site=root, disk=Disk())


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("site", "holds the site itself"),
        (".", "holds the site itself"),
        ("/", "holds the site itself"),
        ("site/content", "lies in the site's content/"),
        ("site/content/out", "lies in the site's content/"),
        ("site/templates/out", "lies in the site's templates/"),
        ("site/site.toml", "is a file"),
    ],
)
def test_an_output_in_the_wrong_place_is_refused(tmp_path: Path, folder: str, why: str) -> None:
    root = site(tmp_path)

    with pytest.raises(NotOurs, match=why):
        claim_output(tmp_path / folder, site=root, disk=Disk())


def test_a_forged_manifest_leads_nowhere(tmp_path: Path) -> None:
    root = site(tmp_path)
    write(tmp_path, victim_DOT_txt="mine")
    write(tmp_path / "out", _DOT_stemma_MANIFEST="")
    (tmp_path / "out" / MANIFEST).write_text(f"../victim.txt\n{tmp_path}/victim.txt\na/../../victim.txt\n")
    claim_output(tmp_path / "out", site=root, disk=Disk()).publish([])

    assert (tmp_path / "victim.txt").read_text() == "mine"


def test_cleaning_removes_what_we_wrote_and_nothing_else(tmp_path: Path) -> None:
    root = site(tmp_path)
    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    stage(output, "a/b.html", b"b")
    output.publish(["a/b.html"])
    (tmp_path / "out" / "CNAME").write_text("example.org")

    assert remove_output(output) == 1
    assert tree(tmp_path / "out") == {"CNAME": "example.org"}


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../x", "a/../../x", "a\\b", "a\0b"])
def test_unsafe_paths_are_told_from_safe_ones(path: str) -> None:
    assert not is_safe(path)
    assert is_safe("a/b.html")
