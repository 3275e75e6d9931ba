"""All articles, A to Z."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.outputs.paging import pages_planned
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.listed import listing_on
from generator.render.making import draw, sheet_for
from generator.render.places import ALL, page_address


def plan(view: View) -> Iterator[Artifact]:
    """Its pages."""
    return pages_planned(view, "az", [("all", ALL)])


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """One of its pages."""
    number = int(artifact.part)
    sheet = sheet_for(view, report, page_address(ALL, number))
    return draw(sheet, "all.html", Generated(sheet, "A to Z"), listing=listing_on(sheet, "all", ALL, number))
