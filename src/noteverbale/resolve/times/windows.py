"""A length beside a day -> the days it covers. In: the day, number, unit, side.  Out: first and last day numbers."""

from __future__ import annotations

import math

from noteverbale.resolve.times.stamps import Stamp

_DAYS = {"day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14}


# So many hours reach into another day.
_HOURS_OF_DAY, _LONG_HOURS = 24, 12


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}


def window(now: Stamp | None, number: float | str, unit: str, side: int) -> tuple[int | None, int | None]:
    """Give the days that a length before or after a day covers; open where the number is unknown."""
    if now is None:
        return None, None
    day = now.first()
    if number == "X" and unit not in ("hour", "minute", "second"):
        return (None, day) if side < 0 else (day, None)
    steps = 0 if number == "X" else float(number) * side
    if unit == "hour":
        unit, steps = "day", math.ceil(abs(steps) / _HOURS_OF_DAY) * side if abs(steps) >= _LONG_HOURS else 0
    if unit in _DAYS:
        other = day + round(steps * _DAYS[unit])
    elif unit in _MONTHS:
        months = round(steps * _MONTHS[unit])
        month = now.to("month").shift(months)
        other = min(month.first() + day - now.to("month").first(), month.last())
    else:
        other = day
    return (other, day) if side < 0 else (day, other)
