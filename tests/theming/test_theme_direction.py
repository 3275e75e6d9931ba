"""A page says in which direction its language is written."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.small_site import SETTINGS, small_view


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", '<html lang="en">'),
        ("ar", '<html lang="ar" dir="rtl">'),
        ("fa-IR", '<html lang="fa-IR" dir="rtl">'),
        ("arn", '<html lang="arn">'),  # Mapudungun begins like Arabic, and no more
    ],
)
def test_what_is_written_from_right_to_left_says_so(language: str, said: str) -> None:
    made, _ = small_view(settings=replace(SETTINGS, language=language)).built()
    assert said in made["index.html"]
