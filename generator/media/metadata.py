"""What is said of a file in the one beside it: `portrait.png.yaml` has the alt text, credit and licence of a portrait.

alt: Ada Lovelace at a piano
credit: Science Museum
licence: CC0-1.0
"""

from __future__ import annotations

from generator.data.yaml import plain_scalar, read_nodes
from generator.problems import Place, Problem
from generator.source.nodes import Mapping, Node, Scalar
from generator.source.text import decode

Metadata = tuple[tuple[str, str], ...]


def read_metadata(data: bytes, *, file: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """The words of a metadata file by name, in the order written, and what is wrong with it. Never raises."""
    text, unreadable = decode(data, file=file)
    node, mistakes = read_nodes(text, file=file)
    problems = [*unreadable, *mistakes]
    if node is None:
        return (), tuple(problems)
    if not isinstance(node, Mapping):
        what = "Here the words about a file are expected, each with its name."
        problems.append(Problem("data-syntax", Place(file, node.line, node.column), what, "Write: alt: What it shows"))
        return (), tuple(problems)
    told = []
    for key, value in node.entries:
        if isinstance(value, Scalar):
            told.append((key.text, "" if plain_scalar(value) is None else value.text))
        else:
            problems.append(_not_flat(key, value, file))
    return tuple(told), tuple(problems)


def _not_flat(key: Scalar, value: Node, file: str) -> Problem:
    kind = "mapping" if isinstance(value, Mapping) else "list"
    what = f"The value of {key.text} is a {kind}; what is said of a file is one text for each name."
    place = Place(file, key.line, key.column, len(key.text))
    return Problem("data-syntax", place, what, f"Write it as text: {key.text}: …")
