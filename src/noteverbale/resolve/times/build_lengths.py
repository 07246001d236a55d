"""Lengths -> their values and, where they touch publication day, their days: three weeks, the past year.

Each builder takes the words a rule matched and the scene, and gives a meaning, or None where the words mean no time.
"""

from __future__ import annotations

import re

from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.numbers import count, plain_number
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.windows import window
from noteverbale.resolve.times.words import Words, direction_of, unit_name


def length_value(number: float | str, unit: str) -> str:
    """Give a duration as TIMEX3 writes it: P3D, PT4H, PXW."""
    letter = meaning("unit", unit)
    fold = {
        "DE": (10, "Y"),
        "CE": (100, "Y"),
        "F": (2, "W"),
        "WE": (2, "D"),
        "SE": (1, "SE"),
        "N": (1, "N"),
        "Q": (1, "Q"),
    }
    if number != "X" and letter in fold:
        factor, letter = fold[letter]
        number = float(number) * factor
    shown = "X" if number == "X" else plain_number(float(number))
    return f"PT{shown}{letter[1]}" if letter.startswith("T") and len(letter) == 2 else f"P{shown}{letter}"


# The half of a unit, counted in the next smaller one.
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}


def mixed_value(number: float | str, unit: str) -> str:
    """Give a duration as news corpora write it: two and a half years are P2Y6M."""
    if number == "X" or float(number) % 1 != 0.5 or float(number) < 1 or unit not in _HALVES:
        return length_value(number, unit)
    return length_value(int(float(number)), unit) + _HALVES[unit]


def span_of_now(words: Words, scene: Scene) -> Meaning | None:
    """Read "the past three months", "the next few days", "the first two weeks"."""
    told = words.get("count") or words.get("count_b")
    named = words.get("unit") or words.get("unit_b") or words.get("unit_c") or ""
    plural = named.lower().endswith("s") or bool(meaning("plural", named))
    if not told and not plural:
        return None
    unit, number = unit_name(named), _counted(told, told) if told else "X"
    if number is None:
        return None
    which = (words.get("which") or words.get("which_b") or "").lower()
    side = direction_of(which) or (-1 if which in ("recent", "latest") else 0)
    first, last = window(scene.now, number, unit, side) if side else (None, None)
    return Meaning(
        type="DURATION",
        written=(length_value if scene.narrative else mixed_value)(number, unit),
        first=first,
        last=last,
        granularity="vague",
        anchors=False,
        bounded=bool(side),
    )


def recent_units(words: Words, scene: Scene) -> Meaning | None:
    """Read "recent years", "coming weeks"."""
    unit = unit_name(words["unit"] or "")
    if unit == (words["unit"] or "").lower():
        return None
    side = 1 if (words["which"] or "").lower() == "coming" else -1
    first, last = window(scene.now, "X", unit, side)
    return Meaning(
        type="DURATION", written=length_value("X", unit), first=first, last=last, granularity="vague", anchors=False
    )


def duration(words: Words, scene: Scene) -> Meaning | None:
    """Read a length with its number."""
    named = words.get("unit") or words.get("unit_b") or words.get("unit_c") or words.get("unit_d") or ""
    unit = unit_name(named)
    matched = scene.text[scene.start : scene.end].lower()
    number = _counted(words.get("count") or words.get("count_h"), matched)
    if number is None or _is_no_length(matched, unit, scene):
        return None
    written = (length_value if scene.narrative else mixed_value)(number, unit)
    return Meaning(type="DURATION", written=written, granularity="vague", anchors=False, bounded=False)


def _counted(words: str | None, matched: str) -> float | str | None:
    """Give how many units are told; "and a half" may stand in the number or after the unit."""
    number = count(re.sub(r"[\s-]+and[\s-]+a[\s-]+half", "", words)) if words else 0.5
    halved = "and a half" in re.sub(r"[\s-]+", " ", matched.lower())
    return number + 0.5 if halved and number is not None and not isinstance(number, str) else number


def _is_no_length(matched: str, unit: str, scene: Scene) -> bool:
    """Whether the words tell an age, a fraction or an order: "55 years old", "three-quarters", "a second"."""
    if unit in ("quarter", "season") and not re.search(r"\squarters\Z", matched):
        return True
    if unit == "quarter" and re.match(r"\s+of\b", scene.text[scene.end : scene.end + 4]):
        return True
    if unit == "second" and re.match(r"an?\s", matched):
        return True
    if unit not in ("day", "week", "month", "year", "decade", "century") and matched.endswith("old"):
        return True
    return matched.endswith("-old") or (matched.endswith("old") and not scene.narrative)


def half_length(words: Words, scene: Scene) -> Meaning | None:
    """Read "the first half" of a year of another calendar."""
    return Meaning(type="DURATION", written="P6M", granularity="vague", anchors=False, bounded=False)


def bare_units(words: Words, scene: Scene) -> Meaning | None:
    """Read a plural without number: "for weeks"."""
    return Meaning(
        type="DURATION",
        written=length_value("X", unit_name(words["unit"] or "")),
        granularity="vague",
        anchors=False,
        bounded=False,
    )


def unit_long(words: Words, scene: Scene) -> Meaning | None:
    """Read "year-long", "decades-old"."""
    plain = (words["unit"] or "").lower()
    unit = unit_name(plain)
    number: float | str = 1 if plain == unit else "X"
    return Meaning(
        type="DURATION", written=length_value(number, unit), granularity="vague", anchors=False, bounded=False
    )


def age(words: Words, scene: Scene) -> Meaning | None:
    """Read an age: "8-month-old" truce, "decades-old" dispute, "41-year-old", "aged 41"."""
    named = (words.get("unit") or words.get("unit_b") or "year").lower()
    unit, told = unit_name(named), words.get("count_h") or words.get("count_k")
    number = count(told) if told else (1 if unit == named else "X")
    if number is None:
        return None
    written = length_value(number, unit)
    return Meaning(type="DURATION", written=written, granularity="vague", anchors=False, bounded=False)


def quarter_century(words: Words, scene: Scene) -> Meaning | None:
    """Read "a quarter-century", and the year in which it lies "ago"."""
    if not words.get("direction"):
        return Meaning(type="DURATION", written="P25Y", granularity="vague", anchors=False, bounded=False)
    base = scene.base if scene.narrative else scene.now
    return Meaning(base.to("year").shift(-25), anchors=False) if base else None
