"""YAML becomes nodes with their places, within limits that no text gets around."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.yaml_nodes import ALIASES, DEPTH, NODES, compose

VALUES = st.recursive(
    st.text(max_size=10),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node and node.text


def names(text: str) -> list[str]:
    return [problem.name for problem in compose(text, file="a").problems]


def test_nodes_stand_where_they_were_written() -> None:
    node = compose("a: x\nb: ['y', z]\n", file="a", first_line=5).node
    assert node == Mapping(
        (
            (Scalar("a", 5, 1), Scalar("x", 5, 4)),
            (Scalar("b", 6, 1), Sequence((Scalar("y", 6, 5, quoted=True), Scalar("z", 6, 10)), 6, 4)),
        ),
        5,
        1,
    )


def test_nothing_is_no_node() -> None:
    assert compose("", file="a").node is None
    assert compose("# only a comment\n", file="a").node is None


@given(VALUES)
def test_what_is_written_as_yaml_is_read_back(value: object) -> None:
    for flow in (True, False):
        text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style='"')
        composed = compose(text, file="a")
        assert composed.problems == ()
        assert plain(composed.node) == value


def test_the_limits_are_where_they_say() -> None:
    assert names("[" * DEPTH + "]" * DEPTH) == []
    assert names("[" * (DEPTH + 1) + "]" * (DEPTH + 1)) == ["front-matter-unsafe"]
    assert names("a: &x 1\nb: [" + ",".join(["*x"] * ALIASES) + "]") == []
    assert names("a: &x 1\nb: [" + ",".join(["*x"] * (ALIASES + 1)) + "]") == ["front-matter-unsafe"]
    assert names("[" + "1," * (NODES - 1) + "]") == []
    assert names("[" + "1," * NODES + "]") == ["front-matter-unsafe"]


def test_what_an_alias_unfolds_to_is_counted() -> None:
    text = "a: &a [" + "1," * 300 + "]\nb: &b [" + "*a," * 9 + "]\nc: [" + "*b," * 9 + "]"
    assert names(text) == ["front-matter-unsafe"]


def test_what_stood_before_a_mistake_is_kept() -> None:
    composed = compose("title: x\nbad: @\n", file="a")
    assert (plain(composed.node), composed.whole) == ({"title": "x"}, False)


@pytest.mark.parametrize("error", [ValueError, RecursionError, OverflowError, UnicodeError, MemoryError])
def test_whatever_the_parser_raises_is_a_problem(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(yaml.SafeLoader):
        def get_event(self) -> None:
            raise error

    monkeypatch.setattr("generator.source.yaml_nodes._Loader", Broken)
    assert names("a: b") == ["front-matter-syntax"]


def test_a_lone_surrogate_is_a_problem() -> None:
    assert names("a: \ud800") == ["front-matter-syntax"]
