"""Breadcrumbs: home, then the sections above an article, else the listing of its kind."""

from __future__ import annotations

import pytest

from generator.render.trail import trail
from tests.memory_view import Text
from tests.small_site import small_view


@pytest.mark.parametrize(
    ("key", "crumbs"),
    [
        ("people/ada", [("Small Site", "../../"), ("People", "../../people/")]),
        ("guide/first", [("Small Site", "../../"), ("Guide", "../../guide/")]),
        ("guide", [("Small Site", "../")]),
    ],
)
def test_the_trail_leads_down_from_home(key: str, crumbs: list[tuple[str, str]]) -> None:
    sheet, _ = small_view().sheet(key=key)
    assert [(crumb.title, crumb.url) for crumb in trail(sheet, key)] == crumbs


def test_the_page_that_lists_a_kind_is_not_above_itself() -> None:
    view = small_view(Text("people", title="All People", kind="person", section=True))
    sheet, _ = view.sheet(key="people")
    assert [crumb.title for crumb in trail(sheet, "people")] == ["Small Site"]
    sheet, _ = view.sheet(key="people/ada")
    assert [crumb.title for crumb in trail(sheet, "people/ada")] == ["Small Site", "All People"]
