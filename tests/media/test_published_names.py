"""The names under which files are published."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.media.published_names import published_name, sized_name, why_refused
from generator.names import shown

HASH = "0123456789"

PLAIN = [
    ("portrait.png", "portrait.0123456789.png"),
    ("people/ada/portrait.png", "people/ada/portrait.0123456789.png"),
    ("a.b.pdf", "a.b.0123456789.pdf"),
    ("src.tar.gz", "src.0123456789.tar.gz"),
    ("LICENSE", "LICENSE.0123456789"),
    ("日本/写真.jpg", "日本/写真.0123456789.jpg"),
    ("Bild 1 (groß).png", "Bild 1 (groß).0123456789.png"),
    ("It ends. Then it goes on and on", "It ends. Then it goes on and on.0123456789"),
]


@pytest.mark.parametrize(("path", "name"), PLAIN)
def test_the_hash_stands_before_the_ending(path: str, name: str) -> None:
    assert published_name(path, HASH) == name


CLEANED = [
    ('what: "is" this?.png', r"what- -is- this-\.[0-9a-f]{10}\.png"),
    ("a|b<c>d*e\\f.png", r"a-b-c-d-e-f\.[0-9a-f]{10}\.png"),
    ("folder./x.png", r"folder-/x\.[0-9a-f]{10}\.png"),
    ("evil.php.png", r"evil-php\.[0-9a-f]{10}\.png"),
    ("evil.html.unknown", r"evil-html\.[0-9a-f]{10}\.unknown"),
    ("Node.js.png", r"Node-js\.[0-9a-f]{10}\.png"),
]


@pytest.mark.parametrize(("path", "pattern"), CLEANED)
def test_what_some_system_or_server_takes_badly_is_replaced(path: str, pattern: str) -> None:
    assert re.fullmatch(pattern, published_name(path, HASH))


def test_two_files_whose_names_become_one_stay_apart() -> None:
    assert len({published_name(path, HASH) for path in ("a?.png", "a:.png", "a-.png")}) == 3


@given(path=st.text(min_size=1, max_size=400).filter(lambda path: "/" not in path and not why_refused(path)))
def test_a_name_with_its_sizes_fits_into_every_file_system(path: str) -> None:
    name = sized_name(published_name(path, HASH), 1440)

    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"\\|?*')
    assert not name.endswith((".", " "))


def test_a_smaller_size_stands_beside_its_image() -> None:
    assert sized_name("people/ada/portrait.0123456789.png", 480) == "people/ada/portrait.0123456789-480w.png"


REFUSED = ["x.html", "a/X.HTM", "x.xhtml", "x.js", "x.mjs", "x.swf", "x.xml", "x.svgz", "x.php", "x.mht", "x.shtml"]


@pytest.mark.parametrize("path", REFUSED)
def test_what_would_run_is_refused(path: str) -> None:
    assert "content is not trusted" in why_refused(path) or "looks" in why_refused(path)


@pytest.mark.parametrize(
    "path", ["x.png", "x.pdf", "html", "x.html.zip", "x.css", "x.json", "x.yaml", "x.txt", "x.csv"]
)
def test_other_files_are_published(path: str) -> None:
    assert why_refused(path) == ""


@pytest.mark.parametrize("path", ["a\nb.png", "a\0.png", "\udcff.png", "a\x7f/b.png", "a\u2028.png"])
def test_names_that_cannot_be_written_in_a_line_are_refused(path: str) -> None:
    assert "in its name" in why_refused(path)
    shown(path).encode()
    assert len(shown(path).splitlines()) == 1
