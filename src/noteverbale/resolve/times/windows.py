"""A length beside a day -> the days it covers. In: the day, number, unit, side.  Out: first and last day numbers."""

from __future__ import annotations

from noteverbale.resolve.times.stamps import Stamp

_DAYS = {"day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14}


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}


def window(now: Stamp | None, number: float | str, unit: str, side: int) -> tuple[int | None, int | None]:
    """Give the days that a length before or after a day covers; open where the number is unknown."""
    if now is None:
        return None, None
    day = now.first()
    if number == "X":
        return (None, day) if side < 0 else (day, None)
    steps = float(number) * side
    if unit in _DAYS:
        other = day + round(steps * _DAYS[unit])
    elif unit in _MONTHS:
        months = round(steps * _MONTHS[unit])
        month = now.to("month").shift(months)
        other = min(month.first() + day - now.to("month").first(), month.last())
    else:
        other = day
    return (other, day) if side < 0 else (day, other)
