"""Addresses are told apart by what a browser would make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.elements.addresses import address


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("https://a.b", "web"),
        ("HTTP://a.b", "web"),
        ("mailto:a@b.c", "other"),
        ("tel:+1", "other"),
        ("a.md", "path"),
        ("../a.md#b", "path"),
        ("/a", "path"),
        ("#a", "path"),
        ("?a", "path"),
        ("a%3Ab.md", "path"),
        ("", "refused"),
        (" ", "refused"),
        ("//a.b", "refused"),
        ("/%5Ca.b", "refused"),
        ("%5C%5Ca.b", "refused"),
        ("javascript:a", "refused"),
        ("java%0Ascript:a", "refused"),
        ("%20javascript:a", "refused"),
        ("\u00a0javascript:a", "refused"),
        ("\x01https://a.b", "refused"),
        ("ftp://a.b", "refused"),
        ("C:/a", "refused"),
    ],
)
def test_an_address_has_a_kind(written: str, kind: str) -> None:
    assert address(written).kind == kind


def test_a_path_is_decoded_and_its_heading_apart() -> None:
    assert address("a%20b.md?c#d%20e#f")[1:] == ("a b.md?c", "d e#f")


@given(st.text("javscript:hp/\\ \t\n\x00%09#.", max_size=20))
def test_nothing_that_a_browser_would_run_is_a_path(written: str) -> None:
    # A browser drops tabs and line ends wherever they are, and blanks and control characters in front.
    seen = written.replace("\t", "").replace("\n", "").replace("\r", "").lstrip("".join(map(chr, range(33))))
    if seen.lower().startswith("javascript:") or seen.replace("\\", "/").startswith("//"):
        assert address(written).kind == "refused"
