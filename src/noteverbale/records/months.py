"""Words of a time in a text without a day -> what they tell all the same: months, or a day of the text's own week.

In: "on March 10", "in late April", "late on Monday".  Out: numbers of months; whether it is the text's own week. Such
words give no day, but an event of April is not one of March, and what a text tells by the day of the week is its news,
by the month what lies behind it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from noteverbale.records import rules
from noteverbale.resolve.times.lexicon import meaning

if TYPE_CHECKING:
    from noteverbale.records.facts import Facts
    from noteverbale.records.profile import Profile

_WORD = re.compile(r"[^\W\d_]+\.?")
_FEWEST = 2  # two months told are the ends of a stretch
NO_MONTHS: frozenset[int] = frozenset()


@lru_cache(maxsize=65536)
def months_of(words: str) -> frozenset[int]:
    """Give the months that words name, with those from the first to the second of two; none where they name none."""
    named = [int(month) for word in _WORD.findall(words) if (month := meaning("month", word)) is not None]
    if len(set(named)) != _FEWEST:
        return frozenset(named)
    first, last = dict.fromkeys(named)
    return frozenset(month % 12 + 1 for month in range(first - 1, first + (last - first) % 12))


def another_month(facts: Facts, profile: Profile) -> bool:
    """Tell whether a claim of an undated text names another month than all that are told of a record."""
    had = profile.months or _of_days(profile)
    return bool(facts.months and had) and facts.months.isdisjoint(had)


@lru_cache(maxsize=65536)
def of_the_week(words: str) -> bool:
    """Tell whether words name a day by the text's own ("on Monday", "today", "last week") and no month."""
    told = _WORD.findall(words)
    near = any(meaning("weekday", word) is not None or word.lower() in rules.words("of_the_week") for word in told)
    return near and not months_of(words)


def another_week(facts: Facts, profile: Profile) -> bool:
    """Tell whether one text tells of one by the day of the week, and as held of the other by month or year."""
    if facts.document not in profile.texts or facts.known is not None:
        return False
    news, past = facts.week and not profile.week, facts.past and not profile.past
    return (news and profile.past) or (past and profile.week)


def _of_days(profile: Profile) -> frozenset[int]:
    days = (day for first, last, wide in profile.intervals if not wide for day in (first, last))
    return frozenset(date.fromordinal(day).month for day in days)
