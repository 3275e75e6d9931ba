"""Fields as templates see them."""

from __future__ import annotations

from generator.render.page import page_on
from tests.small_site import date, small_view


def test_a_field_that_is_printed_is_its_values_with_their_marks() -> None:
    drawn, _ = small_view().drawn("{{ page.field('released') }}", "frameworks/flask")
    assert drawn == (
        '<time datetime="2010-04-16">16 April 2010</time>'
        '<sup class="cite"><a href="#_source-1" id="_cite-1">[1]</a></sup>, <time datetime="2011">2011</time>'
    )


def test_claims_that_disagree_keep_their_standing_and_notes() -> None:
    sheet, _ = small_view().sheet(key="frameworks/flask")
    released = page_on(sheet, "frameworks/flask").field("released")
    assert [(claim.preferred, claim.disputed, claim.note) for claim in released] == [
        (True, True, ""),
        (False, True, "by hearsay"),
    ]


def test_the_value_of_a_field_is_the_preferred_one() -> None:
    view = small_view()
    assert view.drawn("{{ page.field('released').value | iso }}", "frameworks/flask")[0] == "2010-04-16"
    sheet, _ = view.sheet(key="people/grace")
    assert page_on(sheet, "people/grace").field("born").value == date("1906")  # type: ignore[union-attr]


def test_a_field_that_is_not_filled_is_false() -> None:
    drawn, problems = small_view().drawn("{{ 'yes' if page.field('site') else 'no' }}", "people/grace")
    assert (drawn, problems) == ("no", [])
