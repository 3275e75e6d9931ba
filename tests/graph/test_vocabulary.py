"""The words that a query may use."""

from __future__ import annotations

import pytest

from generator.graph.vocabulary import Vocabulary
from generator.settings import Settings
from tests.graph.sites import SETTINGS, field, kind

STRICT = Vocabulary(Settings(title="Test", kinds=SETTINGS.kinds[:3], relations=SETTINGS.relations))


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("kind", "kind"),
        ("released", "value"),
        ("title", "value"),
        ("created_by", "article"),
        ("created", "article"),
        ("linked_to", "article"),
        ("cites", "source"),
        ("in", "folder"),
        ("missing", "names"),
    ],
)
def test_a_word_is_known(name: str, takes: str) -> None:
    word = STRICT.word(name)
    assert word is not None
    assert word.takes == takes


def test_a_field_takes_what_any_of_its_kinds_declares() -> None:
    kinds = (kind("a", field("size", "date")), kind("b", field("size", "boolean")))
    word = Vocabulary(Settings(title="Test", kinds=kinds)).word("size")
    assert word is not None
    assert word.types == {"date", "boolean"}


def test_a_built_in_word_is_what_it_is_though_a_field_has_its_name() -> None:
    kinds = (kind("a", field("tag", "date")),)
    word = Vocabulary(Settings(title="Test", kinds=kinds)).word("tag")
    assert word is not None
    assert word.takes == "tag"


def test_a_field_in_use_is_known_however_near_to_another() -> None:
    assert STRICT.word("relased") is None
    assert Vocabulary(SETTINGS, used=("relased",)).word("relased") is not None


def test_some_words_cannot_be_missing_and_some_cannot_sort() -> None:
    assert [STRICT.can_be_absent(name) for name in ("summary", "cites", "linked_to", "in", "sort", "x")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert [STRICT.can_sort(name) for name in ("title", "created_by", "links_to", "cites", "x")] == [
        True,
        True,
        False,
        False,
        False,
    ]
