"""Two days or months joined, without a year -> the year of each: "from January to October", "December 20 to January 5".

In: the scene at one of the two.  Out: the candidate that stands in order with the other; None where none is joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from noteverbale.resolve.times.lexicon import meaning
from noteverbale.resolve.times.placing import nearest
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp
from noteverbale.resolve.times.words import day_of

_JOIN = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)(?:the\s|early\s|late\s|mid-|the\send\sof\s|end\sof\s){0,2}"
_JOINED = re.compile(_JOIN)
_AND = re.compile(r"\sand\s(?:the\s|early\s|late\s|mid-){0,2}")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"[A-Z][a-z]{2,8}\b\.?"
_DATE = rf"(?P<month>{_MONTH})(?:\s(?P<dom>{_DAY})\b)?|(?P<dom_b>{_DAY})\s(?:of\s)?(?P<month_b>{_MONTH})"
_END = re.compile(rf"(?:{_JOIN})(?:{_DATE})")
_END_OF_PAIR = re.compile(rf"{_AND.pattern}(?:{_DATE})")
_BETWEEN = re.compile(r"\bbetween\s(?:(?:the|early|late)\s|mid-)?\Z", re.I)
# Rules of days and months of the calendar.
_DATED = (
    *("month", "march_or_may", "march_or_may_of_thing", "month_year", "month_of_anchor"),
    *("month_day", "day_month", "worded_day_month", "last_month_day", "day_after_month"),
)
# How far back "between" may stand before the second date.
_PAIR_REACH = 40


def in_order(candidates: Sequence[Stamp], scene: Scene) -> Stamp | None:
    """Give the candidate after the date just told, or before the one told next, where the two are joined."""
    if scene.narrative:
        return None
    if _follows(scene) and scene.previous is not None:
        since = scene.previous.first()
        return next((stamp for stamp in candidates if stamp.first() >= since), None)
    end = _end(scene)
    return next((stamp for stamp in reversed(candidates) if end and stamp.first() <= end.first()), None)


def _follows(scene: Scene) -> bool:
    if scene.previous_rule not in _DATED:
        return False
    if _JOINED.fullmatch(scene.text, scene.previous_end, scene.start):
        return True
    pair = _AND.fullmatch(scene.text, scene.previous_end, scene.start)
    return bool(pair and re.search(r"\bbetween\s", scene.text[max(0, scene.start - _PAIR_REACH) : scene.previous_end]))


def _end(scene: Scene) -> Stamp | None:
    """Give the date told after this one, as the sentence places it."""
    between = _BETWEEN.search(scene.text, max(0, scene.start - _PAIR_REACH), scene.start)
    told = (_END_OF_PAIR if between else _END).match(scene.text, scene.end)
    name = (told.group("month") or told.group("month_b")) if told else ""
    month = meaning("month", name) or meaning("month", name.rstrip("."))
    if told is None or month is None or scene.base is None:
        return None
    dom = re.sub(r"\D", "", told.group("dom") or told.group("dom_b") or "")
    years = [scene.base.year + step for step in (-1, 0, 1)]
    days = [day_of(year, month, int(dom)) if dom else Stamp("month", year * 12 + month - 1) for year in years]
    return nearest([day for day in days if day], scene)
