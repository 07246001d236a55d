"""Days, months and years of the Iranian and Islamic calendars -> their meaning: "22 Bahman 1357", "1345 AH".

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
The value is Gregorian, as TIMEX3 writes it: of a month the one in which it begins. An Islamic day may be a day off.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.build_years import YEARS_OF_STAGES
from noteverbale.resolve.times.calendars import (
    IRANIAN,
    IRANIAN_YEARS_BEHIND,
    ISLAMIC,
    day_in,
    in_year,
    month_days,
    years_near,
)
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import ordinal
from noteverbale.resolve.times.placing import nearest
from noteverbale.resolve.times.scene import Scene, tells_of_iran
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import Words, direction_of

# How many days the sight of the moon may differ from the arithmetic calendar.
_DOUBT = {IRANIAN: 0, ISLAMIC: 1}
# What brackets beside an Iranian year tell: "(ended on March 20, 2017)", "(March 2017-March 2018)", "(March 20, 2017)".
_BOUND = re.compile(
    r"\W{1,3}(?:which )?(?:is )?(?:to )?(?:be )?(?P<word>end|start|beg[aiu]n)?\w*(?: on| in)? ?(?:Mar(?:ch|\.)? )?"
    r"(?P<day>[12]\d)?,? ?(?:March )?(?P<year>\d{4})(?P<range>\s?[-–])?",
    re.I,
)
# The year ends at the equinox: on the 19th or 20th of March.
_LAST_DAYS = ("19", "20")


def iranian_year(words: Words, scene: Scene) -> Meaning | None:
    """Read "the current Iranian year": from the equinox; a year told in brackets counts before publication."""
    numbered, told = words.get("number"), _told_beside(scene)
    if numbered:
        year = int(numbered)
    elif told:
        year = int(told.group("year")) - _tells_end(told) - IRANIAN_YEARS_BEHIND
    elif scene.now is not None:
        year = _current_year(scene.now) + direction_of(words["which"])
    else:
        return Meaning(written="XXXX", granularity="year", bounded=False, anchors=False)
    first, last = month_days(IRANIAN, year, 1)[0], month_days(IRANIAN, year, 12)[1]
    stamp = Stamp("year", year + IRANIAN_YEARS_BEHIND)
    return Meaning(stamp, first=first, last=last, fixed=bool(numbered or told))


def _told_beside(scene: Scene) -> re.Match[str] | None:
    """Give what is told of a bound of the year beside it, where it tells which of the two bounds it is."""
    told = _BOUND.match(scene.text, scene.end)
    return told if told and (told.group("word") or told.group("day") or told.group("range")) else None


def _tells_end(told: re.Match[str]) -> bool:
    return told.group("word").lower() == "end" if told.group("word") else told.group("day") in _LAST_DAYS


def iranian_year_beside_ours(words: Words, scene: Scene) -> Meaning | None:
    """Read "1398 (March 2019-March 2020)": an Iranian year whose year of ours stands beside it."""
    behind = int(words["ours"] or 0) - int(words["number"] or 0) - IRANIAN_YEARS_BEHIND
    return iranian_year(words, scene) if behind in (0, 1) else None


def iranian_decade(words: Words, scene: Scene) -> Meaning | None:
    """Read "the 1370s" of a text on Iran, all of whose decades in the corpora are the calendar's: from 21 March 1991.

    "Late" and "early" tell a few of its years, as of a decade of ours.
    """
    if not tells_of_iran(scene.text):
        return None
    decade = int(words["number"] or 0)
    first, last = YEARS_OF_STAGES.get(re.split(r"\W", (words.get("stage") or "").lower())[0], (0, 9))
    begun, ended = (month_days(IRANIAN, decade + first, 1)[0], month_days(IRANIAN, decade + last, 12)[1])
    return Meaning(Stamp("decade", (decade + IRANIAN_YEARS_BEHIND) // 10), first=begun, last=ended, fixed=True)


def _current_year(now: Stamp) -> int:
    before, after = years_near(IRANIAN, now.year)
    return before if now.first() < month_days(IRANIAN, after, 1)[0] else after


def islamic_year(words: Words, scene: Scene) -> Meaning | None:
    """Read "1345 AH": a year of the moon."""
    year = int(words["number"] or 0)
    first, last = month_days(ISLAMIC, year, 1)[0], month_days(ISLAMIC, year, 12)[1]
    return Meaning(Stamp("day", first).to("year"), first=first, last=last, fixed=True)


def calendar_date(words: Words, scene: Scene) -> Meaning | None:
    """Read "22 Bahman 1357", "the 27th of Rajab": of the year told, else the one that fits the scene."""
    calendar, month = _month(words)
    digits = re.sub(r"\D", "", words.get("dom") or "")
    day = int(digits) if digits else ordinal(words.get("ordinal") or "") or 0
    if words.get("number"):
        number = day_in(calendar, int(words["number"] or 0), month, day)
        return _day(calendar, number, fixed=True) if number is not None else None
    found = _of_scene(calendar, month, day, scene)
    return _day(calendar, found.number, fixed=False) if found else _undated(scene, "XXXX-XX-XX", "day")


def _day(calendar: str, number: int, *, fixed: bool) -> Meaning:
    doubt = _DOUBT[calendar]
    return Meaning(Stamp("day", number), first=number - doubt, last=number + doubt, fixed=fixed)


def calendar_month_of(words: Words, scene: Scene) -> Meaning | None:
    """Read "Farvardin 1394", "the month of Ramadan"."""
    calendar, month = _month(words)
    if words.get("number"):
        return _whole(month_days(calendar, int(words["number"] or 0), month), fixed=True)
    found = _of_scene(calendar, month, 1, scene)
    if found is None:
        return _undated(scene, "XXXX-XX", "month")
    return _whole(_month_around(calendar, month, found), fixed=False)


def _whole(days: tuple[int, int], *, fixed: bool) -> Meaning:
    return Meaning(Stamp("day", days[0]).to("month"), first=days[0], last=days[1], fixed=fixed)


def _month_around(calendar: str, month: int, day: Stamp) -> tuple[int, int]:
    spans = (month_days(calendar, year, month) for year in years_near(calendar, day.year))
    return next(span for span in spans if span[0] <= day.number <= span[1])


def _month(words: Words) -> tuple[str, int]:
    named = words.get("iranian_month") or words.get("iranian_plain")
    if named:
        return IRANIAN, int(meaning("iranian_month", named) or meaning("iranian_plain", named))
    return ISLAMIC, int(meaning("islamic_month", words["islamic_month"] or ""))


def _of_scene(calendar: str, month: int, day: int, scene: Scene) -> Stamp | None:
    """Give the day of that name that fits the scene; None where the text tells no day to count from."""
    if scene.base is None:
        return None
    numbers = [number for step in (-1, 0, 1) for number in in_year(calendar, scene.base.year + step, month, day)]
    return nearest([Stamp("day", number) for number in sorted(numbers)], scene)


def _undated(scene: Scene, written: str, granularity: str) -> Meaning | None:
    if scene.base is not None:
        return None
    return Meaning(written=written, granularity=granularity, bounded=False, anchors=False)
