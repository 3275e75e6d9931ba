"""Quotes and dashes are set as a typesetter would."""

from __future__ import annotations

import pytest

from tests.render.shown import html_of


@pytest.mark.parametrize(
    ("typed", "set"),
    [
        ("\"a\" 'b'", "“a” ‘b’"),
        ("\"'a' b\" c", "“‘a’ b” c"),
        ("don't, the dogs' bone", "don’t, the dogs’ bone"),
        ("in the '90s, rock 'n' roll", "in the ’90s, rock ‘n’ roll"),
        ("(\"a\") [\"b\"] —\"c\"", "(“a”) [“b”] —“c”"),
        ("*\"a\"* \"*b*\" \"`c`\"", "<em>“a”</em> “<em>b</em>” “<code>c</code>”"),
        ("[\"a\"](http://b)", '<a class="external" rel="noopener" href="http://b">“a”</a>'),
        ("\"[[a]]\"", '“<a href="a">a</a>”'),
        ("a -- b --- c ---- d, 1--2", "a – b — c ---- d, 1–2"),
        ("a... b.... c..", "a… b…. c.."),
        ("\\\"a\\\" `\"` http://a.b/'c--d", '"a" <code>"</code> <a class="external" rel="noopener" href="http://a.b/\'c--d">http://a.b/\'c--d</a>'),
        ("\"a\nb\"", "“a\nb”"),
    ],
)  # fmt: skip
def test_punctuation_is_smart(typed: str, set: str) -> None:  # noqa: A002
    shown = html_of(typed).replace("&quot;", '"').replace("&#x27;", "'")
    assert shown == f"<p>{set}</p>\n"
