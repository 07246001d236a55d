"""Units counted from a day -> their meaning: next month, that year, three weeks ago, the end of the week.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.build_days import calendar_day
from noteverbale.resolve.times.build_lengths import length_value
from noteverbale.resolve.times.build_quarters import quarter_ended, reported_quarter
from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count
from noteverbale.resolve.times.placing import weekday_of
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.windows import window
from noteverbale.resolve.times.words import Words, direction_of, unit_name

# "Over the last year" tells of the twelve months up to publication; "last year", "the last century" of the calendar.
_UP_TO_NOW = re.compile(r"(?:the\s+)?past \w+|the\s+last (?!century)\w+", re.I)

# "The last year of his term" tells of the term's end, not of publication.
_OF_ANOTHER = re.compile(r"\sof\s(?:(?:the|his|her|its|their|our|last|this)\s|\d{4}\b)", re.I)


def relative_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "last week", "next month", "this year"."""
    unit = unit_name(words["unit"] or "")
    base = scene.base if scene.narrative else scene.now
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    which = words["which"] or ""
    stamp = base.to(unit).shift(direction_of(which))
    if scene.narrative or not _UP_TO_NOW.fullmatch(f"{which} {unit}"):
        return Meaning(stamp)
    if which.lower() == "the last" and _OF_ANOTHER.match(scene.text, scene.end):
        return Meaning(stamp, anchors=False, bounded=False)
    return _beside_now(unit, -1, stamp, scene)


def _beside_now(unit: str, side: int, stamp: Stamp, scene: Scene) -> Meaning:
    """Give the unit before or after publication, to the day: "the past year", "over the next decade"."""
    if unit in ("weekend", "night"):
        return Meaning(stamp)
    first, last = window(scene.now, 1, unit, side)
    if unit in ("decade", "century"):
        written = length_value(1, unit)
        return Meaning(type="DURATION", written=written, first=first, last=last, granularity="vague", anchors=False)
    return Meaning(stamp, first=first, last=last)


def before_last(words: Words, scene: Scene) -> Meaning | None:
    """Read "the week before last"."""
    unit = unit_name(words["unit"] or "")
    base = scene.base if scene.narrative else scene.now
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    return Meaning(base.to(unit).shift(-2))


def week_of_day(words: Words, scene: Scene) -> Meaning | None:
    """Read "the week of November 10", "the weekend of 8-9 November": that in which the day lies."""
    found = calendar_day(words, scene)
    return Meaning(found.stamp.to(unit_name(words["unit"] or "")), fixed=found.fixed) if found and found.stamp else None


# "Over the next year" tells of the twelve months from publication on.
_THROUGH = re.compile(r"\b(?:over|within|during|throughout|for)\s+\Z", re.I)
_THROUGH_REACH = 12


def _from_now(words: Words, unit: str, scene: Scene) -> bool:
    """Whether "the next year" is that after publication: in news, unless the clause tells of the past."""
    plain = (words["which"] or "").lower()
    return plain.endswith("next") and unit != "day" and not scene.narrative and scene.direction() != "past"


def _unknown(unit: str) -> str:
    forms = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "season": "XXXX-XX",
    }
    return forms.get(unit, "XXXX")


def narrative_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "the next day", "that year", "the previous month": they count from the time last told of."""
    unit = unit_name(words["unit"] or "")
    step = direction_of(words["which"] or words.get("which_b"))
    from_now = _from_now(words, unit, scene)
    base = (scene.now if from_now else scene.anchor) or scene.now
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    if from_now and _THROUGH.search(scene.text, max(0, scene.start - _THROUGH_REACH), scene.start):
        return _beside_now(unit, 1, base.to(unit).shift(1), scene)
    part = meaning("daypart", words["daypart"]) if words.get("daypart") else None
    if part and base.unit == "day":
        return Meaning(base.shift(step), "TIME", suffix=f"T{part}")
    if unit == "day" and base.unit != "day":
        return Meaning(written=base.value() + "-XX", granularity="day", bounded=False) if base.unit == "month" else None
    if unit == "season" and base.unit in ("year", "decade", "century"):
        return None
    return Meaning(base.to(unit).shift(step), anchors=step >= 0)


# "After all": no day.
_IDIOM = re.compile(r"\bat the end of\s+\Z", re.I)
_EDGED = re.compile(
    r"(?:end|beginning|start|middle|rest|remainder|close|part|earlier|later|early|late|course|half|days|months|quarters)"
    r"(?: in| of| on)?\s+\Z",
    re.I,
)


def the_unit(words: Words, scene: Scene) -> Meaning | None:
    """Read "the year", "the month": that of the time last told of, only where an edge stands before it."""
    unit = unit_name(words["unit"] or "")
    base = (scene.anchor if scene.narrative else scene.now) or scene.now
    if unit == "weekend" and scene.now is not None:
        step = -1 if scene.direction() != "future" and weekday_of(scene.now.first()) < 6 else 0
        return Meaning(scene.now.to("weekend").shift(step))
    if unit == "year" and re.match(r"\s+(?:ended|ending)\b", scene.text[scene.end : scene.end + 9]):
        return Meaning(type="DURATION", written="P1Y", anchors=False, bounded=False)
    if words.get("full") and base is not None:
        return Meaning(base.to(unit))
    edged = _EDGED.search(scene.text, max(0, scene.start - 24), scene.start)
    if unit == "day" and _IDIOM.search(scene.text, max(0, scene.start - 24), scene.start):
        return None
    if edged and base is not None:
        return Meaning(base.to(unit))
    if edged and unit not in ("weekend", "quarter"):
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    if unit == "quarter" and scene.now is not None and not scene.narrative:
        return Meaning(quarter_ended(scene, scene.end) or reported_quarter(scene, scene.now))
    return None


def year_end(words: Words, scene: Scene) -> Meaning | None:
    """Read "year-end": the last quarter of the year told of."""
    base = scene.base
    if base is None:
        return None
    year = base.to("year")
    return Meaning(year, first=Stamp("quarter", year.number * 4 + 3).first(), granularity="quarter")


def mid_year(words: Words, scene: Scene) -> Meaning | None:
    """Read "mid-year": the two quarters in the middle of the year told of."""
    base = scene.base
    if base is None:
        return None
    year = base.to("year")
    quarter = Stamp("quarter", year.number * 4 + 1)
    return Meaning(year, first=quarter.first(), last=quarter.shift(1).last(), granularity="quarter")


def ago(words: Words, scene: Scene) -> Meaning | None:
    """Read "three weeks ago" from publication, "two days later" from the time last told of."""
    unit, number = unit_name(words["unit"] or ""), count(words["count"] or "") if "count" in words else "X"
    plain = (words["direction"] or "").lower()
    deictic = plain in ("ago", "from now", "hence", "from today")
    base = scene.now if deictic and not scene.narrative else scene.anchor or scene.now
    step = direction_of(plain)
    quarter = scene.quarter_near() if unit == "year" and number == 1 and plain in ("ago", "earlier") else None
    if quarter and not scene.narrative:
        return Meaning(quarter.shift(-4), anchors=False)
    if number == "X":
        written = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Meaning(
            written=written,
            granularity="vague",
            last=scene.now.first() if scene.now and deictic else None,
            anchors=False,
            bounded=deictic,
        )
    if number is None:
        return None
    if "and a half" in re.sub(r"\s+", " ", scene.text[scene.start : scene.end].lower()):
        if meaning("unit", unit).startswith("T"):
            return None
        number = float(number) + 0.5 * ("and" not in (words.get("count") or ""))
    if base is None:
        return Meaning(written=_unknown(unit), granularity=unit, bounded=False, anchors=False)
    if meaning("unit", unit).startswith("T"):
        return Meaning(base, anchors=False)
    return Meaning(counted(base, unit, step * float(number)), anchors=step > 0)


_YEARS_IN = {"decade": 10, "century": 100}


def counted(base: Stamp, unit: str, steps: float) -> Stamp:
    """Give the unit so many steps away: days and weeks to the day, decades to the year, others to their own size."""
    if unit in ("week", "fortnight") and base.unit == "day":
        return Stamp("day", base.number + round(steps * (14 if unit == "fortnight" else 7)))
    if unit in ("day", "night", "weekend"):
        return Stamp("day", base.first() + round(steps * (7 if unit == "weekend" else 1)))
    unit = {"fortnight": "week"}.get(unit, unit)
    if unit == "decade" or (steps != int(steps) and unit == "century"):
        return base.to("year").shift(round(steps * _YEARS_IN[unit]))
    if steps != int(steps) and unit == "year":
        return base.to("month").shift(round(steps * 12))
    return base.to(unit).shift(round(steps))
