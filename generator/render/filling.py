"""A filling: one text put on a sheet. Links in it start from the article it was written in."""

from __future__ import annotations

from generator.graph.article import Spot
from generator.graph.link_problems import what_was_taken
from generator.graph.resolve import NEAREST
from generator.graph.view import Attachment, Resolution, View
from generator.problems import Problem
from generator.render.sheet import Sheet, place_in
from generator.source.body import LinkHole, Part, TranscludeHole


class Filling:
    """One text on one sheet. The text of the sheet's own article is `own`; any other comes by transclusion."""

    __slots__ = ("chain", "field", "ids", "origin", "own", "prefix", "quiet", "sheet", "view")

    def __init__(
        self,
        sheet: Sheet,
        origin: str,
        *,
        own: bool = True,
        chain: tuple[tuple[str, str], ...] = (),
        prefix: str = "",
        ids: frozenset[str] = frozenset(),
        field: str = "",
        quiet: bool = False,
    ) -> None:
        """`origin`: the article the text is from. `chain`: how it came here, (key, heading id) from outside inward.

        `ids` are the ids within a transcluded text; they carry `prefix` here, so as not to clash with the page's.
        `field`: the field of front matter that holds the text, where it is not the body ("covers[0]").
        `quiet`: what is wrong is told elsewhere.
        """
        self.sheet = sheet
        self.view = sheet.view
        self.origin = origin
        self.own = own
        self.chain = chain or ((origin, ""),)
        self.prefix = prefix
        self.ids = ids
        self.field = field
        self.quiet = quiet or not own

    def fill(self, parts: tuple[Part, ...]) -> str:
        """The HTML of a text, with all holes filled."""
        fillers = self.sheet.fillers
        return "".join([part if type(part) is str else fillers[type(part)](part, self) for part in parts])

    def note_nearest(self, found: Resolution, hole: LinkHole | TranscludeHole) -> None:
        """Report a link that was taken to mean the nearest of several articles."""
        if found.matched == NEAREST:
            name, what, do = what_was_taken(hole.target, found)
            self.problem(name, hole.line, hole.column, what, do)

    def faulty(self, attachment: Attachment, written: str, line: int, column: int) -> None:
        """Report that a file that is used at a spot of this text cannot be."""
        what = f'The file "{written}" {attachment.problem}.'
        self.problem(attachment.fault, line, column, what, attachment.do, about=f"content/{attachment.path}")

    def problem(self, name: str, line: int, column: int, what: str, do: str = "", *, about: str = "") -> None:
        """Report what is wrong at a spot of this text; of a transcluded text its own page reports it."""
        if self.quiet:
            return
        if self.field:
            spot = spot_of(self.view, self.origin, self.field)
            line, column = spot.line, spot.column
        self.sheet.report(Problem(name, place_in(self.view, self.origin, line, column), what, do, about))


def spot_of(view: View, key: str, name: str) -> Spot:
    """Where a value stands in front matter ("released[1]"): asked only to place a problem."""
    spots = dict(view.spots_of(key))
    return spots.get(name) or spots.get(name.partition("[")[0]) or Spot(0, 0)
