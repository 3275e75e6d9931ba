"""An artifact: one file of the output, and how to make it."""

from __future__ import annotations

from msgspec import Struct


class Artifact(Struct, frozen=True, array_like=True):
    """One file of the output. `output` names the maker in `outputs.OUTPUTS`, `subject` is what it needs to know."""

    path: str  # below the output folder, with forward slashes: frameworks/flask/index.html
    output: str
    subject: str = ""
    part: str = ""  # a page number, an image width: whatever the maker wants to tell itself
