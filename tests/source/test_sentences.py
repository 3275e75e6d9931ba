"""The sentence around a link is cut out of its paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.sentences import MOST, opening_of, sentence_around, sentence_starts


def around(text: str, word: str) -> str:
    at = text.index(word)
    return sentence_around(text, sentence_starts(text), at, at + len(word))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two X two. Three.", "Two X two."),
        ("X one. Two.", "X one."),
        ("One? X! Three.", "X!"),
        ("He said “No.” Then X came. (So it was.) End.", "Then X came."),
        ("It is, e.g. in X, so.", "It is, e.g. in X, so."),
        ("See J. Doe on X now. Two.", "See J. Doe on X now."),
        ("See p. 12 of X, vol. 3. Two.", "See p. 12 of X, vol. 3."),
        ("Version 3.14 of X is out. Two.", "Version 3.14 of X is out."),
        ("See the .NET X. two is no new sentence. Three.", "See the .NET X. two is no new sentence."),
        ("One.\nTwo X\n two.", "Two X two."),
        ("X", "X"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, sentence: str) -> None:
    assert around(text, "X") == sentence


def test_a_long_sentence_is_cut_on_both_sides_after_words() -> None:
    text = "word " * 100 + "X" + " word" * 100
    sentence = around(text, "X")
    assert len(sentence) <= MOST
    assert sentence.startswith("…word ")
    assert " X " in sentence
    assert sentence.endswith(" word…")


@given(st.text('ab X.!?\n"', max_size=900), st.integers(0, 900), st.integers(0, 400))
def test_a_sentence_is_a_piece_of_its_text_on_one_line(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    sentence = sentence_around(text, sentence_starts(text), start, end)
    assert len(sentence) <= MOST
    assert "\n" not in sentence
    assert sentence.strip("…") in " ".join(text.split())


def test_an_opening_is_short_and_ends_with_a_word() -> None:
    assert opening_of("It is\nshort.") == "It is short."
    opening = opening_of("word " * 100)
    assert len(opening) <= MOST
    assert opening.endswith("word…")
