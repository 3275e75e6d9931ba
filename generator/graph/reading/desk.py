"""Where one article is read: collects its problems and where its values stand."""

from __future__ import annotations

from generator.graph.article import Spot
from generator.problems import Place, Problem
from generator.source.nodes import Mapping, Node, Scalar


class Desk:
    """The problems and spots of one article."""

    __slots__ = ("file", "problems", "spots")

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.spots: dict[str, Spot] = {}

    def spot(self, name: str, node: Node) -> None:
        """Note where the value of this name stands."""
        self.spots[name] = Spot(node.line, node.column)

    def report(self, problem: str, node: Node, what: str, do: str) -> None:
        """A problem with this node."""
        width = len(node.text) if isinstance(node, Scalar) and "\n" not in node.text else 1
        place = Place(self.file, node.line, node.column, max(width, 1))
        self.problems.append(Problem(problem, place, what, do))


def got(node: Node) -> str:
    """What stands there, as a message calls it."""
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
    return "keys with values" if isinstance(node, Mapping) else "a list"
