"""Relations as templates see them: from both ends, with the sources of the end that states them."""

from __future__ import annotations

from generator.graph.values import Link
from generator.render.page import page_on
from tests.memory_view import Text, claim
from tests.small_site import small_view


def test_a_relation_is_seen_from_both_ends() -> None:
    view = small_view()
    sheet, _ = view.sheet(key="people/ada")
    [created] = page_on(sheet, "people/ada").relations
    assert (created.label, [edge.url for edge in created]) == ("Created", ["../../frameworks/flask/"])
    sheet, _ = view.sheet(key="frameworks/flask")
    labels = [group.label for group in page_on(sheet, "frameworks/flask").relations]
    assert labels == ["Created by", "Built on"]


def test_sources_are_named_from_the_article_that_states_the_relation() -> None:
    sheet, _ = small_view().sheet(key="frameworks/flask")
    created_by = page_on(sheet, "frameworks/flask").relations[0]
    assert "[1]" in created_by.edges[0].marks
    assert list(sheet.cited) == ["sources/annals"]


def test_printed_it_is_links_with_marks() -> None:
    drawn, _ = small_view().drawn("{{ page.relations[0] }}", "people/ada")
    assert drawn.startswith('<a href="../../frameworks/flask/">Flask</a><sup class="cite">')


def test_notes_and_standing_are_kept() -> None:
    stated = claim(Link("people/grace"), note="so they say", preferred=True, disputed=True)
    view = small_view(Text("frameworks/odd", kind="framework", relations={"created_by": [stated, "people/ada"]}))
    sheet, _ = view.sheet(key="frameworks/odd")
    [group] = page_on(sheet, "frameworks/odd").relations
    edge = next(edge for edge in group if edge.page.key == "people/grace")
    assert (edge.note, edge.preferred, edge.disputed) == ("so they say", True, True)
