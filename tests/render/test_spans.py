"""Tokens become the HTML that Pygments makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import format as formatted
from pygments.formatters.html import HtmlFormatter
from pygments.token import STANDARD_TYPES, Keyword, Name, Text, Whitespace

from generator.render import spans
from generator.render.spans import Pieces, escaped, html_of

Tokens = list[tuple[Any, str]]

CASES: list[tuple[str, Tokens, str]] = [
    ("nothing", [], ""),
    ("a word", [(Keyword, "if")], '<span class="k">if</span>'),
    ("plain text needs no span", [(Text, "a b")], "a b"),
    ("signs are escaped, quotes need not be", [(Text, "<&>\"'")], "&lt;&amp;&gt;\"'"),
    ("neighbours of a class share a span", [(Name, "a"), (Name, "b")], '<span class="n">ab</span>'),
    ("across an empty token too", [(Name, "a"), (Keyword, ""), (Name, "b")], '<span class="n">ab</span>'),
    ("ends of lines stand outside", [(Name, "a\nb\n")], '<span class="n">a</span>\n<span class="n">b</span>\n'),
    ("so lines share none", [(Name, "a\n"), (Name, "b")], '<span class="n">a</span>\n<span class="n">b</span>'),
    ("empty lines get none", [(Name, "\n\n")], "\n\n"),
    ("an odd type has its parents' classes", [(Keyword.Odd.Very, "x")], '<span class="k k-Odd k-Odd-Very">x</span>'),
]


@pytest.mark.parametrize(("tokens", "html"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tokens_become_html(tokens: Tokens, html: str) -> None:
    assert html_of(tokens) == html


types = st.sampled_from([Text, Whitespace, Name, Keyword, Keyword.Odd, Name.Builtin, *STANDARD_TYPES])


@given(st.lists(st.tuples(types, st.text("ab<&\n", max_size=4)), max_size=8))
def test_any_tokens_become_what_pygments_makes_of_them(tokens: Tokens) -> None:
    expected = formatted(tokens, HtmlFormatter(nowrap=True))
    html = html_of(tokens)
    assert html + ("" if expected == html else "\n") == expected  # Pygments ends the last line, which lexers do for us


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "_MOST_KEPT", 10)
    pieces = Pieces("n")
    made = [pieces[f"name{number}"] for number in range(100)]
    pieces["x" * 1000]
    assert len(pieces) <= 10
    assert made[99] == '<span class="n">name99</span>'


def test_escaped_text_is_no_markup() -> None:
    assert escaped("a < b && c > d &amp;") == "a &lt; b &amp;&amp; c &gt; d &amp;amp;"
