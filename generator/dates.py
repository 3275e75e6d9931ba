"""Dates with their precision: EDTF level 0 and 1, sorted and compared honestly."""

from __future__ import annotations

from msgspec import Struct


class Date(Struct, frozen=True, tag="d", array_like=True):
    """A date with its precision: EDTF level 0 and 1. `first` and `last` are the days it may mean, as ordinals.

    2010 -> 2010-01-01 … 2010-12-31; 2009/2012 -> an interval; 1989~ circa; 1989? uncertain; 1989/.. still going on.
    """

    text: str  # in EDTF, whatever the habit it was written in
    first: int  # proleptic Gregorian ordinal, 1 = 0001-01-01; years before 1 are negative
    last: int
    interval: bool = False
    open: bool = False  # an interval without an end: 2015/..
