"""YAML as data."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.yaml import read_yaml
from generator.problems import Place

FILE = "data/x.yaml"

SCALARS: list[tuple[str, object]] = [
    ("yes", "yes"),
    ("NO", "NO"),
    ("on", "on"),
    ("y", "y"),
    ("true", True),
    ("False", False),
    ("TRUE", True),
    ("tRUE", "tRUE"),
    ("null", None),
    ("~", None),
    ("", None),
    ('""', ""),
    ('"true"', "true"),
    ("'1'", "1"),
    ("1", 1),
    ("-17", -17),
    ("+3", 3),
    ("01234", 1234),
    ("0o17", 15),
    ("0x1F", 31),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("1:30", "1:30"),
    ("1.10", 1.1),
    ("1.", 1.0),
    (".5", 0.5),
    ("-1.5e3", -1500.0),
    ("1e3", 1000.0),
    ("1.2.3", "1.2.3"),
    (".inf", math.inf),
    ("-.Inf", -math.inf),
    ("2024-02-30", "2024-02-30"),
    ("2001-12-14t21:59:43.10-25:00", "2001-12-14t21:59:43.10-25:00"),
    ("0000-00-00", "0000-00-00"),
    ("+", "+"),
    (".", "."),
    ("=", "="),
    ("1٣", "1٣"),
    ("18446744073709551615", 2**64 - 1),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_a_scalar_means_what_the_core_rules_say(text: str, value: object) -> None:
    read, problems = read_yaml(f"x: {text}\n", file=FILE)

    assert isinstance(read, dict)
    assert (read["x"], type(read["x"]), problems) == (value, type(value), ())


def test_no_number_is_one() -> None:
    read: Any = read_yaml("[.nan]", file=FILE)[0]

    assert math.isnan(read[0])


def test_lists_and_mappings_are_plain() -> None:
    text = "- name: Ada\n  born: 1815\n  tags: [a, b]\n- &x {name: Bob}\n- *x\n- [[1, 2], [3]]\n"

    assert read_yaml(text, file=FILE) == (
        [{"name": "Ada", "born": 1815, "tags": ["a", "b"]}, {"name": "Bob"}, {"name": "Bob"}, [[1, 2], [3]]],
        (),
    )


def test_a_list_in_a_list_is_no_link() -> None:
    assert read_yaml("x: [[a: b]]\n", file=FILE) == ({"x": [[{"a": "b"}]]}, ())


def test_a_reference_gives_each_place_a_value_of_its_own() -> None:
    read: Any = read_yaml("a: &x [1]\nb: *x\n", file=FILE)[0]
    read["a"].append(2)

    assert read["b"] == [1]


def test_a_file_without_values_has_none() -> None:
    assert read_yaml("# to be written\n", file=FILE) == (None, ())


BAD = [
    ("a: 1\na: 2\n", Place(FILE, 2, 1, 1)),
    ("a: 1\nb: [1, 2\n", Place(FILE, 2, 4)),
    ("a:\n\tb: 1\n", Place(FILE, 2, 1)),
    ("a: 1\n---\nb: 2\n", Place(FILE, 2, 1)),
    ("a: !!python/name:os.system x\n", Place(FILE, 1, 4)),
    ("? [a]\n: b\n", Place(FILE, 1, 3)),
    ("- " * 30_000 + "x", Place(FILE, 1, 101)),
    ("a: &x {b: *x}\n", Place(FILE, 1, 11)),
    ("base: &b {x: 1}\na:\n  <<: *b\n", Place(FILE, 3, 3, 2)),
    ("a: 1\nb: 18446744073709551616\n", Place(FILE, 2, 4, 20)),
    ("b: 0x" + "f" * 17, Place(FILE, 1, 4, 19)),
    ("b: " + "9" * 6000, Place(FILE, 1, 4, 6000)),
]


@pytest.mark.parametrize(("text", "place"), BAD)
def test_a_mistake_is_reported_at_its_place(text: str, place: Place) -> None:
    problems = read_yaml(text, file=FILE)[1]

    assert [(problem.name, problem.place) for problem in problems] == [("data-syntax", place)]


def test_a_bomb_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    assert [problem.name for problem in read_yaml("\n".join(lines), file=FILE)[1]] == ["data-syntax"]


def test_data_may_be_larger_than_front_matter() -> None:
    read, problems = read_yaml("- {a: 1, b: 2}\n" * 20_000, file=FILE)

    assert isinstance(read, list)
    assert (len(read), problems) == (20_000, ())


@given(text=st.text(max_size=100) | st.text(st.sampled_from("ab:-[]{}&*!|>'\"#,\n 1.0x~<"), max_size=60))
def test_nothing_is_raised_whatever_the_text_is(text: str) -> None:
    read_yaml(text, file=FILE)
