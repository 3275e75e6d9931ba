"""Addresses in a text are links, as far as they go."""

from __future__ import annotations

import re

import pytest

from tests.render.shown import html_of


def linked(text: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html_of(text))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://a.b/c, and", "https://a.b/c"),
        ("(see https://a.b/c_(d))", "https://a.b/c_(d)"),
        ("https://a.b/c).", "https://a.b/c"),
        ("https://a.b/c?d=e&amp;f;", "https://a.b/c?d=e&amp;amp;f;"),
        ("https://a.b&hearts;", "https://a.b"),
        ("www.a.b", "http://www.a.b"),
        ("*https://a.b*", "https://a.b"),
        ("https://localhost:8000/x", "https://localhost:8000/x"),
        ("https://é.b/ü", "https://xn--9ca.b/%C3%BC"),
        ("a.b-c_d@e-f.g.", "mailto:a.b-c_d@e-f.g"),
        ("**a@b.c**", "mailto:a@b.c"),
    ],
)
def test_an_address_is_a_link(text: str, address: str) -> None:
    assert linked(text) == [address]


@pytest.mark.parametrize(
    "text",
    ["xhttps://a.b", "www.a", "www._a._b", "a@b", "a@b.c-", "a@b.c_", "`https://a.b`", "https://", "@a.b", "ftp://a.b"],
)
def test_what_is_none_stays_text(text: str) -> None:
    assert linked(text) == []


def test_there_is_no_link_in_a_link() -> None:
    assert linked("[see www.a.b and c@d.e](https://f.g)") == ["https://f.g"]
