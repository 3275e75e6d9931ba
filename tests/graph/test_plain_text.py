"""Values as plain text."""

from __future__ import annotations

import pytest

from generator.dates import parse_date
from generator.graph.plain_text import flat, plain_text
from generator.graph.values import Link, Markdown, Record, Value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (parse_date("2010-04"), "2010-04"),
        (Link("people/ada"), "people/ada"),
        (Link("people/ada", "Ada"), "Ada"),
        (Markdown("*so*"), "*so*"),
        (Record((("a", (1, 2)), ("b", ("x",)))), "1 2 x"),
    ],
)
def test_a_value_is_written(value: Value, text: str) -> None:
    assert plain_text(value) == text


def test_a_record_is_flattened_at_any_depth() -> None:
    inner = Record((("c", (3,)),))
    assert flat(Record((("a", (1,)), ("b", (inner, 4))))) == (1, 3, 4)
