"""Every kind of hole is filled."""

from __future__ import annotations

from typing import get_args

from generator.render.fill import FILLERS, fill
from generator.source.body import LinkHole, Part
from tests.small_site import small_view


def test_every_kind_of_hole_has_who_fills_it() -> None:
    assert set(FILLERS) == set(get_args(Part)) - {str}


def test_text_stands_as_it_is_and_labels_are_filled_too() -> None:
    view = small_view()
    sheet, _ = view.sheet(key="guide/first")
    inner = LinkHole("frameworks/flask", "", "wiki", ("<b>x</b>",), "", 1, 1)
    assert fill(("<p>", inner, "</p>"), sheet, "guide/first") == '<p><a href="../../frameworks/flask/"><b>x</b></a></p>'
