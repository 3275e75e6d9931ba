"""A lineage: what an article comes from and what came from it, along the relations that cannot go in a circle."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.render.page import Page, page_on
from generator.render.sheet import Sheet
from generator.settings import RelationSettings

# A page of more is no drawing any more; the rest is a click away.
MOST = 200
DEEPEST = 12


class Step(Struct, frozen=True):
    """One article of a lineage, and what lies beyond it."""

    page: Page
    label: str  # of the relation that leads to it: "Built on"
    steps: tuple[Step, ...]
    shown_before: bool = False  # what lies beyond it stands elsewhere in the lineage


class Lineage(Struct, frozen=True):
    """Both directions from one article."""

    page: Page
    ancestors: tuple[Step, ...]
    descendants: tuple[Step, ...]


def lineage_of(
    page: Page, sheet: Sheet, relations: tuple[RelationSettings, ...], *, names: Sequence[str] = (), depth: int = 4
) -> Lineage:
    """The lineage of a page. `names`: relations that lead to ancestors; without them, all that are acyclic."""
    up = [(name, _label(name, relations)) for name in names or _acyclic(relations)]
    opposite = {relation.name: relation.inverse for relation in relations}
    opposite |= {relation.inverse: relation.name for relation in relations}
    down = [(opposite[name], _label(opposite[name], relations)) for name, _ in up]
    depth = min(depth, DEEPEST)
    return Lineage(page, _Walk(sheet, up).steps(page.key, depth), _Walk(sheet, down).steps(page.key, depth))


def _acyclic(relations: tuple[RelationSettings, ...]) -> list[str]:
    directed = [relation for relation in relations if not relation.symmetric]
    return [relation.name for relation in directed if relation.acyclic] or [relation.name for relation in directed]


def _label(name: str, relations: tuple[RelationSettings, ...]) -> str:
    for relation in relations:
        if name == relation.name:
            return relation.label
        if name == relation.inverse:
            return relation.inverse_label
    return name


class _Walk:
    """A walk in one direction that goes beyond each article once."""

    def __init__(self, sheet: Sheet, relations: list[tuple[str, str]]) -> None:
        self._sheet = sheet
        self._relations = relations
        self._seen: set[str] = set()
        self._left = MOST

    def steps(self, key: str, depth: int) -> tuple[Step, ...]:
        self._seen.add(key)
        found: list[Step] = []
        for name, label in self._relations:
            for other in self._sheet.view.related(key, name):
                if self._left <= 0 or depth <= 0:
                    return tuple(found)
                self._left -= 1
                before = other in self._seen
                beyond = () if before else self.steps(other, depth - 1)
                found.append(Step(page_on(self._sheet, other), label, beyond, before and self._goes_on(other)))
        return tuple(found)

    def _goes_on(self, key: str) -> bool:
        return any(self._sheet.view.related(key, name) for name, _ in self._relations)
