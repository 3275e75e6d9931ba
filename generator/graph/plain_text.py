"""A value as plain text: what a query compares, and what an address is made of."""

from __future__ import annotations

from generator.dates import Date
from generator.graph.values import Link, Markdown, Record, Value


def plain_text(value: Value) -> str:
    """The value as its author would write it, without markup; empty for nothing."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Date | Markdown):
        return value.text
    if isinstance(value, Link):
        return value.label or value.target
    if isinstance(value, Record):
        return " ".join(plain_text(inner) for inner in flat(value))
    return str(value)


def flat(value: Value) -> tuple[Value, ...]:
    """The value itself, or all values inside a record, at any depth."""
    if not isinstance(value, Record):
        return (value,)
    return tuple(leaf for _, values in value.entries for inner in values for leaf in flat(inner))
