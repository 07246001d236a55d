"""A claim's place -> the words of its town or province; none where the place is a whole country or a side of it.

In: a place as read.  Out: lower-case words.
In a country much happens in a week, so "in Iraq" told twice is not one place; nor is "Tehran" another than "Iran".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import cos, hypot, radians

from noteverbale.ontology.states import states
from noteverbale.records import rules
from noteverbale.types import Where

_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[\w'’.]+")
_NO_NAME = frozenset({"", "the", "of", "in", "at", "near", "city", "town", "province"})
_DEGREE, _FAR = 111.0, 150.0  # kilometres: of a degree; between a town and the middle of its province, seldom more
_CAPITAL = "capital"  # "the Indian capital", "outside the capital"
_CITY = " City"  # "Mexico City": a town that bears its country's name


def town_of(place: Where | None) -> frozenset[str]:
    """Give the words of a place that is smaller than a country."""
    return _town(place.name or place.text, place.country) if place and not is_vague(place) else _NONE


@lru_cache(maxsize=65536)
def _town(name: str, country: str | None) -> frozenset[str]:
    words = _words(name)
    if name.endswith(_CITY):
        return words
    if _CAPITAL in words:
        return _capital(country)
    told = words.difference(*(of_country for of_country in _country_names(country) if of_country <= words))
    return _NONE if told <= rules.words("wide_places") else told


def point_of(place: Where | None) -> tuple[float, float] | None:
    """Give latitude and longitude of a place in degrees, to a tenth, if they are told."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return round(place.latitude, 1), round(place.longitude, 1)


def far_apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two points are too far apart to be a town and its province."""
    (north, east), (south, west) = one, other
    across = abs(east - west) * cos(radians((north + south) / 2))
    return hypot(north - south, across) * _DEGREE > _FAR


def name_of(place: Where) -> str:
    """Give the name of a place; words that tell none ("the border area") as they stand."""
    return place.text if lies_in(place) is None else place.name or place.text


def is_vague(place: Where) -> bool:
    """Tell whether words of a place tell neither town nor country."""
    words = _words(place.text)
    return bool(words) and words <= rules.words("vague_places")


def lies_in(place: Where | None) -> str | None:
    """Give the country of a place: none where only the text about it can have told ("disputed areas", "the region"),
    which is seldom one country's. "The site", told vaguely too, is mostly where its parties are at home.
    """
    if place is None or (is_vague(place) and _words(place.text).isdisjoint(rules.words("own_places"))):
        return None
    return place.country


@cache
def _capital(code: str | None) -> frozenset[str]:
    state = states().get(code or "")
    return _words(state.capitals[0]) if state and state.capitals else _NONE


@cache
def _country_names(code: str | None) -> list[frozenset[str]]:
    """Give the words of each name of a country."""
    state = states().get(code or "")
    return [_words(name) for name in (state.name, *state.names, *state.adjectives)] if state else []


def _words(text: str) -> frozenset[str]:
    found = (word.removesuffix("'s").removesuffix("’s").strip("'’.") for word in _WORD.findall(text.lower()))
    return frozenset(found) - _NO_NAME
