"""Assets: the files of templates/assets/ and the style sheet for code, under names that have their hash."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.problems import Report


def plan(view: View) -> Iterator[Artifact]:
    """One artifact for each asset."""
    for name in view.asset_names():
        yield Artifact(view.asset(name), "assets", name)


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The asset as it is; style sheets find the files beside them under their published names."""
    return view.asset_bytes(artifact.subject)
