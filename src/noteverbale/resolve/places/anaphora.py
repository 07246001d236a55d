"""A span without a known name -> the place it points back to: "the country", "the town", "here", a village no list has.

In: the words of the span and the places told around it.  Out: the entry meant and why, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from math import exp

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.names import fold
from noteverbale.resolve.places.tables import Entry, capitals, cues

_NOWHERE = re.compile(
    r"\binternational (?:air|wat|sea)|\b(?:any|no) disputed (?:area|territor|region|zone)|^disputed \w+s$|"
    r"\b(?:sea|ocean|space|airspace|waters|world|internet)$|^(?:the|an?)$",
    re.I,
)
_CAPITAL = re.compile(r"\bcapital\b", re.I)
_TOWNS = frozenset({"city", "capital", "base", "airport", "port", "former city"})
_WHOLES = frozenset({"continent", "ocean", "sea"})
#: Letters after which a place told before has lost two thirds of its hold on words that point back.
MEMORY = 500.0
#: Told places: where each stands in the text, its entry, and how firmly it is told (1 a place, less for a hint).
Told = Sequence[tuple[int, Entry, float]]


@cache
def _pointing(what: str) -> re.Pattern[str]:
    """Match a word that points back to a state or a town told before."""
    return re.compile(rf"\b(?:{'|'.join(sorted(cues(f'pointing_{what}')))})\b", re.I)


def capital_of(words: str, entry: Entry, gazetteer: Gazetteer) -> Entry | None:
    """Give the capital where a span says "the capital of X" and X is a country."""
    if entry.kind != "country" or not _CAPITAL.search(words):
        return None
    named = gazetteer.find(fold(capitals().get(entry.country, "")))
    return next((one for one, _ in named if one.country == entry.country and one.kind == "capital"), None)


def points_back(words: str, start: int, told: Told) -> tuple[Entry, str] | None:
    """Give the place that an unnamed or unlisted span points to: of a fitting kind, told most and last."""
    if _NOWHERE.search(words):
        return None
    before = [one for one in told if one[0] < start] or list(told)
    if _pointing("state").search(words):
        return _state(before, start)
    unnamed = words.islower()
    around = before if unnamed else list(told)
    fitting = _town if _pointing("town").search(words) and any(_town(entry) for _, entry, _ in around) else _anywhere
    number = _strongest(around, start, lambda entry: str(entry.number), fitting)
    entry = next((entry for _, entry, _ in around if str(entry.number) == number), None)
    if entry is None or unnamed:
        return (entry, f"points back to {entry.name}") if entry else None
    return replace(entry, name=words, kind="unlisted", geonames_id=0), f"in no list; taken to lie near {entry.name}"


def _state(before: Told, start: int) -> tuple[Entry, str] | None:
    """Give the country told most and last, or a place in it where its own name is not told."""
    code = _strongest(before, start, lambda entry: entry.country, lambda entry: entry.kind not in _WHOLES)
    within = [entry for _, entry, _ in before if code and entry.country == code]
    found = next((entry for entry in within if entry.kind == "country"), within[0] if within else None)
    return (found, f"points back to {found.name}") if found else None


def _town(entry: Entry) -> bool:
    return entry.kind in _TOWNS


def _anywhere(entry: Entry) -> bool:
    return bool(entry.country)


def _strongest(told: Told, start: int, what: Callable[[Entry], str], fitting: Callable[[Entry], bool]) -> str:
    holds: dict[str, float] = {}
    for at, entry, firm in told:
        if fitting(entry) and what(entry):
            near = exp(-abs(start - at) / MEMORY) * firm * (0.4 if entry.kind == "country" else 1.0)
            holds[what(entry)] = holds.get(what(entry), 0.0) + near
    return max(sorted(holds), key=lambda name: holds[name], default="")
