"""Citations name their sources and where in them."""

from __future__ import annotations

import pytest

from generator.source.rules.citations import items_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("@a", (("a", ""),)),
        ("@a/b-c, p. 12", (("a/b-c", "p. 12"),)),
        ("@a, pp. 1, 2;  @b", (("a", "pp. 1, 2"), ("b", ""))),
        ("@a, p.\n 3", (("a", "p. 3"),)),
    ],
)
def test_a_citation_has_items(text: str, items: tuple[tuple[str, str], ...]) -> None:
    assert items_of(text) == items
