"""TOML, JSON and CSV as data."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.formats import read_csv, read_json, read_toml
from generator.problems import Place

FILE = "data/x"


def test_toml_is_plain_and_its_dates_are_texts() -> None:
    text = 'a = 1\nb = [1.5, true]\n[c]\nd = 1979-05-27\nt = 07:32:00\nat = 1979-05-27T07:32:00Z\n"é" = "x"\n'

    assert read_toml(text, file=FILE) == (
        {
            "a": 1,
            "b": [1.5, True],
            "c": {"d": "1979-05-27", "t": "07:32:00", "at": "1979-05-27T07:32:00+00:00", "é": "x"},
        },
        (),
    )


def test_json_is_plain() -> None:
    text = '{"a": [1, 2.5, true, null, "\\u00e9\\ud83d\\ude00"], "b": {"c": {}}}'

    assert read_json(text, file=FILE) == ({"a": [1, 2.5, True, None, "é😀"], "b": {"c": {}}}, ())


def test_csv_is_a_row_for_each_line() -> None:
    text = 'name, born\nAda,1815\n\n"Hopper, Grace","19""06"""\n"two\nlines",\n'

    assert read_csv(text, file=FILE) == (
        [
            {"name": "Ada", "born": "1815"},
            {"name": "Hopper, Grace", "born": '19"06"'},
            {"name": "two\nlines", "born": ""},
        ],
        (),
    )


@pytest.mark.parametrize("text", ["", "name,born\n"])
def test_csv_without_rows_is_an_empty_list(text: str) -> None:
    assert read_csv(text, file=FILE) == ([], ())


TOML = [
    ("a = 1\na = 2\n", Place(FILE, 2, 6)),
    ("a = 1\nb = \n", Place(FILE, 2, 5)),
    ("a = [1,\n", Place(FILE, 2, 1)),
    ("a = 1979-02-30\n", Place(FILE, 1, 5)),
    ("a = 18446744073709551616\n", Place(FILE)),
    ("a = " + "9" * 6000, Place(FILE)),
    ("a = " + "[" * 60 + "]" * 60, Place(FILE)),
    ("a = " + "[" * 30_000 + "]" * 30_000, Place(FILE)),
]

JSON = [
    ("", Place(FILE, 1, 1)),
    ('{\n  "a": ,\n}', Place(FILE, 2, 8)),
    ('{"a": 1} x', Place(FILE, 1, 10)),
    ('{\n  "a": 1, "b": {"a": 1},\n  "a": 2\n}', Place(FILE, 3, 3, 3)),
    ('[{"a": 1, "x\\"": 1, "\\u0061": 2}]', Place(FILE, 1, 21, 8)),
    ('{"a": NaN}', Place(FILE)),
    ('{"a": 18446744073709551616}', Place(FILE)),
    ('{"a": ' + "9" * 6000 + "}", Place(FILE)),
    ('{"a": "\\ud800"}', Place(FILE)),
    ('{"\\ud800": 1}', Place(FILE)),
    ("[" * 60 + "]" * 60, Place(FILE)),
    ("[" * 100_000 + "]" * 100_000, Place(FILE)),
]

CSV = [
    ("a,b\n1,2\n1\n", Place(FILE, 3, 1)),
    ('a,b\n"1\n2",2\n1,2,3\n', Place(FILE, 4, 1)),
    ("a,a\n1,2\n", Place(FILE, 1, 1)),
    ("a,\n1,2\n", Place(FILE, 1, 1)),
    ('a,b\n"1,2\n', Place(FILE, 2, 1)),
    ('a,b\n1,"2"x\n', Place(FILE, 2, 1)),
    ("a\n" + "x" * 200_000, Place(FILE, 2, 1)),
]

BAD = [
    *((read_toml, text, place) for text, place in TOML),
    *((read_json, text, place) for text, place in JSON),
    *((read_csv, text, place) for text, place in CSV),
]


@pytest.mark.parametrize(("read", "text", "place"), BAD)
def test_a_mistake_is_reported_at_its_place(read: Any, text: str, place: Place) -> None:
    problems = read(text, file=FILE)[1]

    assert [(problem.name, problem.place) for problem in problems] == [("data-syntax", place)]
    assert problems[0].what.endswith(".")
    assert problems[0].do


def test_a_row_of_wrong_length_is_left_out_and_the_others_stay() -> None:
    assert read_csv("a,b\n1\n1,2\n", file=FILE)[0] == [{"a": "1", "b": "2"}]


@pytest.mark.parametrize("read", [read_toml, read_json, read_csv])
@given(text=st.text(max_size=100) | st.text(st.sampled_from('ab="[]{},:\n 10.e-\\u'), max_size=60))
def test_any_text_gets_a_value_that_can_be_kept(read: Any, text: str) -> None:
    value, problems = read(text, file=FILE)

    assert problems or msgspec.msgpack.decode(msgspec.msgpack.encode(value)) == value


@given(
    value=st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**64 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=10,
    )
)
def test_json_comes_back_as_it_was(value: object) -> None:
    assert read_json(json.dumps(value), file=FILE) == (value, ())
