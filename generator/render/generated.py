"""A page that no article makes, as templates see it: a listing, a tag, the 404 page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.sheet import Sheet
from generator.render.trail import Crumb, home_crumb


class Generated:
    """What the layout needs of a page, without an article."""

    key = None
    lead = kind = language = schema = ""

    def __init__(self, sheet: Sheet, title: str, *, summary: str = "", above: Sequence[tuple[str, str]] = ()) -> None:
        """`above`: title and address of the pages between home and this one."""
        self._sheet = sheet
        self._above = above
        self.title = title
        self.summary = summary
        self.address = sheet.address
        self.url = sheet.link(sheet.address)

    @property
    def trail(self) -> list[Crumb]:
        """The pages above it, home first."""
        above = [Crumb(title, self._sheet.link(address)) for title, address in self._above]
        return [home_crumb(self._sheet), *above]

    def __str__(self) -> str:
        return self.title
