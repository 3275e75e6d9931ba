"""Images: smaller sizes of the attachments that have them, for small screens."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.media.facts import vanished
from generator.media.images import BrokenImage, shrink
from generator.problems import Place, Problem, Report


def plan(view: View) -> Iterator[Artifact]:
    """One artifact for each size of each image."""
    for path in view.attachment_paths():
        attachment = view.attachment("/" + path, "")
        for width, address in attachment.sizes if attachment else ():
            yield Artifact(address, "images", path, str(width))


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The image in that width."""
    try:
        return shrink(view.attachment_bytes(artifact.subject), int(artifact.part))
    except OSError:
        report(vanished(artifact.subject))
    except BrokenImage as broken:
        place = Place("content/" + artifact.subject)
        report(Problem("broken-image", place, f"The image {broken}.", "Save it again with an image program."))
    return b""
