"""The parts of site.toml must agree with one another."""

from __future__ import annotations

import pytest

from generator.settings import read_settings

SITE = '[site]\ntitle = "x"\n'
PERSON = "[kinds.person]\n[kinds.person.fields]\nborn = { type = 'date' }\n"


def said_of(text: str) -> list[str]:
    _, problems = read_settings(SITE + text)
    return [f"{at.place.line - 2}:{at.place.column} {at.what} {at.do}".rstrip() for at in problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[kinds.a]\nfolder = 'x'\n[kinds.b]\nfolder = 'x/'",
            "4:10 The folder x belongs to the kind a already. Give each kind its own folder.",
        ),
        (
            "[kinds.a.fields]\nlanguage = { type = 'text' }",
            "2:1 Every article has language already; a field of a kind cannot have this name. Call it a_language, say.",
        ),
        (
            "[kinds.a.fields]\ntag = { type = 'text' }",
            "2:1 Every article has tag already; a field of a kind cannot have this name. Call it a_tag, say.",
        ),
        (
            "[kinds.a]\ncard = ['born', 'brn']\n[kinds.a.fields]\nborn = {}",
            "2:17 The kind a has no field brn to show on a card. Did you mean born?",
        ),
        (
            "[kinds.a]\naddress = '{slgu}/'",
            "2:11 There is no {slgu} to put into an address of the kind a. Did you mean slug?",
        ),
        ("[kinds.a]\naddress = 'x/{slug'", '2:11 A brace in this address has no partner. Write address = "{key}/"'),
        (
            "[kinds.a]\naddress = '../{slug}'",
            (
                "2:11 An address lies below the output folder: without a slash at its beginning, `..` and backslashes. "
                'Write address = "people/{slug}/"'
            ),
        ),
        (
            PERSON + "[kinds.a.fields]\nb = { kinds = ['persn'] }",
            "5:16 There is no kind persn. Did you mean person?",
        ),
        (
            PERSON + "[kinds.a.fields]\nb = { kinds = ['person'], match = 'bron' }",
            "5:35 None of the kinds that b may lead to has a field bron. Did you mean born?",
        ),
        (
            PERSON + "[relations.made]\ninverse = 'made_by'\nfrom = 'prson'",
            "6:8 There is no kind prson. Did you mean person?",
        ),
        (
            PERSON + "[relations.born]\ninverse = 'made_by'",
            (
                "4:2 The name born is taken: the kind person has a field of this name. "
                "Give the relation another name at this end."
            ),
        ),
        (
            "[relations.made]\ninverse = 'tags'",
            "2:11 The name tags is taken: every article has a tags. Give the relation another name at this end.",
        ),
        (
            "[relations.made]\ninverse = 'by'\n[relations.wrote]\ninverse = 'by'",
            (
                "4:11 The name by is taken: the relation made has it at one of its ends. "
                "Give the relation another name at this end."
            ),
        ),
    ],
)
def test_what_does_not_agree_is_said_where_it_stands(text: str, said: str) -> None:
    assert said_of(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        PERSON + "[relations.born]\ninverse = 'x'\nfrom = 'page'\nto = 'page'",  # no article can have both
        "[kinds.a]\ncard = ['made', 'made_by', 'tags']\n[relations.made]\ninverse = 'made_by'",
        "[kinds.a]\naddress = '{year}/{slug}/'\n[kinds.a.fields]\nyear = {}",
        "[kinds.a.fields]\nb = { type = 'link', match = 'anything' }",  # `page` is open, and may have it
    ],
)
def test_what_agrees_is_not_spoken_of(text: str) -> None:
    assert said_of(text) == []
