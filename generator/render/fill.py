"""Filling the holes of a body: which function fills which kind of hole."""

from __future__ import annotations

from generator.render.blocks import flow_hole
from generator.render.citations import cite_hole
from generator.render.filling import Filling
from generator.render.graph_blocks import graph_hole
from generator.render.links import link_hole
from generator.render.pictures import image_hole
from generator.render.sheet import Fillers, Sheet
from generator.render.transclusion import transclude_hole
from generator.source.body import CiteHole, FlowHole, GraphHole, ImageHole, LinkHole, Part, TranscludeHole

FILLERS: Fillers = {
    LinkHole: link_hole,
    CiteHole: cite_hole,
    TranscludeHole: transclude_hole,
    ImageHole: image_hole,
    GraphHole: graph_hole,
    FlowHole: flow_hole,
}


def fill(parts: tuple[Part, ...], sheet: Sheet, origin: str) -> str:
    """The HTML of an article's text on a sheet."""
    return Filling(sheet, origin).fill(parts)
