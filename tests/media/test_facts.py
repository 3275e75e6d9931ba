"""What one file beside an article is."""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO

import pytest
from PIL import Image

from generator.media.facts import Facts, facts_of, refused, unreadable, vanished
from generator.media.images import Picture
from generator.problems import CATALOGUE


def png(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


def test_the_hash_is_that_of_the_content() -> None:
    assert facts_of("notes.txt", b"abc") == Facts(3, blake2b(b"abc", digest_size=5).hexdigest())


def test_an_image_is_looked_at() -> None:
    assert facts_of("a.png", png(500, 20)).picture == Picture(500, 20, (480,))


def test_a_file_with_another_ending_is_not() -> None:
    assert facts_of("a.bin", png(500, 20)).picture == Picture()


FAULTS = [
    (facts_of("a.png", b""), "broken-image"),
    (facts_of("a.svg", b"<html/>"), "broken-image"),
    (facts_of("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "unsafe-file"),
    (refused("a.html", 1), "unsafe-file"),
    (refused("a.mp4", 250_000_001), "limit-reached"),
    (refused("a.png.yaml", 1), "missing-file"),
    (unreadable(1, PermissionError(13, "Permission denied")), "missing-file"),
]


@pytest.mark.parametrize(("facts", "fault"), FAULTS)
def test_a_fault_has_a_name_and_says_what_to_do(facts: Facts, fault: str) -> None:
    assert facts.fault == fault
    assert fault in CATALOGUE
    assert facts.problem
    assert facts.do


@pytest.mark.parametrize("path", ["a.png", "a.yaml", "config.prod.yaml", "a.txt"])
def test_other_files_have_to_be_read(path: str) -> None:
    assert refused(path, 250_000_000) is None


def test_a_file_that_vanished_is_named() -> None:
    assert vanished("people/ada.png").place.file == "content/people/ada.png"
