"""A text is of a type or it is not, and messages show a value that would be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.reading.scalars import TYPERS, example, expected
from generator.settings import FIELD_TYPES, FieldSettings

ALL = FieldSettings("f", FIELD_TYPES, choices=("a", "b"), fields=(FieldSettings("g", ("number",)),))


@pytest.mark.parametrize("name", [name for name in FIELD_TYPES if name not in ("record", "link")])
def test_the_example_in_a_message_fits(name: str) -> None:
    field = FieldSettings("f", (name,), choices=("a", "b"))
    assert TYPERS[name](example(field), field) is not None
    assert expected(field)


def test_an_example_of_a_record_and_of_a_link_can_be_pasted() -> None:
    assert example(FieldSettings("f", ("record",), fields=ALL.fields)) == "{g: 3.5}"
    assert example(FieldSettings("f", ("link",))) == '"[[key or title]]"'
    assert example(FieldSettings("f", ("date",), format="%d %B %Y")) == "16 April 2010"


@given(st.text(max_size=30), st.sampled_from(sorted(TYPERS)))
def test_any_text_is_of_a_type_or_not(text: str, name: str) -> None:
    value = TYPERS[name](text, ALL)
    assert not isinstance(value, float) or math.isfinite(value)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "https://",
        "http://a b",
        "https:\\\\a",
        "ftp://a",
    ],
)
def test_an_address_has_one_of_three_schemes(text: str) -> None:
    assert TYPERS["url"](text, ALL) is None


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "１", "1_000", "0x10", ""])
def test_a_number_is_one_that_sorts(text: str) -> None:
    assert TYPERS["number"](text, ALL) is None
