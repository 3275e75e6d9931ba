"""Lineages go up and down, once beyond each article, and come to an end."""

from __future__ import annotations

from generator.render.lineage import MOST, Step, lineage_of
from generator.render.page import page_on
from generator.settings import KindSettings, RelationSettings, Settings
from tests.memory_view import MemoryView, Text

RELATIONS = (
    RelationSettings("built_on", "Built on", "basis_of", "Basis of", acyclic=True),
    RelationSettings("created", "Created", "created_by", "Created by"),
    RelationSettings("like", "Like", "like", "Like", symmetric=True),
)
SETTINGS = Settings(title="x", kinds=(KindSettings("page", "Page", "Pages"),), relations=RELATIONS)


def walked(view: MemoryView, key: str, **options: object) -> tuple[list[object], list[object]]:
    sheet, _ = view.sheet(key=key)
    lineage = lineage_of(page_on(sheet, key), sheet, RELATIONS, **options)  # type: ignore[arg-type]
    return nested(lineage.ancestors), nested(lineage.descendants)


def nested(steps: tuple[Step, ...]) -> list[object]:
    return [(step.page.key, nested(step.steps)) if step.steps else step.page.key for step in steps]


def chain() -> MemoryView:
    return MemoryView(
        Text("a"),
        Text("b", relations={"built_on": "a"}),
        Text("c", relations={"built_on": ["b", "a"], "created": "d"}),
        Text("d", relations={"like": "c"}),
        settings=SETTINGS,
    )


def test_ancestors_and_descendants_follow_the_acyclic_relations() -> None:
    assert walked(chain(), "b") == (["a"], ["c"])
    assert walked(chain(), "a") == ([], [("b", ["c"]), "c"])


def test_an_article_that_was_shown_before_says_so() -> None:
    sheet, _ = chain().sheet(key="a")
    steps = lineage_of(page_on(sheet, "a"), sheet, RELATIONS).descendants
    assert [step.shown_before for step in steps] == [False, False]
    view = MemoryView(
        Text("a"),
        Text("b", relations={"built_on": ["a", "c"]}),
        Text("c", relations={"built_on": "a"}),
        Text("z", relations={"built_on": "b"}),
        settings=SETTINGS,
    )
    sheet, _ = view.sheet(key="a")
    [first, second] = lineage_of(page_on(sheet, "a"), sheet, RELATIONS).descendants
    assert (first.page.key, first.shown_before) == ("b", False)
    assert [(step.page.key, step.shown_before) for step in second.steps] == [("b", True)]


def test_relations_may_be_named_from_either_end() -> None:
    assert walked(chain(), "d", names=["created_by"]) == (["c"], [])
    assert walked(chain(), "d", names=["created"]) == ([], ["c"])


def test_it_goes_only_so_deep() -> None:
    assert walked(chain(), "a", depth=1)[1] == ["b", "c"]
    assert walked(chain(), "a", depth=0) == ([], [])


def test_a_circle_comes_to_an_end() -> None:
    view = MemoryView(Text("a", relations={"built_on": "b"}), Text("b", relations={"built_on": "a"}), settings=SETTINGS)
    assert walked(view, "a") == ([("b", ["a"])], [("b", ["a"])])


def test_a_crowd_is_cut() -> None:
    view = MemoryView(
        Text("a"), *[Text(f"t{at}", relations={"built_on": "a"}) for at in range(MOST + 50)], settings=SETTINGS
    )
    assert len(walked(view, "a")[1]) == MOST


def test_without_acyclic_relations_all_directed_ones_count() -> None:
    view = MemoryView(Text("a", relations={"created": "b"}), Text("b"), settings=SETTINGS)
    sheet, _ = view.sheet(key="a")
    lineage = lineage_of(page_on(sheet, "a"), sheet, RELATIONS[1:])
    assert nested(lineage.ancestors) == ["b"]
