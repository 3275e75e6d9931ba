"""A listing for each kind: its articles in the kind's order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.outputs.paging import pages_planned
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.listed import listing_on
from generator.render.making import draw, sheet_for
from generator.render.places import SOURCE, kind_address, page_address


def plan(view: View) -> Iterator[Artifact]:
    """The pages of all kinds but the sources, which have a listing of their own."""
    kinds = [kind for kind in view.kinds() if kind != SOURCE]
    return pages_planned(view, "listings", [(f"kind:{kind}", kind_address(view, kind)) for kind in kinds])


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """One page of the listing of a kind."""
    kind = artifact.subject.removeprefix("kind:")
    address, number = kind_address(view, kind), int(artifact.part)
    sheet = sheet_for(view, report, page_address(address, number))
    listing = listing_on(sheet, artifact.subject, address, number)
    return draw(sheet, "listing.html", Generated(sheet, view.kind(kind).plural), listing=listing)
