"""Values are compared by their own type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse_date
from generator.graph.comparing import passes
from generator.graph.query_terms import Comparison, Operand, Operator
from generator.graph.values import Markdown, Record, Value

DATES = st.sampled_from(["2010", "2010-04", "2010-04-16", "1989~", "2009/2012", "2015/..", "../2011", "-0044", "199X"])


def compare(value: Value, operator: Operator, text: str) -> bool:
    number = int(text) if text.lstrip("-").isdigit() else None
    booleans = {"true": True, "false": False}
    return passes(value, Comparison(operator, Operand(text, 0, 0, parse_date(text), number, booleans.get(text))))


@pytest.mark.parametrize(
    ("value", "operator", "text", "expected"),
    [
        (True, "", "true", True),
        (True, "", "1", False),  # a truth is no number
        (True, "<", "true", False),
        (1, "", "true", False),
        (10, ">", "9", True),  # as text "10" is before "9"
        ("10", ">", "9", False),
        (10, "", "many", False),
        ("Flask", "", "FLASK", True),
        (Markdown("*Small*"), "~", "small", True),
        (Record((("year", (2010,)), ("who", ("Ada",)))), "", "ada", True),
        (Record((("year", (2010,)),)), ">", "2009", True),
        (None, "", "x", False),
        (parse_date("2010"), "", "yes", False),
    ],
)
def test_a_value_is_compared(value: Value, operator: Operator, text: str, expected: bool) -> None:
    assert compare(value, operator, text) is expected


@given(st.integers(), st.integers())
def test_of_two_numbers_one_thing_is_true(value: int, other: int) -> None:
    assert sum(compare(value, operator, str(other)) for operator in ("<", "=", ">")) == 1  # type: ignore[arg-type]


@given(DATES, DATES)
def test_what_is_surely_before_is_neither_after_nor_within(one: str, other: str) -> None:
    date = parse_date(one)
    if compare(date, "<", other):
        assert compare(date, "<=", other)
        assert not compare(date, ">", other)
        assert not compare(date, ">=", other)
        assert not compare(date, "", other)


@given(DATES)
def test_a_date_is_within_itself(text: str) -> None:
    date = parse_date(text)
    assert all(compare(date, operator, text) for operator in ("", "=", "<=", ">="))  # type: ignore[arg-type]
