"""Days told by the calendar -> their meaning: dates in digits and words, parts of ranges, holidays.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re
from dataclasses import replace

from noteverbale.resolve.times.build_months import calendar_month
from noteverbale.resolve.times.calendars import IRANIAN, IRANIAN_YEARS_BEHIND, ISLAMIC
from noteverbale.resolve.times.holidays import holiday_in
from noteverbale.resolve.times.lexicon import holidays, meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count, ordinal
from noteverbale.resolve.times.placing import nearest
from noteverbale.resolve.times.ranges import in_order
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp, containing
from noteverbale.resolve.times.words import NEXT_DAY, Words, day_of, full_year, year_ahead, year_of

# "Nowruz 1398": a year so early is of the calendar of Iran.
_NO_GREGORIAN = 1500


def day_of_attacks(words: Words, scene: Scene) -> Meaning | None:
    """Read the day that the attacks of 2001 are named after."""
    return Meaning(day_of(2001, 9, 11), fixed=True)


def numeric_date(words: Words, scene: Scene) -> Meaning | None:
    """Read a date in digits; the other order of day and month is tried where the first does not exist."""
    year, month, day = full_year(words["y"] or ""), int(words["m"] or 0), int(words["d"] or 0)
    straight, swapped = day_of(year, month, day), day_of(year, day, month)
    stamp = straight or swapped
    if stamp is None:
        return None
    other = (swapped.value(),) if swapped and straight and swapped != stamp else ()
    clock = words.get("clock")
    kind = "TIME" if clock else "DATE"
    return Meaning(stamp, kind, suffix=f"T{clock}" if clock else "", fixed=True, alternatives=other)


def calendar_day(words: Words, scene: Scene) -> Meaning | None:
    """Read month and day, with or without year."""
    month, day = int(meaning("month", words["month"] or "")), _day(words)
    year = year_of(words, scene)
    if year is not None:
        stamp = day_of(year, month, day)
        return Meaning(stamp, fixed=bool(words.get("year"))) if stamp else None
    year = year_ahead(words, scene, NEXT_DAY)
    if year is not None:
        stamp = day_of(year, month, day)
        return Meaning(stamp, fixed=True) if stamp else None
    candidates = [found for step in (-1, 0, 1) if scene.base and (found := day_of(scene.base.year + step, month, day))]
    if words.get("side") and scene.now:
        return _day_beside(candidates, words["side"] or "", scene.now)
    named = words.get("weekday")
    stamp = (not named and in_order(candidates, scene)) or nearest(
        candidates, scene, int(meaning("weekday", named)) if named else None
    )
    if stamp is None:
        return (
            Meaning(written=f"XXXX-{month:02d}-{day:02d}", granularity="day", bounded=False)
            if day_of(2000, month, day)
            else None
        )
    return Meaning(stamp)


def _day_beside(days: list[Stamp], side: str, now: Stamp) -> Meaning | None:
    if side.lower() == "next":
        found = next((day for day in days if day.number > now.number), None)
    elif side.lower() == "this":
        found = next((day for day in days if day.year == now.year), None)
    else:
        found = next((day for day in reversed(days) if day.number < now.number), None)
    return Meaning(found) if found else None


def _day(words: Words) -> int:
    digits = re.sub(r"\D", "", words.get("dom") or "")
    return int(digits) if digits else ordinal(words.get("ordinal") or "") or 0


def bare_day(words: Words, scene: Scene) -> Meaning | None:
    """Read "the 15th": of the month told of, or the one that the tense asks for."""
    if scene.base is None:
        return None
    month = scene.base.to("month")
    around = [month] if scene.narrative else [month.shift(step) for step in (-1, 0, 1)]
    days = [day_of(stamp.number // 12, stamp.number % 12 + 1, _day(words)) for stamp in around]
    stamp = nearest([day for day in days if day], scene)
    return Meaning(stamp) if stamp else None


def part_of_month(words: Words, scene: Scene) -> Meaning | None:
    """Read "the first week of December", "the last ten days of May": counted in days from the month's own ends."""
    found = calendar_month({"month": words["month"], "year": words["year"]}, scene)
    if found is None or found.stamp is None:
        return None
    which = (words["which"] or "").lower()
    size = _size(words)
    first, last = found.stamp.first(), found.stamp.last()
    if which in ("last", "final"):
        first = last - size + 1
    else:
        first += size * ((ordinal(which) or 1) - 1)
    stamp = containing("day" if size == 1 else "week", first)
    written = None if size in (1, 7) else found.stamp.value()
    return Meaning(stamp, written=written, first=first, last=min(last, first + size - 1), fixed=found.fixed)


def _size(words: Words) -> int:
    unit = words.get("unit") or words.get("units") or ""
    days = {"day": 1, "weekend": 2, "week": 7, "half": 15}[unit.lower().removesuffix("s")]
    return days * int(count(words.get("digits") or "one") or 1)


_MONTH_AHEAD = re.compile(r".{0,40}?\d{1,2}\w{0,2}\W+(?:of\W+)?([A-Za-z]+\.?)(?:,? (\d{4}))?", re.S)


def day_before_day(words: Words, scene: Scene) -> Meaning | None:
    """Read the first day of "3 to 5 May 2014": it takes month and year from what follows."""
    tail = _MONTH_AHEAD.match(scene.text, scene.end)
    if not tail:
        return None
    month = tail.group(1) if meaning("month", tail.group(1)) else tail.group(1).rstrip(".")
    told = {"month": month, "dom": words["dom"], "year": tail.group(2)}
    return calendar_day(told, scene) if meaning("month", month) else None


# Rules whose words name a day of a month: only after such a date is a bare number another day.
_DATED = ("month_day", "day_month", "worded_day_month", "last_month_day", "day_after_dates", "day_after_month")


def day_after_day(words: Words, scene: Scene) -> Meaning | None:
    """Read the second day of "May 3 and 5": month and year are those just told."""
    if scene.previous is None or scene.previous.unit != "day" or scene.previous_rule not in _DATED:
        return None
    month = scene.previous.to("month")
    year = int(words["year"] or 0) if words.get("year") else month.number // 12
    stamp = day_of(year, month.number % 12 + 1, int(re.sub(r"\D", "", words["dom"] or "0")))
    later = stamp is not None and (stamp.number > scene.previous.number or bool(words.get("year")))
    return Meaning(stamp, fixed=bool(words.get("year")) or scene.previous_fixed) if later else None


def holiday(words: Words, scene: Scene) -> Meaning | None:
    """Read a holiday by its rule in holidays.csv, or the week or weekend it falls in."""
    found, whole = _holiday(words, scene), words.get("whole")
    if found is None or found.stamp is None or not whole:
        return found
    return replace(found, stamp=found.stamp.to(whole.lower()))


def _holiday(words: Words, scene: Scene) -> Meaning | None:
    plain = re.sub(r"\s+", " ", (words["holiday"] or "").lower().replace("’", "'"))
    rule = holidays().get(plain) or next(
        (r for n, r in holidays().items() if n.replace("'", "") == plain.replace("'", "")), None
    )
    if rule is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", rule):
        stamp = day_of(*(int(part) for part in rule.split("-")))
        return Meaning(stamp, fixed=True)
    year = year_of({"year": words.get("year")}, scene)
    if year is not None and rule.startswith(IRANIAN) and year < _NO_GREGORIAN:
        year += IRANIAN_YEARS_BEHIND
    if year is not None:
        return Meaning(holiday_in(rule, year), fixed=True)
    if scene.base is None:
        return Meaning(written="XXXX-XX-XX", granularity="day", bounded=False)
    days = [holiday_in(rule, scene.base.year + step) for step in (-1, 0, 1)]
    which = (words.get("which") or "").lower()
    if which == "last":
        days = [day for day in days if day.number < scene.base.first()][-1:]
    elif which == "next":
        days = [day for day in days if day.number > scene.base.first()][:1]
    found = nearest(days, scene)
    if found is not None and rule.startswith(ISLAMIC):
        return Meaning(found, first=found.number - 1, last=found.number + 1)
    return Meaning(found)
