"""Relations as templates see them: edges grouped by label, each with the page at the other end and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from markupsafe import Markup

from generator.graph.view import Edge, Group
from generator.render.citations import marks
from generator.render.filling import Filling

P = TypeVar("P")  # a Page; pages know relations, not the other way round


class ShownEdge(Generic[P]):
    """One relation to one page, with the marks of the sources that say so."""

    __slots__ = ("_edge", "_filling", "_marks", "disputed", "note", "page", "preferred", "title", "url")

    def __init__(self, page: P, edge: Edge, filling: Filling, *, marked: bool) -> None:
        view = filling.view
        self._edge = edge
        self._filling = filling
        self._marks: Markup | None = None if marked else Markup()
        self.page = page
        self.title = view.title_of(edge.key)
        self.url = filling.sheet.link(view.address_of(edge.key))
        self.note = edge.note
        self.preferred = edge.preferred
        self.disputed = edge.disputed

    @property
    def marks(self) -> Markup:
        """The citation marks, numbered when they are printed first. Sources are named from who states the relation."""
        if self._marks is None:
            stated_by, filling = self._edge.stated_by, self._filling
            if stated_by not in ("", filling.origin):
                filling = Filling(filling.sheet, stated_by, quiet=True)
            self._marks = Markup(marks(self._edge.sources, filling))  # noqa: S704 - citations.py escapes
        return self._marks

    def __html__(self) -> str:
        return Markup('<a href="{}">{}</a>{}').format(self.url, self.title, self.marks)

    def __str__(self) -> str:
        return self.__html__()


class ShownGroup(Generic[P]):
    """All edges of one relation. Printed, it is links; looped over, its edges; true when it has any."""

    __slots__ = ("edges", "label", "name")

    def __init__(self, group: Group, edges: list[ShownEdge[P]]) -> None:
        self.name = group.name
        self.label = group.label
        self.edges = edges

    def __iter__(self) -> Iterator[ShownEdge[P]]:
        return iter(self.edges)

    def __len__(self) -> int:
        return len(self.edges)

    def __html__(self) -> str:
        return Markup(", ").join(self.edges)

    def __str__(self) -> str:
        return self.__html__()


def shown_group(group: Group, filling: Filling, page: Callable[[str], P], *, marked: bool) -> ShownGroup[P]:
    """One group of relations. `page` makes the page of a key; `marked=False` leaves the citation marks out."""
    return ShownGroup(group, [ShownEdge(page(edge.key), edge, filling, marked=marked) for edge in group.edges])
