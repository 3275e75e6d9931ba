"""Names are equal when people would call them equal, and make addresses that are safe everywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.names import did_you_mean, fold, nearest, nfc, or_list, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", "hello-world"),
        ("  trailing -- dashes --", "trailing-dashes"),
        ("Crème Brûlée", "creme-brulee"),
        ("Größe der Straße", "grosse-der-strasse"),
        ("Łódź Øresund Æon", "lodz-oresund-aeon"),
        ("İstanbul", "istanbul"),
        ("Tiếng Việt", "tieng-viet"),
        ("What's new", "whats-new"),
        ("What’s new", "whats-new"),
        ("日本語 テスト", "日本語-テスト"),
        ("か\u3099", "が"),  # composed, whichever way it came
        ("हिन्दी में", "हिन्दी-में"),  # vowel signs are marks, and stay
        ("Ελλάδα", "ελλάδα"),
        ("co\u00adoperate", "cooperate"),  # a soft hyphen is not seen
        ("_private", "private"),
        ("C++", "c"),
        ("1.10", "1-10"),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_safe_in_an_address_and_stays_what_it_is(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert made == unicodedata.normalize("NFC", made)
    assert not made.startswith(("_", "-", "."))
    assert not set(made) & set(" /\\?#%&<>\"'`.:\n\t\0")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_titles_are_equal_whatever_their_case_blanks_and_unicode_form() -> None:
    assert fold("  Café\n  Noir ") == fold("CAFE\u0301 noir")
    assert fold("STRASSE") == fold("straße")
    assert nfc("e\u0301") == "é"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("relased", ("released",)),
        ("Titel", ("title",)),
        ("creatd_by", ("created_by",)),
        ("colour", ()),
        ("", ()),
        ("🎉", ()),
    ],
)
def test_the_nearest_name_is_offered_only_when_it_is_near(name: str, expected: tuple[str, ...]) -> None:
    assert nearest(name, ["title", "released", "created_by", "tags", "licence"]) == expected


def test_the_likeliest_name_comes_first_and_ties_do_not_depend_on_order() -> None:
    names = ["release", "released", "related", "leased"]
    assert nearest("relesed", names)[0] == "released"
    assert nearest("relesed", reversed(names)) == nearest("relesed", names)
    assert len(nearest("relesed", names)) == 3
    assert len(nearest("relesed", names, limit=1)) == 1


def test_one_misspelt_name_is_found_among_ten_thousand() -> None:
    names = [f"people/person number {number}" for number in range(10_000)]
    assert nearest("people/persn number 4711", names, limit=1) == ("people/person number 4711",)


def test_lists_of_names_read_as_one_says_them() -> None:
    assert [or_list(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]
    assert did_you_mean("titel", ["title", "tags"]) == "Did you mean title?"
    assert did_you_mean("zzz", ["title"], otherwise="Remove it.") == "Remove it."
