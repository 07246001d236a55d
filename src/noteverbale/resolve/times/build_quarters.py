"""Quarters, and the periods that business news compares -> their meaning.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import ordinal
from noteverbale.resolve.times.placing import nearest
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import Words, day_of, year_named, year_of

_ENDED = re.compile(r"\s+(?:that )?(?:ended|ending)\s+(?P<month>[A-Z][a-z]+\.?)\s+(?P<day>\d{1,2})\b")
# A quarter of a firm may end in any month: the quarter of the calendar that most of it lies in is meant.
_MIDDLE = 45


def year_ago(words: Words, scene: Scene) -> Meaning | None:
    """Read "year-ago", "year-earlier": in news, the quarter reported on, one year back."""
    return Meaning(reported_quarter(scene, scene.now).shift(-4)) if scene.now else None


def reported_quarter(scene: Scene, now: Stamp) -> Stamp:
    """Give the quarter that a report is about: the first told of, else the last one over."""
    return scene.quarter or now.to("quarter").shift(-1)


def quarter_ended(scene: Scene, end: int) -> Stamp | None:
    """Give the quarter that a day told after it closes: "the quarter ended Sept. 30"."""
    told = _ENDED.match(scene.text, end)
    month = meaning("month", told.group("month")) if told else None
    if told is None or month is None or scene.now is None:
        return None
    days = [day_of(scene.now.year + step, int(month), int(told.group("day"))) for step in (-1, 0)]
    over = [day for day in days if day is not None and day.number <= scene.now.last()]
    return Stamp("day", over[-1].number - _MIDDLE).to("quarter") if over else None


def quarter(words: Words, scene: Scene) -> Meaning | None:
    """Read "the third quarter", "this year's third quarter", "the 1988 quarter"."""
    named = words.get("yearof")
    year = year_named(named, scene) if named else year_of(words, scene)
    told = words.get("ordinal") or words.get("ordinal_b")
    number = ordinal(told) if told else None
    if number is None:
        if scene.now is None or year is None:
            return None
        if scene.text[scene.start : scene.end].lower().endswith("period"):
            return Meaning(Stamp("year", year), fixed=True)
        number = reported_quarter(scene, scene.now).number % 4 + 1
    if number > 4:
        return None
    if year is not None:
        return Meaning(Stamp("quarter", year * 4 + number - 1), fixed=bool(words.get("year")))
    if scene.base is None:
        return Meaning(written=f"XXXX-Q{number}", granularity="quarter", bounded=False)
    near = nearest([Stamp("quarter", (scene.base.year + step) * 4 + number - 1) for step in (-1, 0, 1)], scene)
    return Meaning(near.shift(-4) if near and words.get("year_before") else near)


def last_quarter(words: Words, scene: Scene) -> Meaning | None:
    """Read "the last quarter of 2018"."""
    year = year_of(words, scene)
    return Meaning(Stamp("quarter", year * 4 + 3), fixed=bool(words.get("year"))) if year is not None else None


def quarter_code(words: Words, scene: Scene) -> Meaning | None:
    """Read "Q3 2014"."""
    year = words.get("y") or words.get("lead")
    number = int(words["q"] or 0)
    if year:
        return Meaning(Stamp("quarter", int(year) * 4 + number - 1), fixed=True)
    return quarter({"ordinal": f"{number}th"}, scene)


def quarter_of_today(words: Words, scene: Scene) -> Meaning | None:
    """Read "the latest quarter", "the year-ago period"."""
    if scene.now is None:
        return None
    which, noun = (words["which"] or "").lower(), (words["noun"] or "").lower()
    ended = quarter_ended(scene, scene.end)
    if ended:
        return Meaning(ended)
    if noun == "period" and which in ("recent", "current", "last", "next", "this", "previous", "same"):
        return None
    if which in ("this", "current"):
        return Meaning(scene.now.to("quarter"))
    if which == "next":
        return Meaning(scene.now.to("quarter").shift(1))
    reported = reported_quarter(scene, scene.now) if which != "latest" else scene.now.to("quarter").shift(-1)
    back = which.startswith(("year", "corresponding", "last year")) or which == "same" or bool(words.get("back"))
    return Meaning(reported.shift(-4) if back else reported)
