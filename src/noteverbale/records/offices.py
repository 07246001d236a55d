"""Words for an actor -> the offices that they tell, of one holder or several ("the presidents").

In: an actor's words.  Out: names of offices, as words.toml has them; one that somebody has no more is another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from noteverbale.records import rules
from noteverbale.records.at_home import states_names

_POSSESSIVE = re.compile(r"['’]s\b")
_TO = re.compile(r"\sto\s")
_FORMER = re.compile(r"\b(?:former|ex-)")
_COUNTERPART = re.compile(r"\b(?:counterpart|counterparts|opposite number)\b", re.I)


def is_counterpart(text: str) -> bool:
    """Tell whether words name somebody by the other's office ("his Iraqi counterpart")."""
    return _COUNTERPART.search(text) is not None


@lru_cache(maxsize=65536)
def offices_in(text: str) -> frozenset[str]:
    """Give the offices that words name: two of "the deputy prime minister and foreign minister", of "the president's
    envoy" and "adviser to the president" the first alone.
    """
    lowered = text.lower()
    owned = _POSSESSIVE.split(lowered)[-1]
    narrower = (_TO.split(owned)[0], owned, _TO.split(lowered)[0], lowered)
    return next(filter(None, (_offices(part) for part in narrower)), frozenset())


def _offices(lowered: str) -> frozenset[str]:
    left, found = f" {_bare(lowered)} ", set()
    for spelling, office in _spelled():
        if f" {spelling} " in left:
            left = left.replace(f" {spelling} ", " | ")
            found.add(office)
    return frozenset(f"former {office}" for office in found) if _FORMER.search(lowered) else frozenset(found)


@cache
def _spelled() -> tuple[tuple[str, str], ...]:
    """Give the words of offices as `_bare` leaves them, with the offices."""
    return tuple((_bare(spelling), office) for spelling, office in rules.offices())


def _bare(lowered: str) -> str:
    """Give words without "the" and without the state whose office it is: "president of national assembly"."""
    words = words_of(_POSSESSIVE.sub("", lowered))
    return " ".join(word for word in words if word != "the" and word not in states_names())


def words_of(text: str) -> list[str]:
    """Give words without the signs at their ends."""
    return [word.strip(".,'’") for word in text.split()]
