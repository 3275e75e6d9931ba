"""Links of front matter are known with quotes and without."""

from __future__ import annotations

import pytest

from generator.graph.reading.links import link_in, unwrapped
from generator.graph.values import Link
from generator.source.nodes import Scalar
from generator.source.yaml_nodes import compose


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[a]]", Link("a")),
        ("[[ people/ada | Ada L. ]]", Link("people/ada", "Ada L.")),
        ("[[a#b c|]]", Link("a#b c")),
        ("[[]]", None),
        ("[[|x]]", None),
        ("[[a]] b", None),
        ("[[a]] [[b]]", None),
        ("[a]", None),
        ("a", None),
    ],
)
def test_a_link_is_all_of_its_text(text: str, link: Link | None) -> None:
    assert link_in(text) == link


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("[[a]]", "[[a]]"),
        ("[[a|b c]]", "[[a|b c]]"),
        ("[[a, b]]", "[[a, b]]"),
        ("[[a], [b]]", None),
        ("[a]", None),
        ("[[]]", None),
        ("[[[a]]]", None),
        ("{a: b}", None),
    ],
)
def test_a_list_in_a_list_is_the_link_it_was_meant_to_be(yaml: str, text: str | None) -> None:
    node = compose(yaml, file="a").node
    assert node is not None
    assert unwrapped(node) == (Scalar(text, 1, 1) if text else node)
