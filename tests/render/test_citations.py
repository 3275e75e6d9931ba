"""Citations are numbered per page in order of first use, and each mark leads to its source and back."""

from __future__ import annotations

from generator.render.page import page_on
from tests.memory_view import Text
from tests.small_site import cite, small_view


def test_a_source_keeps_its_number_on_a_page() -> None:
    view = small_view(Text("sources/letters", kind="source"))
    html, problems = view.filled("guide/first", cite("letters"), " ", cite("annals"), " ", cite("letters"))
    assert problems == []
    assert html == (
        '<sup class="cite"><a href="#_source-1" id="_cite-1">[1]</a></sup> '
        '<sup class="cite"><a href="#_source-2" id="_cite-2">[2]</a></sup> '
        '<sup class="cite"><a href="#_source-1" id="_cite-3">[1]</a></sup>'
    )


def test_several_sources_stand_in_one_mark_with_their_locators() -> None:
    html, _ = small_view().filled("guide/first", cite(("annals", "p. <3>"), "sources/annals"))
    assert html == (
        '<sup class="cite"><a href="#_source-1" id="_cite-1">[1, p. &lt;3&gt;]</a>'
        '<a href="#_source-1" id="_cite-2">[1]</a></sup>'
    )


def test_an_unknown_source_is_a_problem_at_its_place_with_the_nearest_name() -> None:
    html, [problem] = small_view().filled("guide/first", cite("anals"))
    assert html == '<sup class="cite"><span class="wanted" title="anals">[?]</span></sup>'
    assert (problem.name, problem.place.line, problem.place.column) == ("unknown-source", 7, 3)
    assert "annals" in problem.do


def test_the_list_of_sources_knows_numbers_locators_and_ways_back() -> None:
    view = small_view()
    sheet, _ = view.sheet(key="people/ada")
    [source] = page_on(sheet, "people/ada").sources
    assert (source.number, source.page.key, source.locators) == (1, "sources/annals", ["p. 3"])
    assert source.marks == ["_cite-1"]


def test_marks_count_in_the_order_in_which_they_are_printed() -> None:
    view = small_view(
        Text("sources/zeal", kind="source"), Text("x", cite("zeal"), relations={"created_by": "people/ada"})
    )
    drawn, _ = view.drawn("{{ page.body }}{% for source in page.sources %}|{{ source.page.key }}{% endfor %}", "x")
    assert drawn.endswith("|sources/zeal")
    drawn, _ = view.drawn(
        "{{ page.field('born') }}{% for source in page.sources %}|{{ source.marks | join }}{% endfor %}", "people/ada"
    )
    assert drawn.endswith("|_cite-1_cite-2")


def test_a_mark_that_is_not_printed_counts_for_nothing() -> None:
    template = (
        "{% if page.field('born') %}{% endif %}{% for source in page.sources %}|{{ source.marks | join }}{% endfor %}"
    )
    drawn, _ = small_view().drawn(template, "people/ada")
    assert drawn == "|_cite-1"
