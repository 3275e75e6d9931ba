"""What no field declares is read by the core rules of YAML 1.2, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.reading.untyped import core_value
from tests.graph.reading.typed import Plain, plain_claims, read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("-3", -3),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("yes", "yes"),
        ("NO", "NO"),
        ("1:30", "1:30"),
        ("2010-04-16", "2010-04-16"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("1_000", "1_000"),
        ("9" * 5000, "9" * 5000),
        ("1e999", "1e999"),
    ],
)
def test_a_word_is_what_the_core_schema_makes_of_it(text: str, expected: object) -> None:
    found = core_value(text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", [5]),
        ('"5"', ["5"]),
        ("[1, two, ~, null, true]", [1, "two", True]),
        ("text [@a]", [("text", "a")]),
        ("5 [@a]", [(5, "a")]),
        ("'[[x|y]]'", ["[[x|y]]"]),
        ("[[x]]", ["[[x]]"]),
        ("[[[x]], [[y]] [@z]]", ["[[x]]", ("[[y]]", "z")]),
        ("{a: 1, b: [2, 3], c: ~}", [{"a": [1], "b": [2, 3], "c": []}]),
        ("[[1, 2], [3]]", [{"0": [1], "1": [2]}, {"0": [3]}]),
        ("{value: 5, source: a, note: n}", [(5, "a", "(n)")]),
        ("{value: 5}", [{"value": [5]}]),
        ("[{value: 5, source: a}, {value: 6, source: b}]", [(5, "a", "(disputed)"), (6, "b", "(disputed)")]),
    ],
)
def test_an_undeclared_field_keeps_its_values(value: str, expected: list[Plain]) -> None:
    article, problems = read(f"x: {value}", path="notes/a.md")
    assert said(problems) == []
    assert plain_claims(article.fields["x"]) == expected


@given(st.text(max_size=20))
def test_no_word_is_too_odd(text: str) -> None:
    core_value(text)
