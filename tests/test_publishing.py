"""Staging, publishing, cleaning: what is ours is changed, what is not is left alone."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.files import NEW, Disk
from generator.lock import Holder, Patience
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


# --- What others put into the output --------------------------------------------------------------------------------


def publish(output: Output, *paths: str) -> None:
    """Publish files that contain their own path."""
    for path in paths:
        stage(output, path, path.encode())
    output.publish(paths)


def test_no_file_is_written_through_a_link(tmp_path: Path) -> None:
    root = site(tmp_path)
    write(tmp_path / "home", letter_DOT_txt="dear")
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html")
    (tmp_path / "out/people").symlink_to(tmp_path / "home")
    output = claim_output(tmp_path / "out", site=root, disk=Disk())

    with pytest.raises(NotOurs, match="out/people is a link"):
        publish(output, "a.html", "people/ada/index.html")

    assert tree(tmp_path / "home") == {"letter.txt": "dear"}
    assert tree(tmp_path / "out")["a.html"] == "a.html"


def test_no_file_is_deleted_through_a_link(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html", "people/ada.html")
    (tmp_path / "out/people").rename(tmp_path / "home")
    (tmp_path / "out/people").symlink_to(tmp_path / "home")

    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html")

    assert tree(tmp_path / "home") == {"ada.html": "people/ada.html"}
    assert (tmp_path / "out/people").is_symlink()


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    root = site(tmp_path)
    write(tmp_path, mine_DOT_html="mine")
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html", "b.html")
    for name in ("a.html", "b.html"):
        (tmp_path / "out" / name).unlink()
        (tmp_path / "out" / name).symlink_to(tmp_path / "mine.html")

    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html")

    assert tree(tmp_path / "out") == {MANIFEST: "a.html\n", "a.html": "a.html"}
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_cleaning_follows_no_link(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "people/ada.html")
    (tmp_path / "out/people").rename(tmp_path / "home")
    (tmp_path / "out/people").symlink_to(tmp_path / "home")

    assert remove_output(claim_output(tmp_path / "out", site=root, disk=Disk())) == 0
    assert tree(tmp_path / "home") == {"ada.html": "people/ada.html"}


def test_nothing_is_staged_through_a_link(tmp_path: Path) -> None:
    root = site(tmp_path)
    write(tmp_path / "home", letter_DOT_txt="dear")
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html")
    (tmp_path / "out" / STAGING).symlink_to(tmp_path / "home")
    output = claim_output(tmp_path / "out", site=root, disk=Disk())

    with pytest.raises(NotOurs, match=f"{STAGING} is a link"), output.held():
        pass

    (tmp_path / "out" / STAGING).unlink()
    (tmp_path / "out" / STAGING).mkdir()
    (tmp_path / "out" / STAGING / "files").symlink_to(tmp_path / "home")
    with output.held():
        publish(output, "b.html")
    assert tree(tmp_path / "home") == {"letter.txt": "dear"}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("people", "people/ada.html"),  # a file where a folder must go
        ("people/ada.html/notes.txt", "people/ada.html"),  # a folder with a file where a file must go
        ("robots.txt", "robots.txt"),
    ],
)
def test_what_others_put_in_the_way_stays_and_nothing_is_changed(theirs: str, ours: str, tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html", "gone.html")
    (tmp_path / "out" / theirs).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "out" / theirs).write_text("mine")
    before = tree(tmp_path / "out")
    output = claim_output(tmp_path / "out", site=root, disk=Disk())

    with pytest.raises(NotOurs, match=r"was not written by Stemma"), output.held():
        publish(output, "a.html", ours)

    assert tree(tmp_path / "out") == before


def test_empty_folders_give_way(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a/index.html")
    (tmp_path / "out/a/empty/deep").mkdir(parents=True)

    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a")

    assert tree(tmp_path / "out") == {MANIFEST: "a\n", "a": "a"}


def test_a_link_to_a_folder_is_an_output_like_any_other(tmp_path: Path) -> None:
    root = site(tmp_path)
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")

    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "a.html")

    assert tree(tmp_path / "real") == {MANIFEST: "a.html\n", "a.html": "a.html"}
    assert (tmp_path / "out").is_symlink()


def test_an_output_within_linked_content_is_refused(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "content").rename(tmp_path / "shared")
    (root / "content").symlink_to(tmp_path / "shared")

    with pytest.raises(NotOurs, match="lies in the site's content/"):
        claim_output(tmp_path / "shared/out", site=root, disk=Disk())


def test_the_manifest_holds_names_with_unusual_line_ends(tmp_path: Path) -> None:
    root, name = site(tmp_path), "a\x0b\x85\u2028b.txt"
    for _ in range(2):
        publish(claim_output(tmp_path / "out", site=root, disk=Disk()), name)

    publish(claim_output(tmp_path / "out", site=root, disk=Disk()))

    assert tree(tmp_path / "out") == {MANIFEST: ""}


@pytest.mark.parametrize("path", [MANIFEST, f"{STAGING}/lock", f"{STAGING}/files/a", "a//b", "./a", "a\nb", "a/."])
def test_no_manifest_may_name_our_own_files(path: str) -> None:
    assert not is_safe(path)


def test_what_a_killed_build_has_staged_is_never_published(tmp_path: Path) -> None:
    class Sticky(Disk):
        def remove_tree(self, folder: Path) -> None:
            pass

    root = site(tmp_path)
    output = claim_output(tmp_path / "out", site=root, disk=Sticky())
    stage(output, "old.html", b"old")

    with pytest.raises(NotOurs, match="left from another build"), output.held():
        publish(output, "a.html")


# --- Two builders ---------------------------------------------------------------------------------------------------


class TooLate(Exception):
    """Nobody waits for ever in a test."""


def impatient(holder: Holder) -> None:
    raise TooLate(holder.process)


def test_one_builder_at_a_time_holds_an_output(tmp_path: Path) -> None:
    root = site(tmp_path)
    first, second = (claim_output(tmp_path / "out", site=root, disk=Disk()) for _ in range(2))

    with first.held(), pytest.raises(TooLate, match=str(os.getpid())), second.held(Patience(impatient, 0)):
        pass
    with second.held(Patience(impatient, 0)):
        publish(second, "a.html")

    assert tree(tmp_path / "out") == {MANIFEST: "a.html\n", "a.html": "a.html"}


def test_who_waited_knows_what_the_other_has_written(tmp_path: Path) -> None:
    root = site(tmp_path)
    first, second = (claim_output(tmp_path / "out", site=root, disk=Disk()) for _ in range(2))
    with first.held():
        publish(first, "a.html", "b.html")

    with second.held():
        publish(second, "a.html", "c.html")

    assert tree(tmp_path / "out") == {MANIFEST: "a.html\nc.html\n", "a.html": "a.html", "c.html": "c.html"}


def test_an_output_that_nothing_came_to_is_not_begun(tmp_path: Path) -> None:
    root = site(tmp_path)
    (tmp_path / "empty").mkdir()
    for folder in ("out", "deep/out", "empty"):
        with claim_output(tmp_path / folder, site=root, disk=Disk()).held():
            pass

    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "empty", "site"]


# --- Other file systems ---------------------------------------------------------------------------------------------


class Mounted(Disk):
    """Below `mount` lies another device."""

    def __init__(self, mount: Path) -> None:
        self.mount = mount

    def rename(self, source: Path, target: Path) -> None:
        if (self.mount in source.parents) != (self.mount in target.parents):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source))
        super().rename(source, target)


def test_files_come_to_another_device_as_copies_that_are_renamed(tmp_path: Path) -> None:
    root, disk = site(tmp_path), Mounted(tmp_path / "out/media")
    (tmp_path / "out").mkdir()
    paths = ("a.html", "media/b.txt", "media/deep/c.txt")
    for _ in range(2):
        publish(claim_output(tmp_path / "out", site=root, disk=disk), *paths)
        (tmp_path / "out/media/b.txt").write_text("edited")

    publish(claim_output(tmp_path / "out", site=root, disk=disk), *paths[:2])

    assert tree(tmp_path / "out") == {
        MANIFEST: "a.html\nmedia/b.txt\n",
        "a.html": "a.html",
        "media/b.txt": "media/b.txt",
    }


def test_a_copy_that_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=Disk()), "media/b.txt")
    write(tmp_path / "out/media", **{f"{NEW}77": "half"})
    write(tmp_path / "out" / STAGING / "files", a="a")
    output = claim_output(tmp_path / "out", site=root, disk=Disk())
    with output.held():
        publish(output, "media/b.txt")

    assert tree(tmp_path / "out") == {MANIFEST: "media/b.txt\n", "media/b.txt": "media/b.txt"}


class BlindToCase(Disk):
    """As on a Mac: "About" and "about" are one name, and a new file keeps the name that is there."""

    def real(self, path: Path) -> Path:
        here = Path(path.anchor)
        for part in path.parts[1:]:
            names = [entry.name for entry in here.iterdir()] if here.is_dir() else []
            here = here / next((name for name in names if name.lower() == part.lower()), part)
        return here

    def read(self, path: Path) -> bytes:
        return super().read(self.real(path))

    def kind(self, path: Path) -> str:
        return super().kind(self.real(path))

    def rename(self, source: Path, target: Path) -> None:
        super().rename(self.real(source), self.real(target))

    def remove(self, path: Path) -> None:
        super().remove(self.real(path))

    def remove_empty_folders(self, folder: Path, below: Path) -> None:
        super().remove_empty_folders(self.real(folder), below)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["About/index.html"], ["about/index.html"]),
        (["About/index.html", "a.html"], ["about", "a.html"]),
        (["About", "a.html"], ["about/index.html", "a.html"]),
        (["A.txt", "b.txt"], ["a.txt", "b.txt"]),
    ],
)
def test_a_page_renamed_by_case_alone_is_written_where_case_makes_no_difference(
    before: list[str], after: list[str], tmp_path: Path
) -> None:
    root = site(tmp_path)
    publish(claim_output(tmp_path / "out", site=root, disk=BlindToCase()), *before)

    publish(claim_output(tmp_path / "out", site=root, disk=BlindToCase()), *after)

    assert tree(tmp_path / "out") == {MANIFEST: "".join(f"{path}\n" for path in sorted(after)), **{p: p for p in after}}
