"""Joined expressions match what the first of them that matches would match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import joining
from generator.render.joining import UnjoinableError, join

CASES = [
    ("the first that matches wins", ["a", "ab", "abc"], "abc"),
    ("groups keep their meaning", ["(a)(b)?x", "(a)(b)c"], "abc"),
    ("back references follow their group", ["x(y)", r"(a)(b)\2\1", "a"], "abba"),
    ("named ones too", ["(?P<n>x)", r"(?P<n>a)(?P=n)b"], "aab"),
    ("conditions too", [r"(x)?b", r"(a)?(?(1)b|c)"], "ab"),
    ("flags stay with their expression", ["(?i)A", "B", "b"], "b"),
    ("verbose ones may hold blanks", ["(?x) a  b # c", "a b"], "ab"),
    ("looking behind is allowed", ["(?<=x)a", "(?<!x)a"], "a"),
    ("atomic groups and possessive repeats are kept", ["(?>a+)ab", "a++ab", "a+?ab"], "aaab"),
    ("sets and classes are kept", [r"[^\w\s]", r"[\d_-]+", r"\W"], "12-3_4 "),
    ("nothing may be a match", ["x", "", "a"], "a"),
    ("nothing matches", ["x", "y"], "a"),
]


@pytest.mark.parametrize(("expressions", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_joined_expression_agrees_with_the_loop(expressions: list[str], text: str) -> None:
    assert by_joined(expressions, text) == by_loop(expressions, text)


pieces = st.recursive(
    st.sampled_from(["a", "b", "[ab]", ".", "^", r"\b", "(?i:A)", "[^a]"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join).map("({})".format),
        inner.map("(?:{})?".format),
        inner.map("(?={})".format),
        inner.map(r"(?P<n>{})(?P=n)".format),
    ),
    max_leaves=6,
).filter(lambda text: text.count("(?P<n>") < 2)  # a name may be given once


@given(st.lists(pieces, min_size=1, max_size=5), st.text("abAB\n", max_size=6))
def test_any_joined_expression_agrees_with_the_loop(expressions: list[str], text: str) -> None:
    assert by_joined(expressions, text) == by_loop(expressions, text)


def test_an_expression_that_may_take_nothing_is_known() -> None:
    assert join([re.compile(each) for each in ("a", "a*", "(?=a)", "a|")]).may_be_empty == (False, True, True, True)


def test_operations_nobody_knew_of_are_not_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining._Part, "_group", lambda *_: 1 / 0)
    with pytest.raises(UnjoinableError, match="division"):
        join([re.compile("(a)")])


def by_loop(expressions: list[str], text: str) -> tuple[int, str] | None:
    for number, expression in enumerate(expressions):
        if match := re.compile(expression, re.MULTILINE).match(text):
            return number, match.group()
    return None


def by_joined(expressions: list[str], text: str) -> tuple[int, str] | None:
    joined = join([re.compile(expression, re.MULTILINE) for expression in expressions])
    match = joined.pattern.match(text)
    if match is None:
        return None
    assert match.lastindex is not None
    return joined.markers.index(match.lastindex), match.group()
