"""The filters of templates."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.render.filters import FILTERS, LONGEST_RANGE, Refused, checked_range, in_words, iso, json_text
from tests.small_site import date, small_view

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda of: st.lists(of) | st.dictionaries(st.text(), of)
)


@given(plain)
def test_json_in_a_script_means_the_same_and_ends_no_script(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert not set("<>&'\u2028\u2029") & set(text)


def test_json_does_not_depend_on_the_order_of_keys_or_sets() -> None:
    assert json_text({"b": 1, "a": {3, 1, 2}}) == json_text({"a": {2, 3, 1}, "b": 1}) == '{"a": [1, 2, 3], "b": 1}'


def test_json_knows_dates() -> None:
    assert json_text([date("2010-04"), Markup("x")]) == '["2010-04", "x"]'


def test_dates_are_shown_in_words_and_for_machines() -> None:
    assert (in_words(date("2010-04-16")), iso(date("2010-04-16"))) == ("16 April 2010", "2010-04-16")
    assert (in_words(date("2010-04"), "de"), in_words(None), iso(None), in_words(7)) == ("2010-04", "", "", "7")


def test_markdown_has_links_from_the_page_that_is_made() -> None:
    template = "{{ 'a *b* [[flask|c]]' | markdown(inline=true) }}|{{ '<script>' | markdown }}"
    drawn, problems = small_view().drawn(template, "guide/first")
    assert problems == []
    assert drawn.startswith('a <em>b</em> <a href="../../frameworks/flask/">c</a>|')
    assert "<script>" not in drawn


def test_a_range_is_as_in_python_up_to_a_limit() -> None:
    assert list(checked_range(1, 7, 2)) == [1, 3, 5]
    assert len(checked_range(LONGEST_RANGE)) == LONGEST_RANGE
    with pytest.raises(Refused):
        checked_range(LONGEST_RANGE + 1)


def test_every_filter_says_how_it_is_used() -> None:
    for name, filter_ in FILTERS.items():
        assert f"| {name}" in (filter_.__doc__ or "")
