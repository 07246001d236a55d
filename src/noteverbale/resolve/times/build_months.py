"""Months, seasons and halves of years -> their meaning.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

from noteverbale.resolve.times.build_years import worded_year
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.placing import nearest, season_index
from noteverbale.resolve.times.ranges import in_order
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import NEXT_MONTH, NEXT_SEASON, Words, year_ahead, year_named, year_of

_A_YEAR = {"month": 12, "season": 4}
_NEXT = {"month": NEXT_MONTH, "season": NEXT_SEASON}


def calendar_month(words: Words, scene: Scene) -> Meaning | None:
    """Read a month, with or without year."""
    number = int(meaning("month", words["month"] or ""))
    return _part_of_year(words, scene, "month", number - 1, f"{number:02d}")


def _part_of_year(words: Words, scene: Scene, unit: str, index: int, written: str) -> Meaning:
    """Find the year of a month or season: the one told, the one pointed to, else the nearest that fits the scene."""
    year = year_of(words, scene)
    if year is not None:
        return Meaning(Stamp(unit, year * _A_YEAR[unit] + index), fixed=bool(words.get("year")))
    ahead = year_ahead(words, scene, _NEXT[unit])
    if ahead is not None:
        return Meaning(Stamp(unit, ahead * _A_YEAR[unit] + index), fixed=True)
    if scene.base is None:
        return Meaning(written=f"XXXX-{written}", granularity=unit, bounded=False)
    places = [Stamp(unit, (scene.base.year + step) * _A_YEAR[unit] + index) for step in (-2, -1, 0, 1, 2)]
    return Meaning((unit == "month" and in_order(places, scene)) or nearest(places[1:-1], scene))


def month_of_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a month of a year told by reference: "May of last year"."""
    return calendar_month(words, scene)


def month_of_worded_year(words: Words, scene: Scene) -> Meaning | None:
    """Read a month of a year spoken in words."""
    year = worded_year(words, scene)
    month = int(meaning("month", words["month"] or ""))
    return Meaning(Stamp("month", year.stamp.number * 12 + month - 1), fixed=True) if year and year.stamp else None


def season(words: Words, scene: Scene) -> Meaning | None:
    """Read a season, with or without year."""
    name = words["season"] or ""
    return _part_of_year(words, scene, "season", season_index(name), meaning("season", name))


def half(words: Words, scene: Scene) -> Meaning | None:
    """Read half of a year."""
    year = year_of(words, scene)
    second = (words["which"] or "").lower() != "first"
    named = year_named(words.get("whose"), scene) if not words.get("year") else year
    return Meaning(Stamp("half", named * 2 + second), fixed=bool(words.get("year"))) if named is not None else None


def half_code(words: Words, scene: Scene) -> Meaning | None:
    """Read "H1 2015", "2H 2015"."""
    second = (words.get("q") or words.get("q_b")) == "2"
    return Meaning(Stamp("half", int(words["y"] or 0) * 2 + second), fixed=True)
