"""Links and citations without quotes are hidden from YAML only where a line can mean one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.bare_links import hide_bare_links


def hidden_in(text: str) -> list[str]:
    shown, restore = hide_bare_links(text)
    if restore is None:
        assert shown == text
        return []
    assert len(shown) == len(text)
    assert restore(shown) == text
    pieces, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and shown[end] != text[end]:
            end += 1
        if end > at:
            pieces.append(text[at:end])
        at = end + 1
    return pieces


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("by: [[a]] [@x]", ["[[a]] [@x]"]),
        ("by: [[a]][@x] [@y, p. 3; @z]  # why", ["[[a]][@x] [@y, p. 3; @z]"]),
        ("  - [[a]] [@x]", ["[[a]] [@x]"]),
        ("- to: [[a]] [@x]", ["[[a]] [@x]"]),
        ("by: [[A: b]]", ["[[A: b]]"]),
        ("by: [['t Hooft]]", ["[['t Hooft]]"]),
        ("by: [[[a]] [@x], [[b]], [[C: d]], e [@y], 'f']", ["[[a]] [@x]", "[[C: d]]", "e [@y]"]),
        ("by: [a b [@x]]", ["a b [@x]"]),
        # YAML reads these well by itself
        ("by: [[a]]", []),
        ("by: [[a, b]]", []),
        ("by: [[[a]], [[b]]]", []),
        ("by: '[[a]] [@x]'", []),
        ("by: text [@x]", []),
        ("by: [a, b]", []),
        # these could mean several things
        ("by: [[a]], [[b]] [@x]", []),
        ("by: [[a]] and [[b]] [@x]", []),
        ("by: [[a] [@x]", []),
        ("by: [[@x] a]", []),
        ("by: ['a' [@x]]", []),
        ("by: [a, , b [@x]]", []),
        ("by: [a [@x] b]", []),
        ("by: [a [@x]] b", []),
        ("by: [a: b [@x]", []),
        ("text [[a]] [@x]", []),
        ("by: [[\ue000]] [@x]", []),
    ],
)
def test_a_line_is_hidden_where_yaml_would_not_read_it_as_meant(line: str, pieces: list[str]) -> None:
    assert hidden_in(f"x: 1\n{line}\ny: 2\n") == pieces


@given(st.text(alphabet="ab:[]@ -,'\"#\n", max_size=60))
def test_hiding_keeps_every_column_and_is_undone_without_loss(text: str) -> None:
    hidden_in(text)
