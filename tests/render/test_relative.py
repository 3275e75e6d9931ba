"""Relative links lead from page to page wherever the site is put."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.relative import quoted, root_from

names = st.lists(st.sampled_from(["a", "b c", "ü"]), max_size=4)


@pytest.mark.parametrize(
    ("address", "root"),
    [("", ""), ("404.html", ""), ("all/", "../"), ("frameworks/flask/", "../../"), ("all/page/2/", "../../../")],
)
def test_the_root_is_as_many_folders_up_as_the_address_is_deep(address: str, root: str) -> None:
    assert root_from(address) == root


@given(
    st.lists(st.text(st.characters(exclude_characters="/.", exclude_categories=["Cs"]), min_size=1), min_size=1), names
)
def test_a_link_leads_where_it_should_from_any_page(parts: list[str], folders: list[str]) -> None:
    here, there = "".join(f"{folder}/" for folder in folders), "/".join(parts)
    arrived = urljoin("https://x.example/base/" + quoted(here), root_from(here) + quoted(there))
    assert unquote(arrived) == "https://x.example/base/" + there


def test_what_means_something_in_an_address_or_in_html_is_encoded() -> None:
    assert quoted("a:b/c?d#e&f'g\"<h>") == "a%3Ab/c%3Fd%23e%26f%27g%22%3Ch%3E"


def test_a_path_that_looks_like_a_scheme_stays_a_path() -> None:
    assert urljoin("https://x.example/", quoted("javascript:alert(1)/")).startswith("https://x.example/javascript%3A")
