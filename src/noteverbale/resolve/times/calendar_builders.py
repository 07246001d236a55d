"""Calendar words -> their unit: days, months, years, quarters, seasons, decades, centuries, holidays.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import holidays, meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count, ordinal
from noteverbale.resolve.times.placing import nearest, season_index
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp, day_number, month_length

Words = dict[str, str | None]
# Two-digit years up to this one belong to the 2000s, later ones to the 1900s.
_PIVOT = 40


def day_of(year: int, month: int, day: int) -> Stamp | None:
    """Give a day if the calendar has it."""
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    return Stamp("day", day_number(year, month, day))


def full_year(digits: str) -> int:
    """Give the year that two or four digits mean."""
    return int(digits) if len(digits) > 2 else int(digits) + (2000 if int(digits) <= _PIVOT else 1900)


def year_of(words: Words, scene: Scene, key: str = "year") -> int | None:
    """Give the year among the words, before Christ if the era says so; None if none is told."""
    digits = words.get(key) or words.get("short")
    if digits:
        return era_applied(full_year(digits), words.get("era"))
    return year_named(words.get("which") or words.get("whose"), scene)


def era_applied(year: int, era: str | None) -> int:
    """Give the astronomical year: 1 BC is 0."""
    return 1 - year if era and era.strip().upper().startswith("B") else year


def year_named(words: str | None, scene: Scene) -> int | None:
    """Give the year that "last year" or "that year" means."""
    if not words:
        return None
    plain = re.sub(r"\s+", " ", words.lower())
    digits = re.search(r"\d{4}", plain)
    if digits:
        return int(digits.group())
    for cue, base, steps in _NAMED_YEARS:
        if cue in plain:
            stamp = scene.published if base == "published" else (scene.anchor or scene.published)
            return stamp.year + steps if stamp else None
    return None


_NAMED_YEARS = (
    ("this year", "published", 0),
    ("last year", "published", -1),
    ("year ago", "published", -1),
    ("year earlier", "published", -1),
    ("next year", "published", 1),
    ("following year", "anchor", 1),
    ("previous year", "anchor", -1),
    ("year", "anchor", 0),
)


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
    month, day = int(meaning("month", words["month"] or "")), int(re.sub(r"\D", "", words["dom"] or "0"))
    year = year_of(words, scene)
    if year is not None:
        stamp = day_of(year, month, day)
        return Meaning(stamp, fixed=bool(words.get("year"))) if stamp else None
    year = year_ahead(words, scene, _NEXT_DAY)
    if year is not None:
        stamp = day_of(year, month, day)
        return Meaning(stamp, fixed=True) if stamp else None
    candidates = [day_of(scene.base.year + step, month, day) for step in (-1, 0, 1)] if scene.base else []
    if words.get("side") and scene.now:
        return _day_beside([c for c in candidates if c], words["side"] or "", scene.now)
    named = words.get("weekday")
    stamp = nearest([c for c in candidates if c], scene, int(meaning("weekday", named)) if named else None)
    if stamp is None:
        return Meaning(written=f"XXXX-{month:02d}-{day:02d}", granularity="day", bounded=False) if day_of(2000, month, day) else None
    return Meaning(stamp)


def _day_beside(days: list[Stamp], side: str, now: Stamp) -> Meaning | None:
    if side.lower() == "next":
        found = next((day for day in days if day.number > now.number), None)
    elif side.lower() == "this":
        found = next((day for day in days if day.year == now.year), None)
    else:
        found = next((day for day in reversed(days) if day.number < now.number), None)
    return Meaning(found) if found else None


_JOIN = r"\s?(?:-|–|—|/|,|and|to|or|until|through|,\s?and)\s?(?:the\s|early\s|late\s|mid-|in\s){0,2}"
_YEAR_TAIL = r"(?:\s?\d{1,2}\w{0,2})?(?:,\s?|\sof\s|\s)(\d{4}|\d{1,4}(?=\s?BC))\b(\s?BC)?"
_MONTHS_AHEAD = r"(?:\d{1,2}\w{0,2}\s(?:of\s)?)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NEXT_DAY = re.compile(rf"{_JOIN}(?:{_MONTHS_AHEAD}|\d{{1,2}}(?:st|nd|rd|th)?(?=,\s?\d{{4}})){_YEAR_TAIL}")
_NEXT_MONTH = re.compile(rf"{_JOIN}{_MONTHS_AHEAD}{_YEAR_TAIL}")
_NEXT_SEASON = re.compile(rf"{_JOIN}(?:spring|summer|autumn|fall|winter){_YEAR_TAIL}", re.I)


def year_ahead(words: Words, scene: Scene, follow: re.Pattern[str]) -> int | None:
    """Give the year that two joined dates share, told after the second: "between May and October 2018"."""
    if words.get("which"):
        return None
    tail = follow.match(scene.text, scene.end)
    return era_applied(int(tail.group(1)), tail.group(2)) if tail else None


def calendar_month(words: Words, scene: Scene) -> Meaning | None:
    """Read a month, with or without year."""
    month = int(meaning("month", words["month"] or "")) - 1
    year = year_of(words, scene)
    if year is not None:
        return Meaning(Stamp("month", year * 12 + month), fixed=bool(words.get("year")))
    ahead = year_ahead(words, scene, _NEXT_MONTH)
    if ahead is not None:
        return Meaning(Stamp("month", ahead * 12 + month), fixed=True)
    if scene.base is None:
        return Meaning(written=f"XXXX-{month + 1:02d}", granularity="month", bounded=False)
    stamp = nearest([Stamp("month", (scene.base.year + step) * 12 + month) for step in (-1, 0, 1)], scene)
    return Meaning(stamp)


def month_of_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a month of a year told by reference: "May of last year"."""
    return calendar_month(words, scene)


def day_before_day(words: Words, scene: Scene) -> Meaning | None:
    """Read the first day of "3 to 5 May 2014": it takes month and year from what follows."""
    tail = re.match(r".{0,40}?\d{1,2}\w{0,2}\W+(?:of\W+)?([A-Za-z]+\.?)(?:,? (\d{4}))?", scene.text[scene.end :], re.S)
    if not tail:
        return None
    return calendar_day({"month": tail.group(1), "dom": words["dom"], "year": tail.group(2)}, scene) if meaning("month", tail.group(1)) else None


def day_after_day(words: Words, scene: Scene) -> Meaning | None:
    """Read the second day of "May 3 and 5": month and year are those just told."""
    if scene.previous is None or scene.previous.unit != "day":
        return None
    month = scene.previous.to("month")
    year = int(words["year"] or 0) if words.get("year") else month.number // 12
    stamp = day_of(year, month.number % 12 + 1, int(re.sub(r"\D", "", words["dom"] or "0")))
    later = stamp is not None and (stamp.number > scene.previous.number or bool(words.get("year")))
    return Meaning(stamp, fixed=bool(words.get("year")) or scene.previous_fixed) if later else None


def month_of_worded_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a month of a year spoken in words."""
    year = worded_year(words, scene)
    month = int(meaning("month", words["month"] or ""))
    return Meaning(Stamp("month", year.stamp.number * 12 + month - 1), fixed=True) if year and year.stamp else None


def second_year(words: Words, scene: Scene) -> Meaning | None:
    """Read the second year of "1995-96"."""
    if scene.previous is None or scene.previous.unit != "year":
        return None
    year = scene.previous.number // 100 * 100 + int(words["short"] or 0)
    return Meaning(Stamp("year", year), fixed=True) if scene.previous.number < year else None


def era_year_of_range(words: Words, scene: Scene) -> Meaning | None:
    """Read the first year of "499-493 BC"."""
    tail = re.match(r"\s?(?:-|–|—|to|and)\s?\d{1,4}\s?([AB])", scene.text[scene.end : scene.end + 16], re.I)
    return Meaning(Stamp("year", era_applied(int(words["y"] or 0), tail.group(1))), fixed=True) if tail else None


def calendar_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year in digits."""
    year = year_of(words, scene)
    return Meaning(Stamp("year", year), fixed=True) if year is not None else None


def era_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year with BC or AD."""
    return Meaning(Stamp("year", era_applied(int(words["y"] or 0), words["era"])), fixed=True)


def worded_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year spoken in words: "nineteen ninety-six", "two thousand and one"."""
    if words.get("thousand"):
        units = count(words["units"]) if words.get("units") else 0
        return Meaning(Stamp("year", 2000 + int(units or 0)), fixed=True)
    century, rest = count(words["century"] or ""), count(words["rest"] or "")
    return Meaning(Stamp("year", int(century or 0) * 100 + int(rest or 0)), fixed=True)


def decade(words: Words, scene: Scene) -> Meaning | None:
    """Read a decade: "the 1990s", "the nineties", "the '60s"."""
    if words.get("decade"):
        year = era_applied(int(words["decade"] or 0), words.get("era"))
        number = year // 10 if year > 0 else (year - 9) // 10 + (1 if year % 10 == 0 else 0)
        stamp = Stamp("decade", number)
    else:
        tens = words.get("short") or words.get("bare")
        stamp = Stamp("decade", 190 + (int(tens) // 10 if tens else int(meaning("tens_of_years", words["tens_of_years"] or ""))))
    return _staged(stamp, words.get("stage") or words.get("stage_b"))


_STAGES = {"early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9), "later": (6, 9)}


def _staged(stamp: Stamp, stage: str | None) -> Meaning:
    if not stage:
        return Meaning(stamp, fixed=True)
    low, high = _STAGES[re.split(r"\W", stage.lower())[0]]
    years = stamp.to("year").shift(0), 1 if stamp.unit == "decade" else 10
    first, size = years
    return Meaning(stamp, first=first.shift(low * size).first(), last=first.shift((high + 1) * size - 1).last(), fixed=True)


def century(words: Words, scene: Scene) -> Meaning | None:
    """Read a century: "the 20th century", "the 4th century BC"."""
    number = ordinal(words["ordinal"] or "")
    if not number:
        return None
    before = (words.get("era") or "").strip().upper().startswith("B")
    stamp = Stamp("century", -number if before else number - 1)
    return _staged(stamp, words.get("stage"))


def half(words: Words, scene: Scene) -> Meaning | None:
    """Read half of a year."""
    year = year_of(words, scene)
    second = (words["which"] or "").lower() != "first"
    named = year_named(words.get("whose"), scene) if not words.get("year") else year
    return Meaning(Stamp("half", named * 2 + second), fixed=bool(words.get("year"))) if named is not None else None


def season(words: Words, scene: Scene) -> Meaning | None:
    """Read a season, with or without year."""
    index = season_index(words["season"] or "")
    year = year_of(words, scene)
    if year is not None:
        return Meaning(Stamp("season", year * 4 + index), fixed=bool(words.get("year")))
    ahead = year_ahead(words, scene, _NEXT_SEASON)
    if ahead is not None:
        return Meaning(Stamp("season", ahead * 4 + index), fixed=True)
    if scene.base is None:
        return Meaning(written=f"XXXX-{meaning('season', words['season'] or '')}", granularity="season", bounded=False)
    return Meaning(nearest([Stamp("season", (scene.base.year + step) * 4 + index) for step in (-1, 0, 1)], scene))


def holiday(words: Words, scene: Scene) -> Meaning | None:
    """Read a holiday by its rule in holidays.csv."""
    plain = re.sub(r"\s+", " ", (words["holiday"] or "").lower().replace("’", "'"))
    rule = holidays().get(plain) or next((r for n, r in holidays().items() if n.replace("'", "") == plain.replace("'", "")), None)
    if rule is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", rule):
        stamp = day_of(*(int(part) for part in rule.split("-")))
        return Meaning(stamp, fixed=True)
    year = year_of({"year": words.get("year")}, scene)
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
    return Meaning(nearest(days, scene))


def holiday_in(rule: str, year: int) -> Stamp:
    """Give the day of a holiday in a year: "12-25", "easter -2", "4th thursday 11", "last monday 05"."""
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
