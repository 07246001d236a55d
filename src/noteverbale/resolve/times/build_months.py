"""Months, seasons and halves of years -> their meaning.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

from noteverbale.resolve.times.build_years import worded_year
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.placing import nearest, season_index
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import NEXT_MONTH, NEXT_SEASON, Words, year_ahead, year_named, year_of


def calendar_month(words: Words, scene: Scene) -> Meaning | None:
    """Read a month, with or without year."""
    month = int(meaning("month", words["month"] or "")) - 1
    year = year_of(words, scene)
    if year is not None:
        return Meaning(Stamp("month", year * 12 + month), fixed=bool(words.get("year")))
    ahead = year_ahead(words, scene, NEXT_MONTH)
    if ahead is not None:
        return Meaning(Stamp("month", ahead * 12 + month), fixed=True)
    if scene.base is None:
        return Meaning(written=f"XXXX-{month + 1:02d}", granularity="month", bounded=False)
    stamp = nearest([Stamp("month", (scene.base.year + step) * 12 + month) for step in (-1, 0, 1)], scene)
    return Meaning(stamp)


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
    index = season_index(words["season"] or "")
    year = year_of(words, scene)
    if year is not None:
        return Meaning(Stamp("season", year * 4 + index), fixed=bool(words.get("year")))
    ahead = year_ahead(words, scene, NEXT_SEASON)
    if ahead is not None:
        return Meaning(Stamp("season", ahead * 4 + index), fixed=True)
    if scene.base is None:
        return Meaning(written=f"XXXX-{meaning('season', words['season'] or '')}", granularity="season", bounded=False)
    return Meaning(nearest([Stamp("season", (scene.base.year + step) * 4 + index) for step in (-1, 0, 1)], scene))


def half(words: Words, scene: Scene) -> Meaning | None:
    """Read half of a year."""
    year = year_of(words, scene)
    second = (words["which"] or "").lower() != "first"
    named = year_named(words.get("whose"), scene) if not words.get("year") else year
    return Meaning(Stamp("half", named * 2 + second), fixed=bool(words.get("year"))) if named is not None else None
