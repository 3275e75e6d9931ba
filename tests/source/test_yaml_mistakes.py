"""A mistake in YAML is said with the line to write; front_matter_cases.txt shows each rule at work."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source.yaml_mistakes import in_quotes, syntax_problem


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
    )
)
def test_a_text_in_quotes_is_read_back(text: str) -> None:
    assert yaml.safe_load(f"a: {in_quotes(text)}")["a"] == text


@pytest.mark.parametrize(
    "line",
    [
        "title: Foo: bar",
        'title: The "big": one',
        "title: @x",
        "title: `x`",
        "title: %x",
        "title: *x* y",
        "title: 'it's'",
        'title: "x" y',
        "title: [a] b",
        "title: [[a]], [[b]]",
        "title: |x",
        "  - title: a: b",
    ],
)
def test_the_line_that_a_message_proposes_can_be_pasted(line: str) -> None:
    with pytest.raises(yaml.YAMLError) as caught:
        list(yaml.parse(line, yaml.CSafeLoader))
    do = syntax_problem(caught.value, line, file="a", first_line=1).do
    assert do.startswith("Write: ")
    list(yaml.parse(do.removeprefix("Write: "), yaml.CSafeLoader))


def test_an_error_without_a_place_is_put_at_the_beginning() -> None:
    problem = syntax_problem(ValueError("year 0 is out of range"), "a: b", file="a", first_line=7)
    assert (problem.place.line, problem.place.column) == (7, 1)
    assert problem.what == "YAML cannot read this: year 0 is out of range."
