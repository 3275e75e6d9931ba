"""404.html is shown at every depth, so its links begin at the root of the site."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tests.small_site import SETTINGS, small_view


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://small.example/docs/", "/docs/"),
        ("https://small.example/docs", "/docs/"),
        ("https://small.example", "/"),
        ("", "/"),
        ("https://small.example//evil.example/", "/evil.example/"),
    ],
)
def test_its_links_begin_at_the_root_of_the_site(url: str, root: str) -> None:
    html, problems = small_view(settings=replace(SETTINGS, url=url)).page("404.html")
    assert problems == []
    links = [link for link in re.findall(r'(?:href|src)="([^"]*)"', html) if not link.startswith("#")]
    assert links
    assert all(link.startswith(root) and not link.startswith("//") for link in links)


def test_it_is_no_page_to_be_found() -> None:
    html, _ = small_view().page("404.html")
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
