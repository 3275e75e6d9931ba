"""TOML front matter becomes the nodes that YAML makes, each at its place."""

from __future__ import annotations

from generator.source.nodes import Mapping, Scalar, Sequence
from generator.source.toml_nodes import DEPTH, LIMIT, toml_nodes


def names(text: str) -> list[str]:
    return [problem.name for problem in toml_nodes(text, file="a", first_line=2)[1]]


def test_values_keep_their_words_and_places() -> None:
    text = 'title = "x"\nversion = 1.10\n[params]\ntags = ["a", true, 2010-04-16]\n'
    mapping, problems = toml_nodes(text, file="a", first_line=2)
    tags = Sequence((Scalar("a", 5, 9, quoted=True), Scalar("true", 5, 14), Scalar("2010-04-16", 5, 20)), 5, 8)
    assert problems == ()
    assert mapping is not None
    assert mapping.entries == (
        (Scalar("title", 2, 1), Scalar("x", 2, 9, quoted=True)),
        (Scalar("version", 3, 1), Scalar("1.10", 3, 11)),
        (Scalar("params", 4, 2), Mapping(((Scalar("tags", 5, 1), tags),), 4, 2)),
    )


def test_what_cannot_be_read_is_a_problem_with_its_place() -> None:
    mapping, (problem,) = toml_nodes("a = 1\nb = x\n", file="a", first_line=2)
    assert mapping is None
    assert (problem.name, problem.place.line, problem.place.column) == ("front-matter-syntax", 3, 5)


def test_the_limits_hold() -> None:
    assert names(f"x = {'[' * (DEPTH - 1)}{']' * (DEPTH - 1)}") == []
    assert names(f"x = {'[' * DEPTH}{']' * DEPTH}") == ["front-matter-unsafe"]
    assert names("x = " + "[" * 10_000) == ["front-matter-unsafe"]
    assert names(".".join(["a"] * 3000) + " = 1") == ["front-matter-unsafe"]
    assert names(f"x = '{'y' * LIMIT}'") == ["limit-reached"]
