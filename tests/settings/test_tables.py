"""A table of settings answers with a value of the right type or its default, and knows what nobody asked for."""

from __future__ import annotations

import tomllib

from generator.settings.tables import Document, Table
from generator.source.toml_places import toml_places


def table(text: str) -> Table:
    return Table(Document("site.toml", toml_places(text)), (), tomllib.loads(text))


def said(asked: Table) -> list[str]:
    return [f"{at.place.line}:{at.place.column} {at.what}" for at in asked.document.problems]


def test_each_question_has_its_type() -> None:
    asked = table("a = 'x'\nb = true\nc = 3\nd = ['y', 'z']\ne = 'w'\n[f]\n[[g]]\n[h.i]\n")
    assert (asked.text("a"), asked.flag("b"), asked.count("c", 1, least=1)) == ("x", True, 3)
    assert (asked.texts("d"), asked.texts("e"), asked.one_of("e", ("v", "w"), "v")) == (("y", "z"), ("w",), "w")
    assert [asked.table("f").path, [row.path for row in asked.rows("g")]] == [("f",), [("g", 0)]]
    assert [(name, inner.path) for name, inner in asked.tables("h")] == [("i", ("h", "i"))]
    asked.no_others()
    assert said(asked) == []


def test_what_is_not_there_has_its_default() -> None:
    asked = table("")
    assert (asked.text("a", "x"), asked.flag("b", default=True), asked.count("c", 7, least=1)) == ("x", True, 7)
    assert (asked.texts("d"), list(asked.rows("g")), list(asked.tables("h"))) == ((), [], [])
    assert said(asked) == []


def test_what_is_wrong_has_its_default_and_a_problem() -> None:
    asked = table("a = [1]\nb = 'no'\nc = 1.5\nd = ['y', 3]\ng = [1]\n")
    assert (asked.text("a", "x"), asked.flag("b"), asked.count("c", 7, least=1), asked.texts("d")) == (
        "x",
        False,
        7,
        ("y",),
    )
    assert list(asked.rows("g")) == []
    assert said(asked) == [
        '1:5 Expected text in quotes, a = "…"; got a list.',
        "2:5 Expected true or false, b = true; got the text “no”.",
        "3:5 Expected a whole number, c = 7; got the number 1.5.",
        "4:11 d is a list of texts; this is the number 3.",
        "5:1 g is a list of tables; this is the number 1.",
    ]


def test_what_nobody_asked_for_is_unknown() -> None:
    asked = table("[x]\na = 1\nbb = 2\n").table("x")
    asked.raw("a")
    asked.no_others(known=["bbb"])
    assert said(asked) == ["3:1 [x] has no setting bb."]
