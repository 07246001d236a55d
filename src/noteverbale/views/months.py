"""Which month an event counts in, for ledgers and panels by month.

In: coded events; first and last days.  Out: "2014-11", or None.
An event told only with a year has no month: its first day is no day on which it was held, and would fill every January.
"""

from __future__ import annotations

from datetime import date

from noteverbale.views.coding import Coded
from noteverbale.views.filters import Filters

# Days of the longest interval that still stands for the month in which it begins: a month, or a tour over its end.
LONGEST = 31


def month_within(first: str | None, last: str | None) -> str | None:
    """Give the month in which days (ISO text) begin; None where they are more than a month, or not told."""
    day = first or last
    if day is None or not _within_a_month(first, last):
        return None
    return day[:7]


def rough(one: Coded) -> bool:
    """Tell whether texts date an event, but only to a year or another time of more than a month."""
    return one.day is not None and not _within_a_month(one.day, one.last)


def month_of(one: Coded, filters: Filters) -> str | None:
    """Give the month of an event, told or estimated; else, of a deal's steps and with `undated` of all that happened,
    the one in which it became known. With `told_days` only one that a text tells.

    Told days over the end of a month count in that in which they begin. Estimated ones count in that of their last day:
    the text is of that day, news is mostly of the day or the day before, and the panel's `documents` count it there.
    """
    if one.day is not None:
        return month_within(one.day, one.last)
    if filters.told_days:
        return None
    about = one.record.estimated if one.done and not one.stage else None
    known = one.known if one.done and (filters.undated or one.stage) else None
    day = about[1] if about else known
    return day[:7] if day else None


def months_between(first: str, last: str) -> list[str]:
    """Give every month from that of the first day to that of the last."""
    start, end = ((int(day[:4]) * 12 + int(day[5:7]) - 1) for day in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


def _within_a_month(first: str | None, last: str | None) -> bool:
    if first is None or last is None:
        return True
    return (date.fromisoformat(last) - date.fromisoformat(first)).days < LONGEST
