"""Any bytes become text, with lines counted as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place
from generator.source.text import LIMIT, decode, position

FILE = "content/a.md"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        ("Ærø 🎉 日本".encode(), "Ærø 🎉 日本"),
        (b"\xef\xbb\xbf---\ntitle: x", "---\ntitle: x"),
        (b"a\r\nb\rc\n\rd\r\n", "a\nb\nc\n\nd\n"),
        ("a\u2028b\x0cd".encode(), "a\u2028b\x0cd"),  # editors do not end lines at these
        ("« façade » © 5°\u00a0C ，\ufe0f\ufeff".encode(), "« façade » © 5°\u00a0C ，\ufe0f\ufeff"),
    ],
)
def test_good_bytes_are_read_without_a_problem(data: bytes, expected: str) -> None:
    assert decode(data, file=FILE) == (expected, ())


@pytest.mark.parametrize(
    ("data", "line", "column", "what"),
    [
        (b"caf\xe9", 1, 4, "Byte 0xE9 is not UTF-8."),
        ("日本\r\n日本".encode() + b"\xff\xff", 2, 3, "Byte 0xFF is not UTF-8 (and 1 more in this file)."),
        (b"\xef\xbb\xbfab\xc3", 1, 3, "Byte 0xC3 is not UTF-8."),
        (b"a\rb\r\nc\xed\xa0\x80", 3, 2, "Byte 0xED is not UTF-8 (and 2 more in this file)."),
        ("Title".encode("utf-16"), 1, 1, "The file is UTF-16."),
        (b"one\ntwo\0three", 2, 4, "There is an invisible sign here, U+0000, which no text has."),
        (b"one\0\x1b", 1, 4, "There is an invisible sign here, U+0000 (and 1 more), which no text has."),
        ("é\x85".encode(), 1, 2, "There is an invisible sign here, U+0085, which no text has."),
        ("\ufdd0".encode(), 1, 1, "There is an invisible sign here, U+FDD0, which no text has."),
        ("\U0010ffff".encode(), 1, 1, "There is an invisible sign here, U+10FFFF, which no text has."),
    ],
)
def test_bad_bytes_are_replaced_and_reported_where_they_stand(data: bytes, line: int, column: int, what: str) -> None:
    text, problems = decode(data, file=FILE)
    assert (problems[0].name, problems[0].place, problems[0].what) == (
        "unreadable-text",
        Place(FILE, line, column),
        what,
    )
    assert "\ufffd" in text
    assert "\0" not in text


def test_a_file_over_the_limit_is_not_read_at_all() -> None:
    text, problems = decode(b"x" * (LIMIT + 1), file=FILE)
    assert text == ""
    assert problems[0].what == "The file has 10.0 MB; an article may have 10."
    assert decode(b"x" * 5_000_000, file=FILE)[1] == ()


@given(st.binary(max_size=200))
def test_any_bytes_become_text_that_can_be_written_again(data: bytes) -> None:
    text, problems = decode(data, file=FILE)
    assert not set(text) & set("\0\r\x1b\x85\ufffe")
    assert decode(text.encode(), file=FILE)[0] == text.removeprefix("\ufeff")
    assert all(problem.place.line <= text.count("\n") + 1 for problem in problems)


@given(st.text("ab\n", max_size=30), st.integers(0, 40))
def test_positions_count_lines_and_columns_from_one(text: str, index: int) -> None:
    line, column = position(text, min(index, len(text)))
    assert sum(len(row) + 1 for row in text.split("\n")[: line - 1]) + column - 1 == min(index, len(text))
