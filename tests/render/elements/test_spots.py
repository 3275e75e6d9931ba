"""Spots are found in long texts as in short ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.source.body import LinkHole
from tests.render.shown import composed

PREFIXES = st.sampled_from(["", "> ", "- ", "1. ", "> - ", "- > ", "## ", "   ", ">\t", "-\t"])
WORDS = st.lists(st.sampled_from(["a", "*b*", "`c`", "[[x]]", "[d](e.md)", "é", '"f"', "-", "  "]), max_size=8)


@given(st.lists(st.tuples(PREFIXES, WORDS), max_size=6))
def test_every_hole_stands_where_its_brackets_are(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(prefix + " ".join(words) for prefix, words in lines)
    rows = text.split("\n")
    for part in composed("intro\n\n" + text).body.parts:
        if isinstance(part, LinkHole):
            assert rows[part.line - 3][part.column - 1] == "["
