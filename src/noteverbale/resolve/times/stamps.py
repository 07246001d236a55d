"""Counted calendar units: a unit and its number -> its days, its TIMEX3 value, its neighbours.

A `Stamp` counts units from year 0 of the proleptic Gregorian calendar, so that shifting is addition and years before
Christ (year 0 is 1 BC) need no special case. Days become `datetime.date` only at the outer wall.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

SEASONS = ("SP", "SU", "FA", "WI")
# Day number 0 is 1 March of year 0; the constants are those of the 400-year Gregorian cycle.
_DAYS_OF_CYCLE = 146_097
_EPOCH = date(1, 1, 1).toordinal()
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def day_number(year: int, month: int, day: int) -> int:
    """Give the proleptic Gregorian ordinal of a day (1 January of year 1 is 1), for any integer year."""
    shifted = year - (month <= 2)
    cycle, rest = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return cycle * _DAYS_OF_CYCLE + rest * 365 + rest // 4 - rest // 100 + of_year - 305


def civil(number: int) -> tuple[int, int, int]:
    """Give year, month and day of an ordinal: the inverse of `day_number`."""
    cycle, rest = divmod(number + 305, _DAYS_OF_CYCLE)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    of_year = rest - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + cycle * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Give the number of days of a month."""
    return day_number(year + month // 12, month % 12 + 1, 1) - day_number(year, month, 1)


def as_date(number: int) -> date | None:
    """Give the date of a day number; None outside the years that `datetime.date` knows."""
    return date.fromordinal(number) if _EPOCH <= number <= date.max.toordinal() else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """One unit of the calendar: `Stamp("month", 2014 * 12 + 10)` is November 2014."""

    unit: str
    number: int

    def first(self) -> int:
        """Give the number of its first day."""
        if self.unit == "day":
            return self.number
        if self.unit in ("week", "weekend"):
            return self.number * 7 + 1 + (5 if self.unit == "weekend" else 0)
        months = self.number * _MONTHS[self.unit] + (2 if self.unit == "season" else 0)
        return day_number(months // 12, months % 12 + 1, 1)

    def last(self) -> int:
        """Give the number of its last day."""
        if self.unit == "weekend":
            return self.first() + 1
        return Stamp(self.unit, self.number + 1).first() - 1

    def shift(self, steps: int) -> Stamp:
        """Give the unit of the same size so many steps on."""
        return Stamp(self.unit, self.number + steps)

    def to(self, unit: str) -> Stamp:
        """Give the unit of another size in which its first day lies."""
        return containing(unit, self.first())

    @property
    def year(self) -> int:
        """The year in which it begins."""
        if self.unit == "season":
            return self.number // 4
        return civil(self.first())[0]

    def value(self) -> str:
        """Give the TIMEX3 value."""
        return _VALUES[self.unit](self)


def containing(unit: str, day: int) -> Stamp:
    """Give the unit of the calendar that contains a day."""
    if unit == "day":
        return Stamp(unit, day)
    if unit in ("week", "weekend"):
        return Stamp(unit, (day - 1) // 7)
    year, month, _ = civil(day)
    months = year * 12 + month - 1 - (2 if unit == "season" else 0)
    return Stamp(unit, months // _MONTHS[unit])


def of_date(value: date) -> Stamp:
    """Give the day of a date."""
    return Stamp("day", value.toordinal())


def year_value(year: int) -> str:
    """Give a year as TIMEX3 writes it: four digits, with BC in front before Christ."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _day_value(stamp: Stamp) -> str:
    year, month, day = civil(stamp.number)
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def _week_value(stamp: Stamp) -> str:
    thursday = stamp.number * 7 + 4
    year = civil(thursday)[0]
    number = (thursday - day_number(year, 1, 1)) // 7 + 1
    return f"{year_value(year)}-W{number:02d}"


_VALUES: dict[str, Callable[[Stamp], str]] = {
    "day": _day_value,
    "week": _week_value,
    "weekend": lambda stamp: _week_value(stamp) + "-WE",
    "month": lambda stamp: f"{year_value(stamp.number // 12)}-{stamp.number % 12 + 1:02d}",
    "quarter": lambda stamp: f"{year_value(stamp.number // 4)}-Q{stamp.number % 4 + 1}",
    "season": lambda stamp: f"{year_value(stamp.number // 4)}-{SEASONS[stamp.number % 4]}",
    "half": lambda stamp: f"{year_value(stamp.number // 2)}-H{stamp.number % 2 + 1}",
    "year": lambda stamp: year_value(stamp.number),
    "decade": lambda stamp: f"{stamp.number:03d}" if stamp.number > 0 else f"BC{-stamp.number:03d}",
    "century": lambda stamp: f"{stamp.number:02d}" if stamp.number >= 0 else year_value(stamp.number * 100 + 99)[:-2],
}
