"""Rules of holidays -> days. In: a rule of holidays.csv and a year.  Out: the day as a stamp."""

from __future__ import annotations

import re

from noteverbale.resolve.times.calendars import IRANIAN, ISLAMIC, in_year
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.stamps import Stamp, day_number, month_length


def holiday_in(rule: str, year: int) -> Stamp:
    """Give the day of a holiday in a year: "12-25", "easter -2", "4th thursday 11", "last monday 05", "islamic 10-01".

    One that falls twice in a year is told by the first; a 30th that a year has not, by the 29th.
    """
    calendar = rule.split()[0]
    if calendar in (IRANIAN, ISLAMIC):
        month, day = (int(part) for part in rule.split()[1].split("-"))
        days = in_year(calendar, year, month, day) or in_year(calendar, year, month, day - 1)
        return Stamp("day", days[0])
    if rule.startswith("easter"):
        return easter(year).shift(int(rule.split()[1]))
    if re.fullmatch(r"\d\d-\d\d", rule):
        return Stamp("day", day_number(year, int(rule[:2]), int(rule[3:])))
    parts = rule.split()
    month, weekday = int(parts[-1]), int(meaning("weekday", parts[1]))
    start = int(parts[3]) + 1 if "after" in parts else 1
    first = day_number(year, month, start)
    first += (weekday - 1 - (first - 1) % 7) % 7
    if parts[0] == "last":
        steps = (month_length(year, month) - 1 - (first - day_number(year, month, 1))) // 7
    else:
        steps = int(parts[0][0]) - 1
    return Stamp("day", first + 7 * steps)


def easter(year: int) -> Stamp:
    """Give Easter Sunday of a Gregorian year, by the tables of the 1582 reform in their arithmetic form."""
    golden, cent = year % 19, year // 100
    epact = (cent - cent // 4 - (8 * cent + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    offset = moon - (year + year // 4 + moon + 2 - cent + cent // 4) % 7
    month = 3 + (offset + 40) // 44
    return Stamp("day", day_number(year, month, offset + 28 - 31 * (month // 4)))
