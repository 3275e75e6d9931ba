"""Files: attachments, copied under names that have the hash of their content."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.view import View
from generator.media.facts import vanished
from generator.problems import Report


def plan(view: View) -> Iterator[Artifact]:
    """One artifact for each attachment that can be published."""
    for path in view.attachment_paths():
        attachment = view.attachment("/" + path, "")
        if attachment is not None and attachment.address:
            yield Artifact(attachment.address, "files", path)


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """The file as it is."""
    try:
        return view.attachment_bytes(artifact.subject)
    except OSError:
        report(vanished(artifact.subject))
        return b""
