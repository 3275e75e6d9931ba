"""Whether a value passes a query's test, by the value's own type."""

from __future__ import annotations

from collections.abc import Callable

from generator.dates import Date, surely_before
from generator.graph.plain_text import flat, plain_text
from generator.graph.query_terms import Comparison, Operand, Operator
from generator.graph.values import Value
from generator.names import fold


def passes(value: Value, test: Comparison) -> bool:
    """Whether the value passes; of a record, whether anything in it does."""
    return any(_passes(leaf, test) for leaf in flat(value))


def _passes(value: Value, test: Comparison) -> bool:
    if test.operator == "..":
        above = test.operand is None or _compares(value, ">=", test.operand)
        return above and (test.high is None or _compares(value, "<=", test.high))
    return test.operand is not None and _compares(value, test.operator, test.operand)


def _compares(value: Value, operator: Operator, operand: Operand) -> bool:
    if operator == "~":
        return fold(operand.text) in fold(plain_text(value))
    if isinstance(value, bool):
        return operator in ("", "=") and value is operand.boolean
    if isinstance(value, int | float):
        return operand.number is not None and _ORDERED[operator](value, operand.number)
    if isinstance(value, Date):
        return operand.date is not None and _DATED[operator](value, operand.date)
    return _WORDED[operator](fold(plain_text(value)), fold(operand.text))


_ORDERED: dict[Operator, Callable[[int | float, int | float], bool]] = {
    "": lambda value, other: value == other,
    "=": lambda value, other: value == other,
    "<": lambda value, other: value < other,
    "<=": lambda value, other: value <= other,
    ">": lambda value, other: value > other,
    ">=": lambda value, other: value >= other,
}
_WORDED: dict[Operator, Callable[[str, str], bool]] = {
    "": lambda value, other: value == other,
    "=": lambda value, other: value == other,
    "<": lambda value, other: value < other,
    "<=": lambda value, other: value <= other,
    ">": lambda value, other: value > other,
    ">=": lambda value, other: value >= other,
}


def _within(value: Date, other: Date) -> bool:
    """2010-04-16 is within 2010; the interval 2009/2012 holds all of 2010, and so it was then."""
    inside = other.first <= value.first and value.last <= other.last
    return inside or (value.interval and value.first <= other.first and other.last <= value.last)


# "<" and ">" want certainty: "about 2014" is not surely before 2015. The others go by what is written.
_DATED: dict[Operator, Callable[[Date, Date], bool]] = {
    "": _within,
    "=": _within,
    "<": surely_before,
    "<=": lambda value, other: value.last <= other.last,
    ">": lambda value, other: surely_before(other, value),
    ">=": lambda value, other: value.first >= other.first,
}
