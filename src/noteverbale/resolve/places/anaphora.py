"""A span without a name -> the place it points back to: "the country", "the town", "the capital of Tajikistan".

In: the words of the span and the places told before it.  Out: the entry meant and why, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.names import fold
from noteverbale.resolve.places.tables import Entry, capitals

_STATE = re.compile(r"\b(?:country|countries|state|nation|kingdom|republic|parliament|border|territory)\b", re.I)
_TOWN = re.compile(r"\b(?:city|town|village|capital|airport|port|neighbou?rhood|suburb|camp|settlement)\b", re.I)
_AREA = re.compile(r"\b(?:region|area|province|district|governorate|valley|island|zone|site|base|facility|north\w*|south\w*|east\w*|west\w*)\b", re.I)
_CAPITAL = re.compile(r"\bcapital\b", re.I)
#: Told places: where each stands in the text, and its entry.
Told = Sequence[tuple[int, Entry]]


def capital_of(words: str, entry: Entry, gazetteer: Gazetteer) -> Entry | None:
    """Give the capital where a span says "the capital of X" and X is a country."""
    if entry.kind != "country" or not _CAPITAL.search(words):
        return None
    named = gazetteer.find(fold(capitals().get(entry.country, "")))
    return next((one for one, _ in named if one.country == entry.country and one.kind == "capital"), None)


def points_back(words: str, start: int, told: Told) -> tuple[Entry, str] | None:
    """Give the place that an unnamed span points back to: the nearest of a fitting kind told before it."""
    before = [entry for at, entry in told if at < start][::-1] or [entry for _, entry in told]
    if _STATE.search(words):
        fitting = [entry for entry in before if entry.country and entry.kind == "country"]
        return _first(fitting or [entry for entry in before if entry.country], "country")
    if _TOWN.search(words):
        fitting = [entry for entry in before if entry.kind in ("city", "capital", "base", "airport", "port")]
        return _first(fitting or [entry for entry in before if entry.country], "town")
    if _AREA.search(words):
        return _first([entry for entry in before if entry.country], "area")
    return None


def _first(entries: list[Entry], what: str) -> tuple[Entry, str] | None:
    return (entries[0], f"points back, as {what}, to {entries[0].name}") if entries else None
