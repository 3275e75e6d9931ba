"""What is said of a file in the one beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.media.metadata import Metadata, read_metadata
from generator.problems import Place

FILE = "content/ada.png.yaml"

GOOD: list[tuple[str, Metadata]] = [
    ("alt: Ada at a piano\ncredit: 'Museum'\n", (("alt", "Ada at a piano"), ("credit", "Museum"))),
    ("alt: NO\nyear: 01843\nlicence: 1.0\n", (("alt", "NO"), ("year", "01843"), ("licence", "1.0"))),
    ("alt:\ncredit: ~\n", (("alt", ""), ("credit", ""))),
    ('alt: "~"\n', (("alt", "~"),)),
    ("focus: 30% 40%\nmy own word: kept\n", (("focus", "30% 40%"), ("my own word", "kept"))),
    ("alt: |\n  Two\n  lines\n", (("alt", "Two\nlines\n"),)),
    ("", ()),
    ("# nothing yet\n", ()),
    ("\ufeffalt: x\r\n", (("alt", "x"),)),
]


@pytest.mark.parametrize(("text", "metadata"), GOOD)
def test_words_are_kept_as_they_were_written(text: str, metadata: Metadata) -> None:
    assert read_metadata(text.encode(), file=FILE) == (metadata, ())


BAD = [
    ("- alt\n", "data-syntax", Place(FILE, 1, 1)),
    ("just text\n", "data-syntax", Place(FILE, 1, 1)),
    ("alt: x\ntags: [a, b]\n", "data-syntax", Place(FILE, 2, 1, 4)),
    ("alt: x\nby: {name: y}\n", "data-syntax", Place(FILE, 2, 1, 2)),
    ("alt: x\nalt: y\n", "data-syntax", Place(FILE, 2, 1, 3)),
    ('alt: x\ncredit: "y\n', "data-syntax", Place(FILE, 2, 9)),
    ("alt: !!python/object:os.system x\n", "data-syntax", Place(FILE, 1, 6)),
    ("alt: " + "[" * 30_000, "data-syntax", Place(FILE, 1, 55)),
]


@pytest.mark.parametrize(("text", "name", "place"), BAD)
def test_a_mistake_is_reported_at_its_place(text: str, name: str, place: Place) -> None:
    problems = read_metadata(text.encode(), file=FILE)[1]

    assert [(problem.name, problem.place) for problem in problems] == [(name, place)]


def test_what_stands_beside_a_mistake_is_kept() -> None:
    assert read_metadata(b"alt: x\ntags: [a]\ncredit: y\n", file=FILE)[0] == (("alt", "x"), ("credit", "y"))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    metadata, _ = read_metadata(data, file=FILE)

    assert all(isinstance(text, str) for pair in metadata for text in pair)
