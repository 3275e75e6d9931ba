"""Citations stand at the end of a value, or in the `source` of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph.reading.citations import citations_in, cited, split_citations
from generator.graph.values import Citation


@pytest.mark.parametrize(
    ("text", "rest", "sources"),
    [
        ("2010 [@a]", "2010", [("a", "")]),
        ("2010[@a]", "2010", [("a", "")]),
        ("x [@a] [@b, p. 3]", "x", [("a", ""), ("b", "p. 3")]),
        ("x [@a; @b, pp. 3, 5 ; @c]", "x", [("a", ""), ("b", "pp. 3, 5"), ("c", "")]),
        ("x [@sources/a b]", "x", [("sources/a b", "")]),
        ("x\n[@a]", "x", [("a", "")]),
        ("no citation", "no citation", []),
        ("[@a]", "[@a]", []),  # a source of nothing
        ("x [@a] y", "x [@a] y", []),
        ("x [@a; b]", "x [@a; b]", []),
        ("x [@]", "x [@]", []),
        ("x [@a", "x [@a", []),
    ],
)
def test_citations_are_taken_from_the_end_of_a_text(text: str, rest: str, sources: list[tuple[str, str]]) -> None:
    assert split_citations(text) == (rest, tuple(Citation(*source) for source in sources))


@pytest.mark.parametrize("text", ["a, p. 3", "@a, p. 3", "[@a, p. 3]", " [@a, p. 3] "])
def test_a_source_may_be_written_in_several_ways(text: str) -> None:
    assert cited(text) == (Citation("a", "p. 3"),)


def test_a_source_may_be_a_link_or_several() -> None:
    assert cited("[[sources/a|A]]") == (Citation("sources/a"),)
    assert cited("[@a] [@b; @c]") == (Citation("a"), Citation("b"), Citation("c"))
    assert cited("") == citations_in("") == ()


@given(st.text(alphabet="ab [@];,\n", max_size=60))
def test_what_is_taken_and_what_is_left_make_up_the_text(text: str) -> None:
    rest, sources = split_citations(text)
    assert text.startswith(rest)
    assert bool(sources) == (rest != text)
