"""Days as people give them: a day, or a month or a year, which stands for its first or its last.

In: ISO text or dates.  Out: ISO text.  Errors: ConfigError, which says of which option.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from noteverbale.errors import ConfigError

Day = str | date


def period(since: Day | None, until: Day | None, on: Day | None) -> tuple[str | None, str | None]:
    """Give the first and the last day asked for."""
    if on is not None and (since is not None or until is not None):
        raise ConfigError("on is since and until in one; leave out since and until, or leave out on")
    since, until = (on, on) if on is not None else (since, until)
    first, last = first_of(since, "since"), last_of(until, "until")
    if first and last and first > last:
        raise ConfigError(f"since ({first}) is later than until ({last}); swap them")
    return first, last


def first_of(value: Day | None, name: str) -> str | None:
    """Give a day as ISO text; a year or a month stands for its first day. Raises ConfigError, which says `name`."""
    day = _day_text(value, name)
    return {4: f"{day}-01-01", 7: f"{day}-01"}.get(len(day), day) if day else None


def last_of(value: Day | None, name: str) -> str | None:
    """Give a day as ISO text; a year or a month stands for its last day. Raises ConfigError, which says `name`."""
    day = _day_text(value, name)
    if day is None or len(day) == 10:
        return day
    year, month = (int(day[:4]), int(day[5:7])) if len(day) == 7 else (int(day), 12)
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _day_text(value: Day | None, name: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str | date):
        raise ConfigError(f"{name} is a day, as text such as '2014-11-20' or as a date; got {value!r}")
    text = value.isoformat()[:10] if isinstance(value, date) else value.strip()
    try:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
            raise ValueError
        date.fromisoformat(
            text + "-01-01"[: 0 if len(text) == 10 else 10 - len(text)] if len(text) != 7 else text + "-01"
        )
    except ValueError as error:
        raise ConfigError(f"{name} {text!r} is not a day; write it as 2014-11-20, 2014-11 or 2014") from error
    return text
