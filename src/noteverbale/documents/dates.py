"""The words of a publication date -> the day, or None where they name no single day.

In: a whole cell, metadata value or the date part of a publication line.  Out: the day as written, in its own zone.
5/6/2014 is two days and so none, unless an order is given; 5.6.2014 is 5 June, since wherever dates are written with
full stops and the year last the day comes first (patterns of Unicode's CLDR). Days outside 1800-2100 are slips of the
pen.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_CLOCK = r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? (?:[a-z]{2,5} |[+-][0-9]{4} )?)?"
_ISO = re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-/.]?)(?P<month>[0-9]{2})(?P=mark)(?P<day>[0-9]{2})(?![0-9])")
_WORDS = (
    re.compile(rf"\b{_MONTH} {_DAY},? {_CLOCK}(?P<year>[12][0-9]{{3}})\b"),
    re.compile(rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -](?P<year>[12][0-9]{{3}}|[0-9]{{2}})\b"),
)
_NUMBERS = re.compile(
    r"\b(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>[12]\d{3})\b", re.ASCII
)
_SECONDS = re.compile(r"-?[0-9]{9,10}(?:\.[0-9]+)?")
_MILLISECONDS = re.compile(r"[0-9]{12,13}")
# Printed news that anybody would load is younger than the first year; nobody publishes after the last.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
# No way to write a date is longer; anything longer is text.
_LONGEST = 80


def parse_date(value: object, order: str | None = None) -> date | None:
    """Give the day that a cell names; `order` ("dmy", "mdy") decides 05/06/2014. None if it names none or several."""
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    words = re.sub(r"\s+", " ", str(value)).strip().casefold()
    if not words or len(words) > _LONGEST or isinstance(value, bool):
        return None
    return _plausible(_iso(words) or _epoch(words) or _in_words(words) or _in_numbers(words, order))


def _plausible(day: date | None) -> date | None:
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _iso(words: str) -> date | None:
    found = _ISO.match(words)
    return _day(found["year"], found["month"], found["day"]) if found else None


def _epoch(words: str) -> date | None:
    if _SECONDS.fullmatch(words):
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=float(words))).date()
    if _MILLISECONDS.fullmatch(words):
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(words))).date()
    return None


def _in_words(words: str) -> date | None:
    for pattern in _WORDS:
        found = pattern.search(words)
        if found:
            return _day(_century(found["year"]), _MONTHS[found["month"]], found["day"])
    return None


def _century(year: str) -> str:
    # Two-digit years are those of RFC 822 mail and feeds.
    return year if len(year) == 4 else f"{'20' if int(year) < 50 else '19'}{year}"


def _in_numbers(words: str, order: str | None) -> date | None:
    found = _NUMBERS.search(words)
    if not found:
        return None
    day_first = _day(found["year"], found["second"], found["first"])
    month_first = _day(found["year"], found["first"], found["second"])
    if order:
        return day_first if order == "dmy" else month_first
    if found["mark"] == "." and day_first:
        return day_first
    return (day_first or month_first) if day_first == month_first or not (day_first and month_first) else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
