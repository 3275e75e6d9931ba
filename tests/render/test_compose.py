"""Bodies are composed of HTML and holes, with an outline of what they say."""

from __future__ import annotations

import pytest

from generator.problems import Place
from generator.render.compose import compose_inline
from generator.settings import MarkdownSettings
from generator.source.body import (
    CiteHole,
    FlowHole,
    GraphHole,
    ImageHole,
    LinkHole,
    Mark,
    TranscludeHole,
)
from generator.source.outline import Heading, Mention
from tests.render.shown import cases, composed, filled, html_of


def holes(text: str, **settings: object) -> list[object]:
    return [part for part in composed(text, **settings).body.parts if not isinstance(part, str)]


def problems(text: str, **settings: object) -> list[tuple[str, int, int]]:
    return [(each.name, each.place.line, each.place.column) for each in composed(text, **settings).problems]


SHOWN = cases("compose_cases.txt")


@pytest.mark.parametrize("name", SHOWN)
def test_markdown_is_shown(name: str) -> None:
    text, html = SHOWN[name]
    assert html_of(text) == html


def test_ids_of_what_is_no_heading_are_anchors() -> None:
    text = "# Title\n\n## Own {#own}\n\n{#para}\nA [span]{#span} and <b id=bold>bold</b>.\n\n<div id=own>taken</div>\n"
    assert composed(text).outline.anchors == ("span", "bold", "para")


def test_smart_punctuation_wiki_links_and_breaks_are_settings() -> None:
    text = '"a" [[b]]\n![[c]]'
    assert html_of(text, smart=False, wiki_links=False, breaks=True) == '<p>"a" [[b]]<br>\n![[c]]</p>\n'


def test_table_cells_are_aligned_and_tables_of_one_name_are_told_apart() -> None:
    html = html_of("| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n| a | b |\n|---|---|\n")
    assert '<th scope="col" class="align-center">a</th><th scope="col" class="align-right">b</th>' in html
    assert '<td class="align-center">1</td><td class="align-right">2</td>' in html
    assert 'aria-label="a, b">' in html
    assert 'aria-label="a, b (2)">' in html


def test_wiki_links_are_holes() -> None:
    assert holes("[[Flask]] [[k/e y#A head|the *label*]] [[#Here]] [[ a | ]]") == [
        LinkHole("Flask", "", "wiki", (), "", 1, 1),
        LinkHole("k/e y", "A head", "wiki", ("the <em>label</em>",), "", 1, 11),
        LinkHole("", "Here", "wiki", (), "", 1, 40),
        LinkHole("a", "", "wiki", (), "", 1, 50),
    ]


def test_brackets_that_a_definition_gives_a_meaning_to_stay_links() -> None:
    assert holes("[[a]] [@b]\n\n[a]: x.md\n[@b]: y.md") == [
        LinkHole("x.md", "", "path", ("a",), "", 1, 2),
        LinkHole("y.md", "", "path", ("@b",), "", 1, 7),
    ]


def test_relative_links_are_holes_decoded() -> None:
    assert holes('[a *b*](../c%20d.md#e%20f "t") [g](/h) [i](#j)') == [
        LinkHole("../c d.md", "e f", "path", ("a <em>b</em>",), "t", 1, 1),
        LinkHole("/h", "", "path", ("g",), "", 1, 32),
        LinkHole("", "j", "path", ("i",), "", 1, 40),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "&#106;avascript:alert(1)", "java&#9;script:alert(1)",
        "<java\tscript:alert(1)>", "javascript&colon;alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "//host/x", "\\\\\\\\host/x", "/\\\\host", "ftp://a", "<\u00a0javascript:alert(1)>", "<\x01javascript:a>", "",
    ],
)  # fmt: skip
def test_addresses_that_may_not_be_linked_to_leave_the_text_and_a_problem(address: str) -> None:
    assert html_of(f"a [b *c*]({address})") == "<p>a b <em>c</em></p>\n"
    assert problems(f"a [b *c*]({address})") == [("unsafe-address", 1, 3)]
    assert html_of(f"a ![b]({address})") == "<p>a b</p>\n"
    assert ("unsafe-address", 1, 3) in problems(f"a ![b]({address})")


def test_a_colon_that_is_no_scheme_may_stand_in_a_path() -> None:
    assert holes("[a](<./b: c.md>) [d](e%3Af.md)")[0] == LinkHole("./b: c.md", "", "path", ("a",), "", 1, 1)


def test_citations_are_holes() -> None:
    assert holes("[@a] x [@b/c, p. 12\n f; @d, §\u00a03]") == [
        CiteHole((("a", ""),), 1, 1),
        CiteHole((("b/c", "p. 12 f"), ("d", "§ 3")), 1, 8),
    ]
    assert holes("[@a b] [@a][b] [@a](c.md)") == [LinkHole("c.md", "", "path", ("@a",), "", 1, 16)]


def test_images_of_the_site_are_holes() -> None:
    assert holes('![a](b%20c.png "t"){.x width=9} ![[d.png|e]] ![[f.svg|30x40]]{alt=""}') == [
        ImageHole("b c.png", "a", "t", False, (("class", "x"), ("width", "9")), 1, 1),
        ImageHole("d.png", "e", "", False, (), 1, 33),
        ImageHole("f.svg", "", "", False, (("width", "30"), ("height", "40"), ("alt", "")), 1, 46),
    ]
    assert composed('![a](b.png "t")').body.parts == (ImageHole("b.png", "a", "t", True, (), 1, 1),)


def test_an_image_of_the_web_wants_a_text_unless_it_says_that_it_has_none() -> None:
    text = 'a ![](http://b/c.png)\n![](http://b/c.png){alt=""} ![](http://b/c.png){alt=d} <img src="http://b/c.png">'
    assert problems(text) == [("missing-alt", 1, 3), ("missing-alt", 1, 1)]


def test_transclusions_stand_between_blocks_or_are_links() -> None:
    assert composed("![[a#b]]\n![[c]]").body.parts == (
        TranscludeHole("a", "b", 1, 1),
        TranscludeHole("c", "", 2, 1),
    )
    assert holes("see ![[a#b|c]]") == [LinkHole("a", "b", "wiki", ("c",), "", 1, 5)]


def test_blocks_of_the_graph_are_holes() -> None:
    assert composed("```query columns=2\nkind:a\n```\n").body.parts == (GraphHole("query", "columns=2", "kind:a\n", 1),)


def test_flow_blocks_are_holes_one_in_the_other() -> None:
    text = "::: card Title {a=1 b='c d'}\n:::: inner\nx [[y]]\n::::\n:::\n"
    inner = FlowHole("inner", (), ("<p>x ", LinkHole("y", "", "wiki", (), "", 3, 3), "</p>\n"), ":::: inner", "::::", 2)
    properties = (("title", "Title"), ("a", "1"), ("b", "c d"))
    opening = "::: card Title {a=1 b='c d'}"
    assert composed(text).body.parts == (FlowHole("card", properties, (inner,), opening, ":::", 1),)


@pytest.mark.parametrize("text", ["::: a\nx", "x\n:::", "> ::: a\n:::", ":::\n::: a", "::: {.pandoc}\nx\n:::"])
def test_a_flow_block_that_is_not_both_opened_and_closed_is_text(text: str) -> None:
    assert holes(text) == []
    assert html_of(text).count(":::") == text.count(":::")


def test_a_flow_block_ends_with_what_it_stands_in() -> None:
    parts = composed("- ::: a\n  x\n\ny\n\n  :::\n").body.parts
    assert [part.closing for part in parts if isinstance(part, FlowHole)] == [""]
    assert filled(parts).count("<p>y</p>") == 1


def test_headings_have_ids_and_begin_sections() -> None:
    made = composed(
        "Intro\n\n## A *b*\n\ntext\n\n### A b\n\n> ## Quoted\n\n## Ünï {#own .c}\n\n## 1 & 2\n\n## ?!\n\nE\n=\n"
    )
    assert made.outline.headings == (
        Heading(2, "A b", "a-b"),
        Heading(3, "A b", "a-b-2"),
        Heading(2, "Quoted", "quoted"),
        Heading(2, "Ünï", "own"),
        Heading(2, "1 & 2", "1-2"),
        Heading(2, "?!", "section"),
        Heading(1, "E", "e"),
    )
    assert [(mark.id, mark.level) for mark in made.body.marks] == [
        ("a-b", 2), ("a-b-2", 3), ("own", 2), ("1-2", 2), ("section", 2), ("e", 1),
    ]  # fmt: skip
    for mark in made.body.marks:
        assert str(made.body.parts[mark.at]).startswith(f'<h{mark.level} id="{mark.id}"')


def test_an_own_id_never_looks_like_one_of_ours() -> None:
    assert composed("## A {#_fn-1}\n").body.marks == (Mark("fn-1", 2, 0),)


def test_a_first_heading_is_the_title_and_not_in_the_body() -> None:
    made = composed("<!-- note -->\n\n# The *title*\n\n# Another\n")
    assert made.outline.title == "The title"
    assert [heading.text for heading in made.outline.headings] == ["Another"]
    assert filled(made.body.parts) == '<h1 id="another">Another</h1>\n'
    assert composed("x\n\n# No title\n").outline.title == ""


def test_the_outline_knows_opening_and_words() -> None:
    outline = composed("# T\n\n> quoted\n\nIt's *very* [[k|good]],\nreally.\n\nMore `code`.\n").outline
    assert outline.opening == "It’s very good, really."
    assert outline.words == 8


def test_mentions_carry_the_sentence_around_them() -> None:
    text = "First one. It cites [@a, p. 3; @b] and links [[k#h|*that*]] here! Next [x](y.md#z).\n\n![[t]]\n"
    sentence = "It cites and links that here!"
    assert composed(text, first_line=5).outline.mentions == (
        Mention("a", "", "cite", sentence, 5, 21),
        Mention("b", "", "cite", sentence, 5, 21),
        Mention("k", "h", "wiki", sentence, 5, 46),
        Mention("y.md", "z", "path", "Next x.", 5, 72),
        Mention("t", "", "transclude", "", 7, 1),
    )


PLACES = {
    "in the second line of a paragraph": ("a\n  b [[x]]", (2, 5)),
    "in a heading": ("## a [[x]] ##", (1, 6)),
    "in a list in a quotation": ("> 1. a\n>    b [[x]]", (2, 8)),
    "in a list item's lazy line": ("- a\nb [[x]]", (2, 3)),
    "behind a task's box": ("- [ ] [[x]]", (1, 7)),
    "in a cell": ("| a | b |\n|---|---|\n| [[c]] | d \\| [[x]] |", (3, 16)),
    "in a row without pipes at its ends": ("a | b\n--|--\nc | d [[x]]", (3, 7)),
    "in a callout's title": ("> [!note] a [[x]]", (1, 13)),
    "in a definition": ("a\n: b [[x]]", (2, 5)),
    "in a footnote": ("[^1]\n\n[^1]: a [[x]]", (3, 9)),
    "in a footnote on the spot": ("a ^[b [[x]]]", (1, 7)),
    "in a tab": ("::: tabs\n== A\n\nb [[x]]\n:::", (4, 3)),
    "behind a tab": ("-\ta [[x]]", (1, 5)),
    "in a link's label": ("a [b ![[x.png|y]] c](d.md)", (1, 6)),
}


@pytest.mark.parametrize("name", PLACES)
def test_holes_know_their_place(name: str) -> None:
    text, place = PLACES[name]
    found: list[tuple[int, int]] = []

    def walk(parts: object) -> None:
        for part in parts:  # type: ignore[attr-defined]
            if isinstance(part, LinkHole | ImageHole) and getattr(part, "target", "x") == "x":
                found.append((part.line, part.column))
            walk(getattr(part, "label", ()))

    body = composed(text).body
    walk((*body.parts, *body.footnotes))
    assert found == [place]


def test_lines_are_those_of_the_file() -> None:
    made = composed("a\r\n[b](javascript:x)", first_line=7)
    assert made.problems[0].place == Place("content/a.md", 8, 1)


def test_footnotes_are_numbered_by_their_first_mark_and_lead_back() -> None:
    body = composed("a[^x] b[^y] c[^x]\n\n[^y]: Y[^z]\n[^x]: X\n\n    more\n[^z]: Z\n").body
    assert filled(body.parts).count('<a href="#_fn-1" id="_fnref-1" role="doc-noteref">1</a>') == 1
    assert 'href="#_fn-1" id="_fnref-1-2"' in filled(body.parts)
    notes = filled(body.footnotes)
    assert [notes.index(f'<li id="_fn-{number}">') for number in (1, 2, 3)] == sorted(
        notes.index(f'<li id="_fn-{number}">') for number in (1, 2, 3)
    )
    assert '<p>more <a class="footnote-back" href="#_fnref-1"' in notes
    assert 'href="#_fnref-1-2"' in notes
    assert "[^" not in filled(body.parts) + notes


def test_footnotes_that_are_missing_unused_or_twice_there_are_problems() -> None:
    text = "a[^x] \\[^y] `[^z]`\n\n[^u]: unused\n\n[^t]: 1\n[^t]: 2\n\n[^t]"
    assert problems(text) == [("missing-footnote", 6, 1), ("missing-footnote", 1, 2), ("missing-footnote", 3, 1)]
    assert html_of("a[^x]") == "<p>a[^x]</p>\n"


def test_an_unknown_language_is_a_problem_with_the_nearest() -> None:
    made = composed("```pythn\nx\n```\n", first_line=3)
    assert (made.problems[0].name, made.problems[0].place.line) == ("unknown-language", 3)
    assert "python" in made.problems[0].do


def test_what_is_nested_too_deep_is_said() -> None:
    made = composed(">" * 150 + " a")
    assert [problem.name for problem in made.problems] == ["nesting-too-deep"]
    assert filled(made.body.parts).count("<blockquote>") == 100


def test_one_paragraph_can_be_composed_by_itself() -> None:
    told: list[object] = []
    parts = compose_inline(
        "*a* [[b]]\n[c](javascript:d)",
        file="content/a.md", line=3, column=10, settings=MarkdownSettings(), report=told.append,
    )  # fmt: skip
    assert parts == ("<em>a</em> ", LinkHole("b", "", "wiki", (), "", 3, 14), "\nc")
    assert [(problem.name, problem.place.line, problem.place.column) for problem in told] == [  # type: ignore[attr-defined]
        ("unsafe-address", 4, 1)
    ]
