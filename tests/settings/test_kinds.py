"""Kinds, their fields and relations, as the tables of site.toml declare them."""

from __future__ import annotations

import pytest

from generator.settings import FieldSettings, KindSettings, RelationSettings, Settings, read_settings

SITE = '[site]\ntitle = "x"\n'


def read(text: str) -> tuple[Settings, list[str]]:
    settings, problems = read_settings(SITE + text)
    return settings, [f"{at.place.line - 2}:{at.place.column} {at.what} {at.do}".rstrip() for at in problems]


def field(line: str) -> FieldSettings:
    settings, said = read(f"[kinds.a.fields]\nb = {line}")
    assert said == []
    return settings.kinds[0].fields[0]


def test_a_kind_has_what_its_table_says_and_defaults_for_the_rest() -> None:
    settings, said = read(
        """
        [kinds.person]
        plural = "People"
        folder = "/people/"
        address = "who/{slug}/"
        order = "born,title"
        per_page = 10
        open = true
        template = "person.html"
        card = "born"
        schema = "Person"
        [kinds.person.fields.born]
        type = "date"
        [kinds.short_note]
        """
    )
    assert said == []
    assert settings.kinds[:2] == (
        KindSettings(
            name="person",
            label="Person",
            plural="People",
            folder="people",
            address="who/{slug}/",
            order="born,title",
            per_page=10,
            open=True,
            template="person.html",
            card=("born",),
            schema="Person",
            fields=(FieldSettings("born", ("date",), label="Born"),),
        ),
        KindSettings(name="short_note", label="Short note", plural="Short notes"),
    )


def test_there_is_always_a_kind_page_and_a_site_may_declare_its_own() -> None:
    assert [kind.name for kind in read("[kinds.a]")[0].kinds] == ["a", "page"]
    (page,) = read("[kinds.page]\nlabel = 'Leaf'")[0].kinds
    assert (page.label, page.open) == ("Leaf", False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{}", FieldSettings("b", ("text",))),
        ("{ type = 'number', required = true }", FieldSettings("b", ("number",), required=True)),
        ("{ type = ['date', 'boolean'], help = 'h' }", FieldSettings("b", ("date", "boolean"), help="h")),
        ("{ list = true, cite = true }", FieldSettings("b", ("text",), many=True, cite=True)),
        ("{ separator = ',' }", FieldSettings("b", ("text",), many=True, separator=",")),
        ("{ choices = ['x', 'y'] }", FieldSettings("b", ("choice",), choices=("x", "y"))),
        ("{ kinds = 'a', match = 'b' }", FieldSettings("b", ("link",), kinds=("a",), match="b")),
        ("{ format = '%m/%d/%Y' }", FieldSettings("b", ("date",), format="%m/%d/%Y")),
        ("{ default = 'x: y' }", FieldSettings("b", ("text",), default="x: y")),
        ("{ type = 'boolean', default = false }", FieldSettings("b", ("boolean",), default="false")),
        ("{ type = 'date', default = 2010-04-16 }", FieldSettings("b", ("date",), default="2010-04-16")),
        (
            "{ list = true, default = ['a', \"it's\"] }",
            FieldSettings("b", ("text",), many=True, default="['a', 'it''s']"),
        ),
        (
            "{ fields = { c = {} } }",
            FieldSettings("b", ("record",), fields=(FieldSettings("c", ("text",), label="C"),)),
        ),
    ],
)
def test_a_field_is_what_its_settings_imply(line: str, expected: FieldSettings) -> None:
    found = field(line)
    assert found == FieldSettings(
        **{name: getattr(expected, name) for name in expected.__struct_fields__} | {"label": "B"}
    )


def test_a_relation_has_a_name_at_each_end() -> None:
    settings, said = read(
        """
        [kinds.a]
        [relations.built_on]
        inverse = "basis_of"
        from = "a"
        to = ["a", "page"]
        one = true
        inverse_one = true
        acyclic = true
        time = "to-before-from"
        cite = true
        [relations.near]
        symmetric = true
        """
    )
    assert said == []
    assert settings.relations == (
        RelationSettings(
            name="built_on",
            label="Built on",
            inverse="basis_of",
            inverse_label="Basis of",
            sources=("a",),
            targets=("a", "page"),
            one=True,
            inverse_one=True,
            acyclic=True,
            time="to-before-from",
            cite=True,
        ),
        RelationSettings(name="near", label="Near", inverse="near", inverse_label="Near", symmetric=True),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[kinds.a]\nfolde = 'x'", "2:1 [kinds.a] has no setting folde. Did you mean folder?"),
        ("[kinds]\na = 3", "2:5 Expected a table; got the number 3."),
        ("[kinds.a]\nfolder = '../x'", '2:10 “../x” is no folder below content/. Write folder = "people"'),
        (
            "[kinds.'a b']",
            "1:2 “a b” cannot be the name of a kind. Write it with letters, digits and _, beginning with a letter.",
        ),
        ("[kinds.a.fields]\nb = { type = 'dat' }", "2:14 There is no type dat. Did you mean date?"),
        ("[kinds.a.fields]\nb = { type = 'string' }", "2:14 There is no type string. Did you mean text?"),
        (
            "[kinds.a.fields]\nb = { type = 'list' }",
            "2:14 There is no type list. Write list = true beside the type of its values.",
        ),
        (
            "[kinds.a.fields]\nb = { type = 'choice' }",
            '2:7 A field of type choice needs choices. Write choices = ["…", "…"]',
        ),
        (
            "[kinds.a.fields]\nb = { type = 'record' }",
            "2:7 A field of type record needs fields. Write a table [kinds.a.fields.b.fields]",
        ),
        (
            "[kinds.a.fields]\nb = { type = 'text', match = 'x' }",
            '2:22 match belongs to fields of type link. Write type = "link"',
        ),
        (
            "[kinds.a.fields]\nb = { type = 'date', format = '%d' }",
            (
                "2:31 “%d” is no format of a date; it is made of %Y, %m or %B or %b, and %d, each once. "
                'Write it as in format = "%m/%d/%Y"'
            ),
        ),
        (
            "[kinds.a.fields]\nb = { default = { x = 1 } }",
            "2:17 A default cannot be a table. Write it as in front matter, in quotes.",
        ),
        (
            "[relations.made]",
            (
                "1:2 The relation made has no name at its other end. "
                'Write inverse = "made_of", or as one would say it; or symmetric = true.'
            ),
        ),
        (
            "[relations.made]\ninverse = 'made'",
            "2:11 made has the same name at both ends. Write symmetric = true instead, or another name.",
        ),
        (
            "[relations.near]\nsymmetric = true\ninverse = 'far'",
            (
                "3:11 near is symmetric: it has the same name at both ends, and far is another. "
                "Remove inverse, or symmetric = true."
            ),
        ),
        (
            "[relations.made]\ninverse = 'by'\ntime = 'before'",
            "3:8 time cannot be “before”. Write one of from-before-to, to-before-from, overlap.",
        ),
    ],
)
def test_a_mistake_is_said_where_it_stands(text: str, said: str) -> None:
    assert said in read(text)[1]
