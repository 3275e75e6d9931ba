"""A sheet knows where it stands and what has been numbered on it."""

from __future__ import annotations

from generator.render.sheet import place_in
from tests.memory_view import MemoryView, Text
from tests.small_site import small_view


def test_links_lead_from_the_sheet_to_any_address() -> None:
    deep, _ = small_view().sheet("all/page/2/")
    assert (deep.link("people/ada/"), deep.link("")) == ("../../../people/ada/", "../../../")
    home, _ = small_view().sheet("")
    assert (home.link("people/ada/"), home.link("")) == ("people/ada/", "./")


def test_what_is_made_is_named_by_file_or_address() -> None:
    view = small_view()
    assert view.sheet(key="people/ada")[0].spoken() == "content/people/ada.md"
    assert (view.sheet("all/")[0].spoken(), view.sheet("")[0].spoken()) == ("all/", "the home page")


def test_numbers_are_given_once() -> None:
    sheet, _ = small_view().sheet("")
    assert [sheet.number(), sheet.number()] == [1, 2]


def test_the_home_article_has_a_place_too() -> None:
    view = MemoryView(Text("", section=True))
    assert place_in(view.view, "", 3, 4).file == "content/index.md"
