"""Words that a rule matched -> years and days that several builders need.

In: named groups of a match, the scene.  Out: plain numbers and stamps; None where the words tell none.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import meaning, tables
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


_JOIN = r"\s?(?:-|–|—|/|,|and|to|or|until|through|,\s?and)\s?(?:the\s|early\s|late\s|mid-|in\s){0,2}"


_YEAR_TAIL = r"(?:\s?\d{1,2}\w{0,2})?(?:,\s?|\sof\s|\s)(\d{4}|\d{1,4}(?=\s?BC))\b(\s?BC)?"


_MONTHS_AHEAD = r"(?:\d{1,2}\w{0,2}\s(?:of\s)?)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"


# Dates that may stand between one without a year and the one that tells it: "January 12, March 11, and March 25, 2017".
_DATES_AHEAD = rf"(?:{_JOIN}{_MONTHS_AHEAD}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)){{0,3}}?"


NEXT_DAY = re.compile(rf"{_DATES_AHEAD}{_JOIN}(?:{_MONTHS_AHEAD}|\d{{1,2}}(?:st|nd|rd|th)?(?=,\s?\d{{4}})){_YEAR_TAIL}")


NEXT_MONTH = re.compile(rf"{_JOIN}{_MONTHS_AHEAD}{_YEAR_TAIL}")


NEXT_SEASON = re.compile(rf"{_JOIN}(?:spring|summer|autumn|fall|winter){_YEAR_TAIL}", re.I)


def year_ahead(words: Words, scene: Scene, follow: re.Pattern[str]) -> int | None:
    """Give the year that two joined dates share, told after the second: "between May and October 2018"."""
    if words.get("which"):
        return None
    tail = follow.match(scene.text, scene.end)
    return era_applied(int(tail.group(1)), tail.group(2)) if tail else None


_BACK = ("last", "past", "previous", "prior", "preceding", "before", "earlier", "ago", "previously")


_ON = ("next", "coming", "following", "subsequent", "ensuing", "after", "later", "hence", "from", "afterward", "on")


def direction_of(words: str | None) -> int:
    """Give -1, 0 or 1 for words that look back, stay, or look ahead."""
    plain = (words or "").lower()
    if any(re.search(rf"\b{cue}", plain) for cue in _BACK):
        return -1
    return 1 if any(re.search(rf"\b{cue}", plain) for cue in _ON) else 0


def unit_name(words: str) -> str:
    """Give the name of a unit in the singular."""
    plain = words.lower().strip()
    if plain in tables()["unit"]:
        return plain
    return str(meaning("plural", plain) or plain.removesuffix("s"))
