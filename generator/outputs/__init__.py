"""Outputs: what a site consists of. Each plans its artifacts and makes one when asked; none knows another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generator.artifact import Artifact
from generator.graph.view import View
from generator.outputs import (
    assets,
    az,
    files,
    home,
    images,
    listings,
    not_found,
    pages,
    redirects,
    sitemap,
    sources,
    tags,
)
from generator.problems import Report


class Output(Protocol):
    """What each module of this folder offers."""

    def plan(self, view: View) -> Iterator[Artifact]: ...
    def render(self, artifact: Artifact, view: View, report: Report) -> bytes: ...


# By the name that artifacts bear, in the order of the plan.
OUTPUTS: dict[str, Output] = {
    "home": home,
    "pages": pages,
    "listings": listings,
    "sources": sources,
    "tags": tags,
    "az": az,
    "not_found": not_found,
    "redirects": redirects,
    "sitemap": sitemap,
    "assets": assets,
    "files": files,
    "images": images,
}


def plan_all(view: View) -> Iterator[Artifact]:
    """Every artifact of the site."""
    for output in OUTPUTS.values():
        yield from output.plan(view)


def make(artifact: Artifact, view: View, report: Report) -> bytes:
    """The bytes of one artifact; what is wrong on the way is reported."""
    return OUTPUTS[artifact.output].render(artifact, view, report)
