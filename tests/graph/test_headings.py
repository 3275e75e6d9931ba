"""A heading is found by its id, its text, or the anchor that other programs make of it."""

from __future__ import annotations

import pytest

from generator.graph.headings import id_of_heading
from generator.source.outline import Heading

HEADINGS = (
    Heading(2, "External HTTP/S server", "external-http-s-server"),
    Heading(2, "Use", "use"),
    Heading(2, "Use", "use-2"),
    Heading(2, "Node.js & `npm_install`: été", "node-js-npm-install-ete"),
    Heading(2, "Given", "own"),
    Heading(2, "???", "section"),
)


@pytest.mark.parametrize(
    ("wanted", "id_"),
    [
        ("external-http-s-server", "external-http-s-server"),
        ("external http/s SERVER", "external-http-s-server"),
        ("external-https-server", "external-http-s-server"),
        ("use", "use"),
        ("use-1", "use-2"),
        ("use-2", "use-2"),
        ("nodejs--npm_install-été", "node-js-npm-install-ete"),
        ("own", "own"),
        ("given", "own"),
        ("???", "section"),
        ("!", ""),
        ("", ""),
        ("nothing", ""),
    ],
)
def test_a_heading_is_found(wanted: str, id_: str) -> None:
    assert id_of_heading(HEADINGS, wanted) == id_
