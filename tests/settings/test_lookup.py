"""Kinds and relations are found by their names, and a kind by a folder."""

from __future__ import annotations

import pytest

from generator.settings import (
    PAGE,
    KindSettings,
    RelationSettings,
    Settings,
    kind_named,
    kind_of_folder,
    relation_named,
)

PERSON = KindSettings("person", "Person", "People", folder="people")
PAINTER = KindSettings("painter", "Painter", "Painters", folder="people/painters")
MADE = RelationSettings("made", "Made", "made_by", "Made by")
SETTINGS = Settings("x", kinds=(PERSON, PAINTER), relations=(MADE,))


def test_a_kind_is_found_by_its_name_and_page_is_always_there() -> None:
    assert kind_named(SETTINGS, "person") is PERSON
    assert kind_named(SETTINGS, "page") is PAGE
    assert kind_named(SETTINGS, "prson") is None


def test_a_relation_is_found_by_its_name_at_either_end() -> None:
    assert relation_named(SETTINGS, "made") is relation_named(SETTINGS, "made_by") is MADE
    assert relation_named(SETTINGS, "mad") is None


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("people/ada", "person"),
        ("people/x/ada", "person"),
        ("people/painters/frida", "painter"),
        ("people", "page"),  # the folder's own page
        ("people/painters", "person"),
        ("peopleware", "page"),
        ("", "page"),
    ],
)
def test_the_deepest_folder_says_what_an_article_is_about(key: str, kind: str) -> None:
    assert kind_of_folder(SETTINGS, key) == kind
