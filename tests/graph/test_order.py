"""Orders hold for values of all types together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse_date
from generator.graph.article import Article
from generator.graph.graph import Graph
from generator.graph.order import title_order, value_order
from generator.graph.values import Claim, Link, Markdown, Record, Value
from tests.graph.sites import SETTINGS, graph_of

DATES = st.sampled_from(["2010", "2010-04", "2010-04-16", "1989~", "2009/2012", "2015/..", "-0044", "199X"])
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(),
    st.floats(),
    st.booleans(),
    DATES.map(parse_date),
    st.text(max_size=5).map(Link),
    st.text(max_size=5).map(Markdown),
    st.text(max_size=5).map(lambda text: Record((("name", (text, 5)),))),
)


@given(st.lists(VALUES))
def test_values_of_all_types_can_be_sorted_together(values: list[Value]) -> None:
    ordered = sorted(value_order(value) for value in values)
    assert all(one <= other for at, one in enumerate(ordered) for other in ordered[at:])


@given(st.lists(VALUES, max_size=6), st.booleans())
def test_any_field_puts_all_articles_in_order(values: list[Value], descending: bool) -> None:
    articles = [
        Article(key=f"k{at}", path="", kind="page", title="Same", fields={"x": (Claim(value),)})
        for at, value in enumerate(values)
    ]
    keys = Graph(articles, settings=SETTINGS).matching(f"sort:{'-' * descending}x", "")
    assert sorted(keys) == [f"k{at}" for at in range(len(values))]
    absent = [f"k{at}" for at, value in enumerate(values) if value in (None, "")]
    assert list(keys[len(keys) - len(absent) :]) == absent


def test_numbers_stand_before_dates_and_dates_before_text() -> None:
    values: list[Value] = ["b", parse_date("2010"), 7, "A", True, 2.5]
    assert sorted(values, key=value_order) == [True, 2.5, 7, parse_date("2010"), "A", "b"]


def test_accents_and_case_make_no_difference_to_titles() -> None:
    assert sorted(["zoo", "Émile", "emil", "Eva"], key=title_order) == ["emil", "Émile", "Eva", "zoo"]


def test_equal_titles_stand_by_key() -> None:
    assert graph_of("b: Same\n\na: same\n\nc: Same").matching("", "") == ("a", "b", "c")
