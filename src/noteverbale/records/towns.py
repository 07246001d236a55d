"""A claim's place -> the words of its town or province; none where the place is a whole country or a side of it.

In: a place as read.  Out: lower-case words.
In a country much happens in a week, so "in Iraq" told twice is not one place; nor is "Tehran" another than "Iran".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from noteverbale.ontology.states import states
from noteverbale.records import rules
from noteverbale.types import Where

_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[\w'’.]+")
_NO_NAME = frozenset({"the", "of", "in", "at", "near", "city", "town", "province"})


def town_of(place: Where | None) -> frozenset[str]:
    """Give the words of a place that is smaller than a country."""
    return _town(place.name or place.text, place.country) if place else _NONE


@lru_cache(maxsize=65536)
def _town(name: str, country: str | None) -> frozenset[str]:
    words = frozenset(_words(name)) - _NO_NAME
    told = words - _country_words(country)
    return _NONE if told <= rules.words("wide_places") else told


@cache
def _country_words(code: str | None) -> frozenset[str]:
    """Give the words of a country's names."""
    state = states().get(code or "")
    return (
        frozenset(w for name in (state.name, *state.names, *state.adjectives) for w in _words(name)) if state else _NONE
    )


def _words(text: str) -> list[str]:
    return [
        found
        for word in _WORD.findall(text.lower())
        if (found := word.removesuffix("'s").removesuffix("’s").strip("'’."))
    ]
