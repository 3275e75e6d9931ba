"""A filling knows where its text is from, and whether to tell what is wrong with it."""

from __future__ import annotations

from generator.problems import Place
from generator.render.filling import Filling, spot_of
from tests.small_site import small_view


def test_what_is_wrong_is_told_in_the_file_of_its_text() -> None:
    sheet, problems = small_view().sheet(key="guide")
    Filling(sheet, "people/ada").problem("dangling-link", 4, 2, "What.", "Do.")
    assert problems[0].place == Place("content/people/ada.md", 4, 2)


def test_of_a_field_it_is_told_where_the_field_stands() -> None:
    view = small_view()
    sheet, problems = view.sheet(key="people/ada")
    Filling(sheet, "people/ada", field="born[0]").problem("dangling-link", 1, 1, "What.")
    assert problems[0].place == Place("content/people/ada.md", 3, 1)
    assert spot_of(view.view, "people/ada", "nothing[3]").line == 0


def test_a_transcluded_text_and_a_quiet_one_tell_nothing() -> None:
    sheet, problems = small_view().sheet(key="guide")
    Filling(sheet, "people/ada", own=False).problem("dangling-link", 4, 2, "What.")
    Filling(sheet, "people/ada", quiet=True).problem("dangling-link", 4, 2, "What.")
    assert problems == []
