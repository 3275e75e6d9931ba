"""A query, as data: which articles are asked for, in which order, and how many.

    kind:framework created_by:people/armin-ronacher released:<2015 -tag:web "web service" sort:released,-title limit:10
    Term           Term                             Term           Term     Term          Sort      Sort   limit

All terms must hold; in `tag:a,b` either test may.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.dates import Date
from generator.graph.order import Sort

Operator = Literal["", "=", "~", "<", "<=", ">", ">=", ".."]
"""None, and "=": the same value. "~": contains. "..": from one to the other, both included."""

Takes = Literal["text", "value", "kind", "tag", "folder", "names", "article", "source", "sort", "limit"]
"""What may stand after a word and its colon."""


class Operand(Struct, frozen=True, array_like=True):
    """What a value is compared with, read in every way that it can be."""

    text: str
    start: int  # where it stands in the query
    end: int
    date: Date | None = None
    number: int | float | None = None
    boolean: bool | None = None
    literal: bool = False  # in quotes or brackets: `"this"` is a name, and `this` the article that asks


class Comparison(Struct, frozen=True, array_like=True):
    """One comparison."""

    operator: Operator
    operand: Operand | None  # None only at the open beginning of a range
    high: Operand | None = None  # the end of a range, where it has one


class Term(Struct, frozen=True, array_like=True):
    """One condition: any of its tests holds, or, negated, none does."""

    name: str
    takes: Takes
    tests: tuple[Comparison, ...]
    negated: bool = False


class Query(Struct, frozen=True, array_like=True):
    """Conditions that must all hold, an order (by title after that), and how many articles at most."""

    terms: tuple[Term, ...] = ()
    sort: tuple[Sort, ...] = ()
    limit: int | None = None


class QueryMistake(Struct, frozen=True, array_like=True):
    """What is wrong with a query's text, from `start` to `end` in it; whoever knows the file places it."""

    start: int
    end: int
    what: str
    do: str = ""
