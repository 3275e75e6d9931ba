"""All tags with their number of articles, and a listing for each tag."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.addresses import output_path
from generator.graph.view import View
from generator.outputs.paging import pages_planned
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.listed import listing_on, taken
from generator.render.making import draw, sheet_for
from generator.render.places import TAGS, page_address, tag_address

TITLE = "Tags"


def plan(view: View) -> Iterator[Artifact]:
    """The page of all tags, where there are any, and the pages of each."""
    tags = view.tags()
    if tags and TAGS not in taken(view):
        yield Artifact(output_path(TAGS), "tags")
    yield from pages_planned(view, "tags", [(f"tag:{tag}", tag_address(tag)) for tag, _ in tags])


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The page of all tags, or one page of the listing of one."""
    if not artifact.subject:
        sheet = sheet_for(view, report, TAGS)
        return draw(sheet, "tags.html", Generated(sheet, TITLE))
    tag = artifact.subject.removeprefix("tag:")
    address, number = tag_address(tag), int(artifact.part)
    sheet = sheet_for(view, report, page_address(address, number))
    page = Generated(sheet, tag, above=[(TITLE, TAGS)])
    return draw(sheet, "listing.html", page, listing=listing_on(sheet, artifact.subject, address, number))
