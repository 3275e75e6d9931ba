"""A date keeps the precision it was written with, and never pretends to more."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import (
    BEGINNING,
    END,
    Date,
    beginning,
    ending,
    format_pattern,
    in_words,
    iso,
    ordinal,
    parse_date,
    possibly_before,
    possibly_together,
    sort_key,
    surely_before,
)

BETWEEN = st.dates(date(1, 1, 1), date(9999, 12, 31))
YEARS = st.integers(0, 9999).map("{:04}".format)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
POINTS = st.builds(
    "{}{}".format,
    st.one_of(BETWEEN.map(str), MONTHS, YEARS, YEARS.map(lambda year: year[:3] + "X"), st.just("-0044")),
    st.sampled_from(["", "?", "~", "%"]),
)
INTERVALS = st.builds("{}/{}".format, st.one_of(POINTS, st.just("..")), st.one_of(POINTS, st.just(".."), st.just("")))
DATES = st.one_of(POINTS, INTERVALS).map(parse_date).filter(lambda found: found is not None)


def days(text: str) -> tuple[date, date]:
    found = parse_date(text)
    assert found is not None
    return date.fromordinal(found.first), date.fromordinal(found.last)


def read(text: str) -> Date:
    found = parse_date(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("2010-04", date(2010, 4, 1), date(2010, 4, 30)),
        ("2010-04-16", date(2010, 4, 16), date(2010, 4, 16)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2009/2012", date(2009, 1, 1), date(2012, 12, 31)),
        ("2009-03/2012-04-01", date(2009, 3, 1), date(2012, 4, 1)),
        ("1989~", date(1989, 1, 1), date(1989, 12, 31)),
        ("1989-05?", date(1989, 5, 1), date(1989, 5, 31)),
        ("1989%", date(1989, 1, 1), date(1989, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1985-XX", date(1985, 1, 1), date(1985, 12, 31)),
        ("1985-XX-XX", date(1985, 1, 1), date(1985, 12, 31)),
        ("1985-04-XX", date(1985, 4, 1), date(1985, 4, 30)),
        ("2001-21", date(2001, 3, 1), date(2001, 5, 31)),
        ("2001-24", date(2001, 12, 1), date(2002, 2, 28)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("1969-12-31", date(1969, 12, 31), date(1969, 12, 31)),
        ("2010-04-16T10:30", date(2010, 4, 16), date(2010, 4, 16)),
        ("2010-04-16 10:30:00.5 +02:00", date(2010, 4, 16), date(2010, 4, 16)),
        ("2010-04-16T23:59:60Z", date(2010, 4, 16), date(2010, 4, 16)),
        ("  2010 ", date(2010, 1, 1), date(2010, 12, 31)),
    ],
)
def test_a_date_spans_the_days_it_may_mean(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


NO_DATES = """
2024-02-30 2023-02-29 1900-02-29 2010-13 2010-00 2010-04-31 2010-04-00 2010-4-6 10 20100 201O ٢٠١٠ 2010- 2010-04-
2010-04-16T25:00 2010-04-16T10:00+25:00 2010-04T10:00 2010-20 2010-25 2010-21-01 2012/2009 / ../.. 2009/x
2009/2010/2011 ~1989 1989~? 1XXX 198X-04 2001-XX-05 -0000 Y2010 Y17000-04 tomorrow 04/16/2010 16.4.2010
"""


@pytest.mark.parametrize("text", ["", *NO_DATES.split()])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_open_and_unknown_ends_reach_as_far_as_dates_go() -> None:
    assert read("2015/..") == Date("2015/..", ordinal(2015, 1, 1), END, interval=True, open=True)
    assert read("../2015") == Date("../2015", BEGINNING, ordinal(2015, 12, 31), interval=True)
    assert read("2015/") == Date("2015/", ordinal(2015, 1, 1), END, interval=True)


def test_years_before_the_first_and_after_the_ten_thousandth_keep_their_order() -> None:
    texts = ["Y-170000", "-0044", "0000", "0001", "9999", "Y10000", "Y170000002"]
    assert [found.text for found in sorted(map(read, reversed(texts)), key=sort_key)] == texts
    assert read(texts[0]).first > BEGINNING
    assert read(texts[-1]).last < END


@given(BETWEEN)
def test_ordinals_agree_with_the_standard_library_where_it_has_them(day: date) -> None:
    assert ordinal(day.year, day.month, day.day) == day.toordinal()
    assert read(day.isoformat()).first == read(day.isoformat()).last == day.toordinal()


@given(st.integers(-3_000_000, 6_000_000))
def test_each_day_follows_the_day_before_it_in_any_year(number: int) -> None:
    year = number // 366
    assert ordinal(year, 12, 31) + 1 == ordinal(year + 1, 1, 1)
    assert ordinal(year, 2, 28) + 1 + (ordinal(year, 12, 31) - ordinal(year, 1, 1) - 364) == ordinal(year, 3, 1)


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        ("%m/%d/%Y", "04/16/2010", "2010-04-16"),
        ("%m/%d/%Y", "4/6/2010", "2010-04-06"),
        ("%d.%m.%Y", "16.4.2010", "2010-04-16"),
        ("%d %B %Y", "16 april 2010", "2010-04-16"),
        ("%b. %d, %Y", "Apr. 16, 2010", "2010-04-16"),
        ("%B %Y", "April 2010", "2010-04"),
        ("%Y", "2010", "2010"),
        ("%m/%d/%Y", "2010-04-16", "2010-04-16"),  # EDTF is understood beside any habit
        ("%m/%d/%Y", "2009/..", "2009/.."),
        ("%m/%d/%Y", "16/04/2010", None),
        ("%m/%d/%Y", "02/30/2010", None),
        ("%d %B %Y", "16 avril 2010", None),
    ],
)
def test_a_format_reads_another_habit_as_edtf(format: str, text: str, expected: str | None) -> None:  # noqa: A002
    found = parse_date(text, format=format)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize("format", ["", "%d", "%d %Y", "%m %B %Y", "%Y %Y", "%y-%m", "%Y-%m-%", "%H %Y"])
def test_a_format_that_cannot_state_a_date_is_known_as_such(format: str) -> None:  # noqa: A002
    assert format_pattern(format) is None


@given(BETWEEN)
def test_a_date_written_by_a_format_is_read_back(day: date) -> None:
    assert parse_date(f"{day.month}/{day.day}/{day.year:04}", format="%m/%d/%Y") == parse_date(day.isoformat())


@given(DATES)
def test_the_text_of_a_date_is_the_date(found: Date) -> None:
    assert parse_date(found.text) == found


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    found = parse_date(text)
    assert found is None or (found.first <= found.last and isinstance(in_words(found) + iso(found), str))


@given(st.lists(DATES, max_size=6))
def test_the_order_of_dates_is_total_and_does_not_depend_on_where_they_stood(dates: list[Date]) -> None:
    backwards = list(reversed(dates))
    assert sorted(dates, key=sort_key) == sorted(backwards, key=sort_key)
    assert all((sort_key(one) == sort_key(other)) == (one == other) for one in dates for other in dates)


@given(DATES, DATES)
def test_what_is_surely_before_is_possibly_before_and_never_the_other_way_round(one: Date, other: Date) -> None:
    assert possibly_before(one, other) or not surely_before(one, other)
    assert not (surely_before(one, other) and possibly_before(other, one))
    assert possibly_together(one, other) == possibly_together(other, one)


@pytest.mark.parametrize(
    ("one", "other", "surely", "possibly"),
    [
        ("2009", "2010", True, True),
        ("2010", "2009", False, False),
        ("2010", "2010", False, True),  # some day of the year before some other day of it
        ("2010-04-16", "2010-04-16", False, False),
        ("2010", "2010-06", False, True),
        ("1989~", "1990", False, True),  # about 1989 may be 1990
        ("1988", "1989?", False, True),
        ("1985~", "1990", True, True),
        ("2009/2012", "2011", False, True),
        ("2009/..", "2100", False, True),
        ("../2009", "2010", True, True),
        ("199X", "2000", True, True),
    ],
)
def test_comparing_says_only_what_the_precision_allows(one: str, other: str, surely: bool, possibly: bool) -> None:
    assert surely_before(read(one), read(other)) == surely
    assert possibly_before(read(one), read(other)) == possibly


def test_an_interval_has_a_beginning_and_an_end_of_their_own_precision() -> None:
    assert (beginning(read("2009-04/2012")), ending(read("2009-04/2012"))) == (read("2009-04"), read("2012"))
    assert (beginning(read("../2012")), ending(read("2009/.."))) == (None, None)
    assert beginning(read("2010")) == ending(read("2010")) == read("2010")


@pytest.mark.parametrize(
    ("text", "words", "neutral", "machine"),
    [
        ("2010-04-16", "16 April 2010", "2010-04-16", "2010-04-16"),
        ("2010-04", "April 2010", "2010-04", "2010-04"),
        ("2010", "2010", "2010", "2010"),
        ("1989~", "c. 1989", "~1989", "1989"),
        ("1989?", "1989?", "1989?", "1989"),
        ("1989%", "c. 1989?", "~1989?", "1989"),
        ("2009/2012", "2009–2012", "2009–2012", ""),
        ("2009-04/2012", "April 2009 – 2012", "2009-04–2012", ""),
        ("2015/..", "since 2015", "2015–", ""),
        ("../2015", "until 2015", "–2015", ""),
        ("2015/", "2015–?", "2015–?", ""),
        ("/2015", "?–2015", "?–2015", ""),
        ("199X", "1990s", "199X", ""),
        ("1985-XX", "1985", "1985", "1985"),
        ("1985-04-XX", "April 1985", "1985-04", "1985-04"),
        ("2001-21", "spring 2001", "2001-21", ""),
        ("-0043", "44 BC", "-0043", ""),
        ("0000", "1 BC", "0000", ""),
        ("0800", "800", "0800", "0800"),
        ("Y17000", "17000", "Y17000", ""),
    ],
)
def test_a_date_is_shown_with_the_precision_it_has(text: str, words: str, neutral: str, machine: str) -> None:
    assert in_words(read(text)) == in_words(read(text), "en-GB") == words
    assert in_words(read(text), "de") == neutral
    assert iso(read(text)) == machine


PROGRAM = """
from generator.dates import parse_date, in_words
for text in ("1969-12-31", "2024-02-29T23:59:59", "0001-01-01", "9999-12-31"):
    print(parse_date(text), in_words(parse_date(text)))
print(parse_date("3 March 2010", format="%d %B %Y"))
"""


def test_dates_do_not_depend_on_time_zone_or_locale() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], env={**os.environ, **place}, capture_output=True, check=True, text=True
        ).stdout
        for place in ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"})
    }
    assert len(said) == 1


def test_a_day_is_one_day_long() -> None:
    assert date.fromordinal(read("2010-04-16").last) - date(2010, 4, 15) == timedelta(days=1)
