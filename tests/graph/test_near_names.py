"""Nearest names are found among very many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.graph.near_names import NearNames
from generator.names import nearest

NAMES = ["Flask", "Flask-RESTful", "Django", "Werkzeug", "Armin Ronacher", "Adrian Holovaty", "C"]
KNOWN = NearNames((name, name, f"key/{name}") for name in NAMES)


def test_a_slip_of_the_pen_is_understood() -> None:
    assert KNOWN.like("Flaks") == ("Flask",)
    assert KNOWN.like("armin ronnacher") == ("Armin Ronacher",)
    assert KNOWN.like("wrekzeug") == ("Werkzeug",)


def test_what_is_near_to_nothing_has_no_candidates() -> None:
    assert KNOWN.like("zzzz") == ()
    assert KNOWN.like("") == ()
    assert NearNames(()).like("x") == ()


def test_no_article_is_offered_twice_and_a_shared_name_offers_all() -> None:
    known = NearNames([("Flask", "Flask", "f"), ("flask", "frameworks/flask", "f"), ("Flask", "bottles/flask", "b")])
    assert sorted(known.like("Flaks")) == ["Flask", "bottles/flask"]


def test_rare_pieces_tell_names_apart_that_share_most_of_their_letters() -> None:
    known = NearNames((name, name, name) for name in (f"Article number {at}" for at in range(5_000)))
    assert "Article number 1234" in known.like("Articel number 1234")


@given(st.sampled_from(NAMES), st.integers(min_value=0, max_value=20))
def test_the_short_list_loses_no_name_that_lacks_one_letter(name: str, at: int) -> None:
    misspelt = name[:at] + name[at + 1 :]
    assert set(KNOWN.like(misspelt)) == set(nearest(misspelt, NAMES))
