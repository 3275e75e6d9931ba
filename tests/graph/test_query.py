"""Query text becomes a query, and every mistake has its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.order import Sort
from generator.graph.query import LONGEST, parse_query, parse_sort
from generator.graph.query_terms import Query
from generator.settings import PAGE, Settings
from tests.graph.sites import SETTINGS, field, kind

STRICT = SETTINGS  # its only open kind is `page`

UNDERSTOOD = [
    # text -> name, negated, (operator, low, high) of each test
    ("kind:framework", [("kind", False, [("", "framework", None)])]),
    ("kind:framework,person", [("kind", False, [("", "framework", None), ("", "person", None)])]),
    ("-tag:web", [("tag", True, [("", "web", None)])]),
    ("released:<2015", [("released", False, [("<", "2015", None)])]),
    ("released:>=2010-04", [("released", False, [(">=", "2010-04", None)])]),
    ("released:=2010", [("released", False, [("=", "2010", None)])]),
    ("released:2010..2015", [("released", False, [("..", "2010", "2015")])]),
    ("released:2010..", [("released", False, [("..", "2010", None)])]),
    ("released:..2015", [("released", False, [("..", None, "2015")])]),
    ("released:2009/..", [("released", False, [("", "2009/..", None)])]),  # EDTF's open interval is no range
    ("stars:-5..10", [("stars", False, [("..", "-5", "10")])]),
    ("summary:~small", [("summary", False, [("~", "small", None)])]),
    ('title:"Flask, or not"', [("title", False, [("", "Flask, or not", None)])]),
    ("created_by:[[Armin Ronacher|him]],x", [("created_by", False, [("", "Armin Ronacher", None), ("", "x", None)])]),
    ("created_by:../people/ada", [("created_by", False, [("", "../people/ada", None)])]),
    ("has:released", [("has", False, [("", "released", None)])]),
    ("two words", [("text", False, [("~", "two", None)]), ("text", False, [("~", "words", None)])]),
    ('"two words"', [("text", False, [("~", "two words", None)])]),
    ('-"two words"', [("text", True, [("~", "two words", None)])]),
    ('"kind:framework"', [("text", False, [("~", "kind:framework", None)])]),
    ("kind:framework\n  tag:web\t", [("kind", False, [("", "framework", None)]), ("tag", False, [("", "web", None)])]),
]

MISTAKEN = [
    # text, what is marked, what is said, what to do
    ("relaesed:2010", "relaesed", 'called "relaesed"', "Did you mean released"),
    ("tag:x tags:web", "tags", 'called "tags"', "tag"),
    ("created-by:x", "created-by", 'called "created-by"', "Did you mean created_by"),
    ("https://example.org", "https", 'called "https"', "quotation marks"),
    ("kind:framwork", "framwork", "No kind", "Did you mean framework?"),
    ("kind:framework,persn", "persn", "No kind", "Did you mean person?"),
    ("released:soon", "soon", "no date", "2015-04"),
    ("released:2010..x", "x", "no date", "2015-04"),
    ("stars:many", "many", "no number", "stars:10"),
    ("retired:perhaps", "perhaps", "neither true nor false", "retired:true"),
    ("license:MTI", "MTI", "No choice of license", "Did you mean MIT?"),
    ("kind:", "kind:", "Nothing stands after", "kind:"),
    ("released:<", "<", "Nothing stands after", "released:2015"),
    ("tag:a,,b", "a,,b", "comma", "away"),
    ("tag:a,", "a,", "comma", "away"),
    ("kind:<framework", "<framework", "compares values", "kind:framework"),
    ("created_by:~ada", "~ada", "compares values", "created_by:ada"),
    ("has:colour", "colour", "No article can have", "quotation"),
    ("missing:sumary", "sumary", "No article can have", "summary"),
    ("sort:relesed", "relesed", "cannot be sorted", "Did you mean released?"),
    ("sort:title,-in", "-in", "cannot be sorted", "sort:title"),
    ("limit:few", "few", "no number of articles", "limit:10"),
    ("limit:-1", "-1", "no number of articles", "limit:10"),
    ("-limit:5", "limit", "cannot be negated", "before limit:"),
    ('title:"open', 'title:"open', "not closed", '"open"'),
    ("a - b", "-", "Nothing stands after", "-tag:web"),
]


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD)
def test_a_text_is_understood(text: str, expected: list[object]) -> None:
    query, mistakes = parse_query(text, settings=STRICT)
    assert mistakes == ()
    assert [
        (
            term.name,
            term.negated,
            [(t.operator, t.operand and t.operand.text, t.high and t.high.text) for t in term.tests],
        )
        for term in query.terms
    ] == expected


@pytest.mark.parametrize(("text", "marked", "what", "do"), MISTAKEN)
def test_a_mistake_is_placed_and_helped(text: str, marked: str, what: str, do: str) -> None:
    _, mistakes = parse_query(text, settings=STRICT)
    assert len(mistakes) == 1
    assert text[mistakes[0].start : mistakes[0].end] == marked
    assert what in mistakes[0].what
    assert do in mistakes[0].do


def test_order_and_limit_are_read() -> None:
    query, _ = parse_query("sort:released,-title limit:10 sort:created_by", settings=STRICT)
    assert query == Query((), (Sort("released"), Sort("title", descending=True), Sort("created_by")), 10)


def test_all_mistakes_are_reported_at_once() -> None:
    _, mistakes = parse_query("kind:x relesed:2010 sort:nope limit:y", settings=STRICT)
    assert [mistake.start for mistake in mistakes] == [5, 7, 25, 36]


def test_operands_are_read_in_every_way() -> None:
    query, _ = parse_query("title:2010 title:1.5 title:no title:this", settings=STRICT)
    year, number, boolean, this = (term.tests[0].operand for term in query.terms)
    assert year is not None
    assert year.date is not None
    assert year.number == 2010
    assert number is not None
    assert number.number == 1.5
    assert boolean is not None
    assert boolean.boolean is False
    assert this is not None
    assert not this.literal


def test_where_a_kind_is_open_an_unknown_name_may_be_a_field_but_a_near_miss_is_none() -> None:
    settings = Settings(title="Test", kinds=(kind("framework", field("released", "date")), kind("note", open=True)))
    assert parse_query("colour:red", settings=settings)[1] == ()
    assert parse_query("relesed:2010", settings=settings)[1] != ()
    assert parse_query("colour:red", settings=Settings(title="Plain"))[1] == ()


def test_the_open_kind_that_every_site_has_makes_no_other_lenient() -> None:
    settings = Settings(title="Test", kinds=(kind("framework", field("released", "date")), PAGE))
    assert parse_query("colour:red", settings=settings)[1] != ()
    assert parse_query("released:soon", settings=settings)[1] != ()
    assert parse_query("colour:red", settings=Settings(title="Plain", kinds=(PAGE,)))[1] == ()


def test_a_field_that_an_open_kind_may_fill_otherwise_is_not_held_to_its_type() -> None:
    settings = Settings(title="Test", kinds=(kind("framework", field("released", "date"), open=True),))
    assert parse_query("released:soon", settings=settings)[1] == ()


def test_an_endless_text_is_refused() -> None:
    query, mistakes = parse_query("a " * LONGEST, settings=STRICT)
    assert query == Query()
    assert len(mistakes) == 1


def test_a_kinds_order_is_read() -> None:
    assert parse_sort("released,-title") == (Sort("released"), Sort("title", descending=True))
    assert parse_sort("") == ()
    assert parse_sort(" - , title ") == (Sort("title"),)


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    query, mistakes = parse_query(text, settings=STRICT)
    assert all(0 <= mistake.start < mistake.end <= len(text) for mistake in mistakes)
    assert query.limit is None or query.limit >= 0


@given(
    st.lists(
        st.sampled_from(
            [
                "kind",
                "released",
                "stars",
                "tag",
                ":",
                "<",
                "=",
                "..",
                ",",
                '"',
                "[[",
                "]]",
                "-",
                " ",
                "2010",
                "sort",
                "limit",
                "x",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_no_mixture_of_its_own_signs_makes_it_fail(text: str) -> None:
    _, mistakes = parse_query(text, settings=STRICT)
    assert all(0 <= mistake.start <= mistake.end <= len(text) for mistake in mistakes)
