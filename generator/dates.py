"""Dates with their precision: EDTF level 0 and 1, sorted and compared honestly."""

from __future__ import annotations

import re
from calendar import isleap
from functools import lru_cache

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


# Before and after every date that can be written; within what any file format keeps as an integer.
BEGINNING = -(2**53)
END = 2**53

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = ("spring", "summer", "autumn", "winter")  # EDTF's "months" 21 to 24
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)

_POINT = re.compile(
    r"""(?P<year> -?[0-9]{4} | -?[0-9]{3}X | -?[0-9]{2}XX | Y-?[1-9][0-9]{4,9} )
        (?: - (?P<month> [0-9]{2} | XX ) (?: - (?P<day> [0-9]{2} | XX ) )? )?
        (?P<quality> [?~%] )?""",
    re.VERBOSE,
)
# A time of day is read, checked and let go: the graph knows days.
_TIME = re.compile(
    r"""[Tt\ ] (?: [01][0-9] | 2[0-3] ) : [0-5][0-9] (?: : (?: [0-5][0-9] | 60 ) (?: \.[0-9]+ )? )?
        (?: \ ? (?: [Zz] | [+-] (?: 0[0-9] | 1[0-4] ) (?: :? [0-5][0-9] )? ) )?""",
    re.VERBOSE,
)


@lru_cache(maxsize=8192)
def parse_date(text: str, *, format: str = "") -> Date | None:  # noqa: A002 - the setting's name
    """The date that a text states, or None when it states none (2024-02-30 is none).

    Read as EDTF; with a `format` ("%m/%d/%Y") that habit is tried first.
    """
    text = text.strip()
    habit = _by_format(text, format) if format else ""
    return _parse_edtf(habit or text)


def _parse_edtf(text: str) -> Date | None:
    begin, slash, end = text.partition("/")
    return _interval(begin, end) if slash else _point(text)


def _interval(begin: str, end: str) -> Date | None:
    known = [point for point in (begin, end) if point not in ("", "..")]
    points = [_point(point) for point in known]
    if not points or None in points:
        return None
    first = _point(begin) if begin in known else None
    last = _point(end) if end in known else None
    days = (first.first if first else BEGINNING, last.last if last else END)
    if days[0] > days[1]:
        return None
    text = f"{first.text if first else begin}/{last.text if last else end}"
    return Date(text, *days, interval=True, open=end == "..")


def _point(text: str) -> Date | None:
    match = _POINT.match(text)
    if match is None:
        return None
    if match.end() < len(text) and not (match["day"] and _TIME.fullmatch(text, match.end())):
        return None
    days = _days(match["year"], match["month"], match["day"])
    return Date(match[0], *days) if days else None


def _days(year: str, month: str | None, day: str | None) -> tuple[int, int] | None:
    if "X" in year:
        return None if month else _unspecified_years(year)
    number = int(year.removeprefix("Y"))
    if year == "-0000" or (year[0] == "Y" and month):
        return None  # EDTF has one year 0, and no months in years of five digits
    if month is None or (month == "XX" and day in (None, "XX")):
        return ordinal(number, 1, 1), ordinal(number, 12, 31)
    if not month.isdecimal():
        return None
    return _days_of_month(number, int(month), day)


def _unspecified_years(year: str) -> tuple[int, int]:
    ends = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return ordinal(min(ends), 1, 1), ordinal(max(ends), 12, 31)


def _days_of_month(year: int, month: int, day: str | None) -> tuple[int, int] | None:
    if day is None and 21 <= month <= 24:
        return _days_of_season(year, month - 21)
    if not 1 <= month <= 12:
        return None
    length = days_in_month(year, month)
    if day in (None, "XX"):
        return ordinal(year, month, 1), ordinal(year, month, length)
    number = int(day or 0)
    if not 1 <= number <= length:
        return None
    return (ordinal(year, month, number),) * 2


def _days_of_season(year: int, season: int) -> tuple[int, int]:
    # As meteorologists count in the north; winter begins in its year's December and ends in the next one's February.
    month = 3 + 3 * season
    if month < 12:
        return ordinal(year, month, 1), ordinal(year, month + 2, days_in_month(year, month + 2))
    return ordinal(year, 12, 1), ordinal(year + 1, 2, days_in_month(year + 1, 2))


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, in any year of the proleptic Gregorian calendar."""
    return _DAYS_BEFORE[month] - _DAYS_BEFORE[month - 1] + (month == 2 and isleap(year))


def ordinal(year: int, month: int, day: int) -> int:
    """The day's number, 1 = 0001-01-01, in any year (`datetime` knows 1 to 9999 only)."""
    before = year - 1
    leap = month > 2 and isleap(year)
    return before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE[month - 1] + leap + day


# Other habits of writing a date, without the locale that strptime asks.

_WORDS = {
    "%Y": r"(?P<year>[0-9]{4})",
    "%m": r"(?P<month>[0-9]{1,2})",
    "%d": r"(?P<day>[0-9]{1,2})",
    "%B": f"(?P<name>{'|'.join(MONTHS)})",
    "%b": f"(?P<short>{'|'.join(month[:3] for month in MONTHS)})\\.?",
    "%%": "%",
}


def _by_format(text: str, pattern: str) -> str:
    compiled = format_pattern(pattern)
    match = compiled.fullmatch(text) if compiled else None
    if match is None:
        return ""
    found = match.groupdict()
    name = found.get("name") or found.get("short")
    month = str(_month_number(name)) if name else found.get("month")
    parts = [found["year"], *(part.zfill(2) for part in (month, found.get("day")) if part)]
    return "-".join(parts)


def _month_number(name: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


@lru_cache(maxsize=64)
def format_pattern(format: str) -> re.Pattern[str] | None:  # noqa: A002 - the setting's name
    """The pattern of a date format of %Y %m %d %B %b, or None when it is no usable one.

    Usable: each word known and used once, a year, a month beside a day, and no month twice.
    """
    words = re.findall("%.?", format, re.DOTALL)
    dated = [word for word in words if word != "%%"]
    months = [word for word in dated if word in ("%m", "%B", "%b")]
    if not set(words) <= set(_WORDS) or "%Y" not in dated or len(set(dated)) != len(dated):
        return None
    if len(months) > 1 or ("%d" in dated and not months):
        return None
    pieces = re.split("(%.)", format)
    return re.compile("".join(_WORDS.get(piece) or re.escape(piece) for piece in pieces), re.IGNORECASE)


# Comparing


def sort_key(date: Date) -> tuple[int, int, str]:
    """Orders dates by where they begin; a year stands before its months, and a month before its days."""
    return date.first, -date.last, date.text


def surely_before(one: Date, other: Date) -> bool:
    """Whether every day that `one` may mean is before every day that `other` may mean."""
    return _reach(one)[1] < _reach(other)[0]


def possibly_before(one: Date, other: Date) -> bool:
    """Whether some day that `one` may mean is before some day that `other` may mean."""
    return _reach(one)[0] < _reach(other)[1]


def possibly_together(one: Date, other: Date) -> bool:
    """Whether there is a day that both may mean."""
    return not surely_before(one, other) and not surely_before(other, one)


def beginning(date: Date) -> Date | None:
    """When an interval begins, and any other date itself; None when the beginning is open or unknown."""
    return _point(date.text.partition("/")[0]) if date.interval else date


def ending(date: Date) -> Date | None:
    """When an interval ends, and any other date itself; None when the end is open or unknown."""
    return _point(date.text.partition("/")[2]) if date.interval else date


@lru_cache(maxsize=8192)
def _reach(date: Date) -> tuple[int, int]:
    # "About 1989" may well be 1988 or 1990: a qualified date may be off by its own length.
    first, last = date.first, date.last
    begin, end = beginning(date), ending(date)
    if begin and begin.text[-1] in "?~%":
        first -= 1 + begin.last - begin.first
    if end and end.text[-1] in "?~%":
        last += 1 + end.last - end.first
    return first, last


# Showing


def iso(date: Date) -> str:
    """The date for HTML's <time datetime>; empty when HTML has no way to say it (intervals, seasons, 199X, 44 BC)."""
    match = _POINT.fullmatch(date.text)
    if match is None or "X" in match["year"] or match["year"] <= "0000" or match["year"][0] == "Y":
        return ""
    parts = [part for part in (match["year"], match["month"], match["day"]) if part and part != "XX"]
    return "" if len(parts) > 1 and parts[1] > "12" else "-".join(parts)


def in_words(date: Date, language: str = "en") -> str:
    """The date as people read it: "16 April 2010", "c. 1989", "2009–2012", "since 2015".

    Month names are English; in another language the date is shown in figures.
    """
    english = language.partition("-")[0].lower() == "en"
    if not date.interval:
        return _point_in_words(date.text, english)
    begin, end = (_point_in_words(point, english) for point in date.text.split("/"))
    if english and end == "..":
        return f"since {begin}"
    if english and begin == "..":
        return f"until {end}"
    begin, end = ("" if point == ".." else point or "?" for point in (begin, end))
    return f"{begin} – {end}".strip() if " " in begin + end else f"{begin}–{end}"


def _point_in_words(text: str, english: bool) -> str:
    match = _POINT.fullmatch(text)
    if match is None:
        return text  # "..", or "" where the end is unknown
    words = _english(match) if english else text.rstrip("?~%").replace("-XX", "")
    about = ("c. " if english else "~") if match["quality"] in ("~", "%") else ""
    return f"{about}{words}{'?' if match['quality'] in ('?', '%') else ''}"


def _english(match: re.Match[str]) -> str:
    year, month, day = _year_in_words(match["year"]), match["month"], match["day"]
    if month in (None, "XX"):
        return year
    if int(month) > 12:
        return f"{_SEASONS[int(month) - 21]} {year}"
    name = MONTHS[int(month) - 1]
    return f"{name} {year}" if day in (None, "XX") else f"{int(day)} {name} {year}"


def _year_in_words(year: str) -> str:
    if "X" in year:
        decade = year.replace("X", "0")
        return f"{int(decade[1:])}s BC" if decade[0] == "-" else f"{int(decade)}s"
    number = int(year.removeprefix("Y"))
    return str(number) if number > 0 else f"{1 - number} BC"  # EDTF's year 0 is 1 BC
