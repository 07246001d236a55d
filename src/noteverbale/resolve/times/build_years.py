"""Years, decades and centuries -> their meaning.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count, ordinal
from noteverbale.resolve.times.scene import Scene, counts_iranian_years
from noteverbale.resolve.times.stamps import Stamp, day_number
from noteverbale.resolve.times.words import Words, era_applied, year_of


def calendar_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year in digits."""
    year = year_of(words, scene, "year" if words.get("year") else "year_b" if words.get("year_b") else "year")
    return Meaning(Stamp("year", year), fixed=True) if year is not None else None


def era_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year with BC or AD."""
    return Meaning(Stamp("year", era_applied(int(words["y"] or 0), words["era"])), fixed=True)


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


def worded_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a year spoken in words: "nineteen ninety-six", "two thousand and one"."""
    if words.get("thousand"):
        return Meaning(Stamp("year", 2000 + int(count(words.get("units") or "zero") or 0)), fixed=True)
    century, rest = count(words["century"] or ""), count(words["rest"] or "")
    return Meaning(Stamp("year", int(century or 0) * 100 + int(rest or 0)), fixed=True)


# "The 1800s" are a century; "the 1900s" and "the 2000s" are as often a decade.
_LAST_CENTURY_OF_HUNDREDS = 18


def decade(words: Words, scene: Scene) -> Meaning | None:
    """Read a decade: "the 1990s", "the nineties", "the '60s"; or a century: "the 1800s"."""
    return _staged(_decade(words), words.get("stage") or words.get("stage_b"))


def _decade(words: Words) -> Stamp:
    digits, era = words.get("decade"), words.get("era")
    if digits and era and era.strip().upper().startswith("B"):
        return Stamp("decade", -int(digits) // 10)
    if digits and digits.endswith("00") and int(digits) // 100 <= _LAST_CENTURY_OF_HUNDREDS:
        return Stamp("century", int(digits) // 100)
    if digits:
        return Stamp("decade", int(digits) // 10)
    tens = words.get("short") or words.get("bare")
    number = int(tens) // 10 if tens else int(meaning("tens_of_years", words["tens_of_years"] or ""))
    return Stamp("decade", 190 + number)


# Years of Iran's calendar that news tells of: 1921 to 2070.
_IRANIAN_YEARS = range(1300, 1450)
# Of a decade, counted from its first year: the first and last that words tell.
YEARS_OF_STAGES = {"early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9), "later": (6, 9)}


def _staged(stamp: Stamp, stage: str | None) -> Meaning:
    if not stage:
        return Meaning(stamp, fixed=True)
    low, high = YEARS_OF_STAGES[re.split(r"\W", stage.lower())[0]]
    years = stamp.to("year").shift(0), 1 if stamp.unit == "decade" else 10
    first, size = years
    return Meaning(
        stamp, first=first.shift(low * size).first(), last=first.shift((high + 1) * size - 1).last(), fixed=True
    )


def century(words: Words, scene: Scene) -> Meaning | None:
    """Read a century: "the 20th century", "the 4th century BC"."""
    number = ordinal(words["ordinal"] or "")
    if not number:
        return None
    before = (words.get("era") or "").strip().upper().startswith("B")
    stamp = Stamp("century", -number if before else number - 1)
    return _staged(stamp, words.get("stage"))


def edge_of_year(words: Words, scene: Scene) -> Meaning | None:
    """Read "the last month of 2018", "the first day of 2001"; a week is the seven days at the edge.

    Not of "the year 1397" where a text counts Iran's years: they end in March, and the year alone is read.
    """
    year = year_of(words, scene)
    if year is None or (year in _IRANIAN_YEARS and counts_iranian_years(scene.text)):
        return None
    first, unit = (words["side"] or "").lower() in ("first", "opening"), (words["unit"] or "").lower()
    day = Stamp("day", day_number(year, 1, 1) if first else day_number(year + 1, 1, 1) - 1)
    if unit != "week":
        return Meaning(day.to(unit), fixed=True)
    days = (day.number, day.number + 6) if first else (day.number - 6, day.number)
    return Meaning(Stamp("day", days[0] + 3).to("week"), first=days[0], last=days[1], fixed=True)
