"""Days of the Iranian and the Islamic calendar -> day numbers. In: year, month, day.  Out: ordinals, as in stamps.py.

The Iranian calendar is solar and begins at the March equinox; its leap years follow the 33-year cycle, which agrees
with the equinox from 1206 to 1497 (1827 to 2118). The Islamic calendar is lunar; its arithmetic form is used (30-year
cycle, from 16 July 622), which differs by a day at times from what is declared upon sight of the moon.
"""

from __future__ import annotations

from noteverbale.resolve.times.stamps import civil, day_number

IRANIAN, ISLAMIC = "iranian", "islamic"
# The year that begins at the equinox of 2009 is 1388.
IRANIAN_YEARS_BEHIND = 621
# 1 Farvardin 1 would be the day after this one.
_IRANIAN_EPOCH = 226_894
# 1 Muharram 1 would be the day after this one.
_ISLAMIC_EPOCH = 227_014
_LONG_IRANIAN_MONTHS = 6
_ISLAMIC_MONTH = 30


def first_day(calendar: str, year: int, month: int) -> int:
    """Give the number of the first day of a month."""
    if calendar == IRANIAN:
        leaps = (8 * year + 21) // 33
        return _IRANIAN_EPOCH + 365 * (year - 1) + leaps + 30 * (month - 1) + min(month - 1, _LONG_IRANIAN_MONTHS) + 1
    return _ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + 1


def month_days(calendar: str, year: int, month: int) -> tuple[int, int]:
    """Give the numbers of the first and last day of a month."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return first_day(calendar, year, month), first_day(calendar, *following) - 1


def day_in(calendar: str, year: int, month: int, day: int) -> int | None:
    """Give the number of a day; None if its month is shorter. Any Islamic month may have 30 days: the moon decides."""
    first, last = month_days(calendar, year, month)
    if calendar == ISLAMIC:
        last = first + _ISLAMIC_MONTH - 1
    return first + day - 1 if 1 <= day <= last - first + 1 else None


def years_near(calendar: str, gregorian: int) -> range:
    """Give the years of a calendar that touch a Gregorian year."""
    if calendar == IRANIAN:
        return range(gregorian - IRANIAN_YEARS_BEHIND - 1, gregorian - IRANIAN_YEARS_BEHIND + 1)
    # Of 30 years 11 have a day more; the year counted so is at most one beside that of the first of January.
    first = (day_number(gregorian, 1, 1) - _ISLAMIC_EPOCH) * 30 // 10_631 + 1
    return range(first - 1, first + 3)


def in_year(calendar: str, gregorian: int, month: int, day: int) -> list[int]:
    """Give the numbers of all days of a Gregorian year that bear a day and month of a calendar."""
    days = (day_in(calendar, year, month, day) for year in years_near(calendar, gregorian))
    return [number for number in days if number is not None and civil(number)[0] == gregorian]
