"""Words of a time -> the separate dates they list: "in 1984 and 1997", "on January 23-24, February 15-16 and March 14".

In: the words and a way to resolve a part of them.  Out: the first and last day of each date; none where they tell one.
Days that follow each other ("Wednesday and Thursday") are one stretch; two months or years are two dates even so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from noteverbale.resolve.times import TimeMention, tag

Days = tuple[date, date]
Resolve = Callable[[str], TimeMention | None]

_STRETCH = re.compile(
    r"\b(?:between|from|since|until|till|through|over|for|within|every|each|weekends?|weeks?|hours?|morning|afternoon|"
    r"evening|night|noon|midnight|o'clock|gmt|am|pm)\b|\d:\d|[ap]\.m\b",
    re.I,
)
# "March 3, 2015" and "Friday, March 3" are one date, "1997, 2003 and 2011" are three.
_JOINT = re.compile(
    r",? (?:and|as well as)(?: again| then| later)? |(?<=\d{4}), |(?<!day), (?!(?:19|20)\d\d\b)|,(?= ?and\b)"
)
# "In February | and again in June.": another time with a preposition of its own, up to the end of its clause.
_ALSO = re.compile(
    r",?\s+and\s+(?:again\s+|then\s+|once\s+more\s+)?(?:in|on)\s+(?P<time>[^.,;()\n]{3,25}?)(?=[.,;)]|\s*\Z)"
)
_LEAD = re.compile(r"\A(?:(?:twice|first|both|on|in|at|during|and)\b[ ,]*)+", re.I)
_YEAR = re.compile(r"[ ,]*(?:\bof )?\b((?:19|20)\d\d)\Z")
_TOLD_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BARE_DAY = re.compile(r"\d{1,2}(?:-\d{1,2})?(?:st|nd|rd|th)?\Z")


def several(words: str, resolve: Resolve) -> tuple[Days, ...]:
    """Give the separate dates that words list, in order."""
    if _STRETCH.search(words) or not (parts := _parts(words)):
        return ()
    found = [resolve(part) for part in parts]
    days = [(one.first, one.last, one.granularity) for one in found if one is not None and one.first and one.last]
    if len(days) < len(parts):
        return ()
    kept: list[Days] = []
    for first, last, unit in days:
        if kept and first <= kept[-1][1]:
            return ()  # not in order: one of them was taken for another year's or week's
        if kept and unit == "day" and (first - kept[-1][1]).days == 1:
            kept[-1] = kept[-1][0], last
        else:
            kept.append((first, last))
    return tuple(kept) if len(kept) > 1 else ()


def also(text: str, end: int, published: date | None) -> str:
    """Give the words behind a time that ends at `end` by which its clause lists another: " and in June"; else none."""
    behind = _ALSO.match(text, end)
    told = tag(behind["time"], published) if behind else []
    whole = behind is not None and len(told) == 1 and (told[0].start, told[0].end) == (0, len(behind["time"]))
    return behind.group() if behind and whole else ""


def _parts(words: str) -> list[str]:
    """Give the words of each date, each with its month and year where only another part tells them."""
    told = [_LEAD.sub("", part).strip(" ,") for part in _JOINT.split(" ".join(words.split()))]
    parts = [part for part in told if part]
    if len(parts) < 2:
        return []
    return _with_year(_with_month(parts))


def _with_month(parts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        month = re.match(r"[^\W\d]+\.?(?= \d)", found[-1]) if found and _BARE_DAY.match(part) else None
        found.append(f"{month.group()} {part}" if month else part)
    return found


def _with_year(parts: Sequence[str]) -> list[str]:
    year = _YEAR.search(parts[-1])
    if year is None or parts[-1] == year[1]:
        return list(parts)
    return [*(part if _TOLD_YEAR.search(part) else _in_year(part, year[1]) for part in parts[:-1]), parts[-1]]


def _in_year(part: str, year: str) -> str:
    return f"{part}, {year}" if part[-1].isdigit() else f"{part} {year}"
