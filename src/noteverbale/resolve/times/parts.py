"""The first or last units of a longer time -> their days: "the first nine months" of 2014.

In: the words, their TIMEX3 length, the days of the longer time.  Out: first and last day numbers, or None.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.calendars import IRANIAN, month_days
from noteverbale.resolve.times.stamps import Stamp, civil

_SIDE = re.compile(r"(?:the )?(?P<start>first|opening)?(?P<end>second|last|latter|final|closing)?\b", re.I)
_LENGTH = re.compile(r"P(\d+)([DWMQ])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3}


def days_of_part(words: str, length: str, first: int, last: int, iranian: int | None) -> tuple[int, int] | None:
    """Give the days of "the first nine months" (P9M) of a time; `iranian`: the year of Iran that this time is."""
    side, told = _SIDE.match(re.sub(r"\s+", " ", words)), _LENGTH.fullmatch(length)
    if side is None or told is None or not side.lastgroup:
        return None
    number, unit, from_end = int(told.group(1)), told.group(2), side.lastgroup == "end"
    if unit in _DAYS:
        days = number * _DAYS[unit]
        part = (last - days + 1, last) if from_end else (first, first + days - 1)
    else:
        part = _months(number * _MONTHS[unit], from_end, first, last, iranian)
    return part if first <= part[0] <= part[1] <= last else None


def _months(months: int, from_end: bool, first: int, last: int, iranian: int | None) -> tuple[int, int]:
    if iranian is not None and months <= 12:
        edge = month_days(IRANIAN, iranian, 13 - months if from_end else months)
        return (edge[0], last) if from_end else (first, edge[1])
    if from_end:
        day = Stamp("day", last).to("month").shift(1 - months).first()
        return day, last
    month = Stamp("day", first).to("month").shift(months)
    return first, month.first() + civil(first)[2] - 2
