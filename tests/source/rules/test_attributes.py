"""Attributes in braces are read, and only those that do no harm."""

from __future__ import annotations

import pytest

from generator.source.rules.attributes import attributes_at, cut_attributes, pairs_of, words_of


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("{.a}", {"class": "a"}),
        ("{.a .b-c #d}", {"class": "a b-c", "id": "d"}),
        ("{ width=30 title=\"a 'b'\" alt='' }", {"width": "30", "title": "a 'b'", "alt": ""}),
        ("{data-x=1 lang=de dir=rtl}", {"data-x": "1", "lang": "de", "dir": "rtl"}),
        ("{#a #b}", {"id": "b"}),
    ],
)
def test_classes_ids_and_keys_with_values_are_attributes(text: str, attributes: dict[str, str]) -> None:
    assert attributes_at(f"x{text}y", 1, len(text) + 1) == (attributes, len(text) + 1)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{a}",
        "{ }",
        "{.a",
        "{.a b}",
        "{onclick=x}",
        "{style=x}",
        "{href=x}",
        "{DATA-X=1}",
        '{title="}"}',
        "{.a\n.b}",
    ],
)
def test_all_else_in_braces_is_text(text: str) -> None:
    assert attributes_at(text, 0, len(text)) is None


def test_a_heading_gives_away_the_attributes_at_its_end() -> None:
    assert cut_attributes("A {b} title {#c}") == ("A {b} title", {"id": "c"})
    assert cut_attributes("A title{#c}") == ("A title{#c}", {})
    assert cut_attributes("A title {#c}.") == ("A title {#c}.", {})


def test_a_block_may_have_any_properties() -> None:
    assert pairs_of("{onclick=x a='b c' .d}") == {"onclick": "x", "a": "b c", "class": "d"}


def test_words_without_a_value_are_told_beside_the_pairs() -> None:
    assert words_of('{title="a b" open .x #y k=v bogus}') == ["open", "bogus"]
    assert words_of("") == []
