"""Attachments: which files they are, what an article's path means, and what is wrong with them."""

from __future__ import annotations

import os
import re
import unicodedata
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.files import Disk
from generator.graph.view import Attachment
from generator.media.attachments import Attachments
from generator.problems import Place

ARTICLES = {"people/ada": "people/ada/index.md", "about": "about.md", "": "index.md"}


def png(width: int = 20, height: int = 10) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


def attachments(folder: Path, files: dict[str, bytes], published: set[str] | None = None) -> Attachments:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return Attachments(folder, Disk(), path_of=lambda key: ARTICLES.get(key, ""), published=published)


FILES = {
    "index.md": b"",
    "about.md": b"",
    "logo.png": png(),
    "people/ada/index.md": b"",
    "people/ada/portrait.png": png(1000, 600),
    "people/ada/portrait.png.yaml": b"alt: Ada\ncredit: Museum\n",
    "people/ada/papers/1843.pdf": b"%PDF",
    "people/ada/Notes.MD": b"",
    "people/ada/.DS_Store": b"",
    "people/ada/old.png~": b"",
    "settings.yaml": b"a: b",
}


def test_every_file_that_is_no_article_no_metadata_and_no_clutter_is_an_attachment(tmp_path: Path) -> None:
    assert attachments(tmp_path, FILES).attachment_paths() == (
        "logo.png",
        "people/ada/papers/1843.pdf",
        "people/ada/portrait.png",
        "settings.yaml",
    )


def test_an_image_tells_all_that_is_known_of_it(tmp_path: Path) -> None:
    portrait = attachments(tmp_path, FILES).attachment("portrait.png", "people/ada")

    assert portrait is not None
    assert re.fullmatch(r"people/ada/portrait\.[0-9a-f]{10}\.png", portrait.address)
    assert (portrait.width, portrait.height) == (1000, 600)
    assert portrait.sizes == tuple((w, portrait.address.replace(".png", f"-{w}w.png")) for w in (480, 960))
    assert portrait.metadata == (("alt", "Ada"), ("credit", "Museum"))
    assert portrait.size == len(FILES["people/ada/portrait.png"])
    assert portrait.problem == ""


PATHS = [
    ("portrait.png", "people/ada", "people/ada/portrait.png"),
    ("./portrait.png", "people/ada", "people/ada/portrait.png"),
    ("papers/1843.pdf", "people/ada", "people/ada/papers/1843.pdf"),
    ("papers//./1843.pdf", "people/ada", "people/ada/papers/1843.pdf"),
    ("../../logo.png", "people/ada", "logo.png"),
    ("/logo.png", "people/ada", "logo.png"),
    ("logo.png", "about", "logo.png"),
    ("logo.png", "", "logo.png"),
    ("people/ada/portrait.png", "about", "people/ada/portrait.png"),
    ("logo.png", "an article that is gone", "logo.png"),
]


@pytest.mark.parametrize(("written", "origin", "path"), PATHS)
def test_a_path_leads_from_the_article_or_from_the_root(tmp_path: Path, written: str, origin: str, path: str) -> None:
    found = attachments(tmp_path, FILES).attachment(written, origin)

    assert found is not None
    assert found.path == path


NOWHERE = [
    "absent.png",
    "../../../secret.txt",
    "../../../site/content/logo.png",
    "/../secret.txt",
    "..\\..\\..\\secret.txt",
    "portrait.png\0",
    "portrait.png/",
    "portrait.png?x",
    "C:/secret.txt",
    "//evil.example/x.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "index.md",
    "portrait.png.yaml",
    ".DS_Store",
    "PORTRAIT.PNG",
    "",
    ".",
    "papers",
    "a/" * 5000,
]


@pytest.mark.parametrize("written", NOWHERE)
def test_other_paths_lead_nowhere(tmp_path: Path, written: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")

    assert attachments(tmp_path / "site" / "content", FILES).attachment(written, "people/ada") is None


@given(written=st.text(st.sampled_from("./\\a~%\0:"), max_size=30))
def test_no_path_leads_out_of_content(tmp_path_factory: pytest.TempPathFactory, written: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "never-out"
    (folder / "content" / "a").mkdir(parents=True, exist_ok=True)
    (folder / "a").write_text("secret")

    found = attachments(folder / "content", {"a/a": b"public"}).attachment(written, "about")

    assert found is None or found.path == "a/a"


def test_a_link_that_leads_out_of_content_is_no_attachment(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "x.txt").symlink_to("../secret.txt")

    assert attachments(tmp_path / "content", {}).attachment_paths() == ()


def test_a_name_is_found_in_either_unicode_form(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "café.png") for form in ("NFC", "NFD"))
    found = attachments(tmp_path, {decomposed: png()})

    assert found.attachment_paths() == (composed,)
    for written in (composed, decomposed):
        assert found.attachment(written, "about") is not None
    assert found.attachment_bytes(composed) == png()


def test_the_address_follows_the_content(tmp_path: Path) -> None:
    before = attachments(tmp_path, {"a.txt": b"1"}).attachment("a.txt", "")
    same = attachments(tmp_path, {"a.txt": b"1"}).attachment("a.txt", "")
    after = attachments(tmp_path, {"a.txt": b"2"}).attachment("a.txt", "")

    assert before == same
    assert before is not None
    assert after is not None
    assert before.address != after.address


def test_a_file_is_read_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    read: list[str] = []

    class Watched(Disk):
        def read(self, path: Path) -> bytes:
            read.append(path.name)
            return super().read(path)

    attachments(tmp_path, FILES)
    found = Attachments(tmp_path, Watched(), path_of=lambda key: ARTICLES.get(key, ""))

    assert read == []
    for _ in range(3):
        found.attachment("portrait.png", "people/ada")
        found.attachment("/people/ada/portrait.png", "")
        found.attachment_bytes_mark("people/ada/portrait.png")
    assert sorted(read) == ["portrait.png", "portrait.png.yaml"]


def test_the_content_and_its_mark_are_told(tmp_path: Path) -> None:
    found = attachments(tmp_path, {"a.txt": b"1"})
    portrait = found.attachment("a.txt", "")

    assert found.attachment_bytes("a.txt") == b"1"
    assert portrait is not None
    assert found.attachment_bytes_mark("a.txt") in portrait.address


def test_the_ledger_may_ask_for_what_is_gone(tmp_path: Path) -> None:
    assert attachments(tmp_path, {}).attachment_bytes_mark("gone.png") == ""


@pytest.mark.parametrize("path", ["gone.png", "../secret.txt", "index.md"])
def test_only_attachments_are_given_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(FileNotFoundError):
        attachments(tmp_path, FILES).attachment_bytes(path)


def test_a_file_that_vanished_after_the_listing_is_not_there(tmp_path: Path) -> None:
    found = attachments(tmp_path, {"a.png": png(), "a.png.yaml": b"alt: x", "b.txt": b""})
    (tmp_path / "a.png").unlink()
    (tmp_path / "a.png.yaml").unlink()

    assert found.attachment("a.png", "") is None
    assert found.problems() == ()


def test_a_file_without_fault_has_no_problem(tmp_path: Path) -> None:
    assert attachments(tmp_path, FILES).problems() == ()


FAULTY = {
    "empty.png": b"",
    "gone.jpg.yaml": b"alt: x",
    "page.html": b"<script>",
    "people/ada/index.md": b"",
    "people/ada/x.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "x.png": png(),
    "x.png.yaml": b"alt: a\nalt: b\n",
}


def test_what_is_wrong_with_files_is_told_whether_they_are_used_or_not(tmp_path: Path) -> None:
    problems = attachments(tmp_path, FAULTY).problems()

    assert [(problem.name, problem.place) for problem in problems] == [
        ("broken-image", Place("content/empty.png")),
        ("missing-file", Place("content/gone.jpg.yaml")),
        ("unsafe-file", Place("content/page.html")),
        ("unsafe-file", Place("content/people/ada/x.svg")),
        ("data-syntax", Place("content/x.png.yaml", 2, 1, 3)),
    ]
    assert problems[0].what == 'The file "empty.png" is empty.'
    assert all(problem.do for problem in problems)


@pytest.mark.parametrize("path", ["empty.png", "gone.jpg.yaml", "page.html", "people/ada/x.svg"])
def test_a_faulty_file_is_known_and_not_published(tmp_path: Path, path: str) -> None:
    found = attachments(tmp_path, FAULTY).attachment("/" + path, "")

    assert found is not None
    assert found.address == ""
    assert found.problem


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    class Locked(Disk):
        def read(self, path: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

    attachments(tmp_path, {"a.png": png(), "a.png.yaml": b"alt: x"})
    problems = Attachments(tmp_path, Locked(), path_of=str).problems()

    assert [(problem.name, problem.place.file) for problem in problems] == [
        ("missing-file", "content/a.png"),
        ("data-syntax", "content/a.png.yaml"),
    ]


def test_a_name_in_no_encoding_is_told_and_harms_nothing(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png")).write_bytes(png())
    except OSError:  # a file system that has no such names
        return
    found = attachments(tmp_path, {})

    assert [problem.place.file for problem in found.problems()] == ["content/\N{REPLACEMENT CHARACTER}.png"]


DRAFTS = {
    "index.md": b"",
    "logo.txt": b"",
    "plans/index.md": b"",
    "plans/draft.txt": b"",
    "plans/deep/er/draft.txt": b"",
    "plans/open/index.md": b"",
    "plans/open/shown.txt": b"",
    "both/a.md": b"",
    "both/b.md": b"",
    "both/shown.txt": b"",
    "files/shown.txt": b"",
}


def test_files_beside_drafts_wait_with_them(tmp_path: Path) -> None:
    found = attachments(tmp_path, DRAFTS, published={"index.md", "plans/open/index.md", "both/b.md"})

    assert found.attachment_paths() == ("both/shown.txt", "files/shown.txt", "logo.txt", "plans/open/shown.txt")
    assert found.attachment("/plans/draft.txt", "") is None


def test_all_files_are_shown_when_all_articles_are(tmp_path: Path) -> None:
    assert len(attachments(tmp_path, DRAFTS).attachment_paths()) == 6


def test_every_answer_can_be_kept_in_the_ledger(tmp_path: Path) -> None:
    found = attachments(tmp_path, FILES | FAULTY)

    for path in found.attachment_paths():
        answer = found.attachment("/" + path, "")
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(answer), type=Attachment) == answer
