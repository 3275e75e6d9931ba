"""Blocks are drawn by their templates, with the properties that these declare."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.source.body import FlowHole, Part
from tests.small_site import small_view, wiki

NOTE = (
    '{% set properties = {"title": none, "tone": ["plain", "loud"], "open": false, "width": 3} %}\n'
    '<aside class="{{ block.tone }}">{{ block.title }}|{{ block.open }}|{{ block.width + 1 }}|{{ block.inner }}</aside>'
)


def hole(name: str, *inner: Part, closing: str = ":::", **properties: str) -> FlowHole:
    return FlowHole(name, tuple(properties.items()), inner or ("<p>in</p>\n",), f"::: {name} <x>", closing, 4)


def shown(*holes: FlowHole, template: str = NOTE) -> tuple[str, list[Problem]]:
    return small_view(templates={"blocks/note.html": template}).filled("guide/first", *holes)


def test_a_block_is_drawn_with_its_properties_and_their_defaults() -> None:
    html, problems = shown(hole("note", title="a <b>"))
    assert problems == []
    assert html == '<aside class="plain">a &lt;b&gt;|False|4|<p>in</p>\n</aside>\n'


def test_properties_have_the_types_of_their_defaults() -> None:
    html, _ = shown(hole("note", title="x", tone="loud", open="", width="9"))
    assert html.startswith('<aside class="loud">x|True|10|')


@pytest.mark.parametrize(
    ("properties", "what", "do"),
    [
        ({}, 'The property "title" of the block note is missing.', 'Write {title="…"} after ::: note.'),
        ({"title": "x", "tonne": "loud"}, 'The block note has no property "tonne".', "Did you mean tone?"),
        ({"title": "x", "zzz": "1"}, 'The block note has no property "zzz".', "It takes title, tone, open or width."),
        (
            {"title": "x", "tone": "quiet"},
            'The property "tone" of the block note is plain or loud, not "quiet".',
            "Write {tone=plain} after ::: note.",
        ),
        (
            {"title": "x", "open": "maybe"},
            'The property "open" of the block note is yes or no, not "maybe".',
            "Write {open=false} after ::: note.",
        ),
        (
            {"title": "x", "width": "1e9"},
            'The property "width" of the block note is a number, not "1e9".',
            "Write {width=3} after ::: note.",
        ),
    ],
)
def test_a_wrong_property_is_a_problem_and_the_text_stays(properties: dict[str, str], what: str, do: str) -> None:
    html, [problem] = shown(hole("note", **properties))
    assert html == "<p>in</p>\n"
    assert (problem.name, problem.what, problem.do, problem.place.line) == ("block-property", what, do, 4)


def test_an_unknown_block_passes_through_as_text() -> None:
    html, [problem] = shown(hole("nota"))
    assert html == "<p>::: nota &lt;x&gt;</p>\n<p>in</p>\n<p>:::</p>\n"
    assert (problem.name, problem.do) == ("unknown-block", "Did you mean note?")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", "x" * 65, "no.te", "-x", "note\n"])
def test_no_name_from_content_leaves_the_folder_of_blocks(name: str) -> None:
    view = small_view(templates={f"blocks/{name}.html": "taken"})
    html, _ = view.filled("guide/first", hole(name))
    assert "taken" not in html
    assert all(question != "template_text" for question, _ in view.asked)


def test_blocks_stand_in_blocks_with_links_and_numbers() -> None:
    template = '{% set properties = {} %}<i id="_b{{ block.number }}">{{ block.inner }}</i>'
    html, problems = shown(hole("note", hole("note", wiki("frameworks/flask"))), template=template)
    assert problems == []
    assert html == '<i id="_b2"><i id="_b1"><a href="../../frameworks/flask/">Flask</a></i>\n</i>\n'


def test_a_block_that_declares_nothing_takes_no_property() -> None:
    _, [problem] = shown(hole("note", title="x"), template="{{ block.inner }}")
    assert problem.do == "It takes none."


@pytest.mark.parametrize(
    "template", ["{% set properties = nonsense() %}", '{% set properties = "x" %}', "{% set properties = {%}"]
)
def test_a_declaration_that_cannot_be_read_is_a_problem_of_the_template(template: str) -> None:
    html, [problem] = shown(hole("note"), template=template)
    assert html == "<p>in</p>\n"
    assert (problem.name, problem.place.file, problem.place.line) == ("template-error", "templates/blocks/note.html", 1)


def test_a_block_whose_template_fails_takes_only_itself_away() -> None:
    view = small_view(templates={"blocks/note.html": "\n{{ nothing }}"})
    html, [problem] = view.filled("guide/first", hole("note"), "<p>after</p>")
    assert html.strip() == "<p>after</p>"
    assert (problem.name, problem.place.line) == ("template-error", 2)


@pytest.mark.parametrize(
    ("name", "properties"), [("aside", {"title": "T"}), ("aside", {}), ("details", {"title": "T"})]
)
def test_the_blocks_of_the_theme_work(name: str, properties: dict[str, str]) -> None:
    html, problems = small_view().filled("guide/first", hole(name, **properties))
    assert problems == []
    assert "<p>in</p>" in html
