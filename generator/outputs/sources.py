"""The sources, each with how many articles cite it."""

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
    """The pages of the listing, where the site has sources."""
    kinds = [SOURCE] if SOURCE in view.kinds() else []
    return pages_planned(view, "sources", [(f"kind:{kind}", kind_address(view, kind)) for kind in kinds])


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """One page of the listing."""
    address, number = kind_address(view, SOURCE), int(artifact.part)
    sheet = sheet_for(view, report, page_address(address, number))
    page = Generated(sheet, view.kind(SOURCE).plural)
    return draw(sheet, "sources.html", page, listing=listing_on(sheet, artifact.subject, address, number))
