"""The place of a claim as the words tell it, where the resolver of places may not be believed.

In: a text, the words of a place, what they were resolved to, who is who in the text.  Out: a `Where`.
Counts are of the annotated places, held-out and hand-annotated (27 November 2026); whereabouts.toml.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.ontology.lands import near
from noteverbale.ontology.states import states
from noteverbale.reading.wordlists import one_of
from noteverbale.resolve.actors import Context
from noteverbale.resolve.places import Place
from noteverbale.types import Where

# Points of a place below which it is so little known that it must lie where the text is: of 12 that lay in a country
# the text names nowhere none was right. As a part of longer words ("the Doge's Palace", "Orlando West", not "the
# mission in Geneva") one of six was right below the second.
_UNKNOWN, _LITTLE_KNOWN = 4.0, 5.4
_WHOLE = "whole"  # how a name is found that is all of its words
_BEHIND = re.compile(r"\b(?:in|near|at|of|from|to|outside|around) (?:the )?[A-Z]\S*(?: [A-Z]\S*)*\Z")
_PART = 15  # characters behind a name in which its "quarter" stands
_TOWNS = frozenset({"city", "district", "division", "river", "unlisted"})


def where(text: str, span: tuple[int, int], place: Place | None, people: Context) -> Where:
    """Give the place that a span tells; words alone where it tells none, or a namesake in a country far from the text.

    "The country" is the one that the words point to as an actor (of 36 annotated 28 are, of the resolved places 21).
    """
    words = text[slice(*span)]
    country = _pointed(words, span, people)
    if country is not None:
        return Where(text=words, start=span[0], end=span[1], country=country, name=states()[country].name)
    if place is None or _namesake(text, place, people):
        return Where(text=words, start=span[0], end=span[1])
    return Where(
        text=words,
        start=span[0],
        end=span[1],
        country=place.country,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
    )


def _pointed(words: str, span: tuple[int, int], people: Context) -> str | None:
    """Give the state that "the country" points to, told as an actor; None for other words."""
    if not _land().fullmatch(words):
        return None
    codes = [actor.code for actor in people.resolve(*span) if "pointing" in (actor.basis or "")]
    return codes[0] if len(codes) == 1 and codes[0] in states() else None


def _namesake(text: str, place: Place, people: Context) -> bool:
    """Tell whether a little-known place, or one whose name is that of a quarter of a town, lies in a country that the
    text speaks of nowhere else, nor of a neighbour of it, nor of a group that fights there.
    """
    whole = place.why.startswith(_WHOLE) or _BEHIND.search(place.text)
    known = place.kind not in _TOWNS or place.score >= (_UNKNOWN if whole else _LITTLE_KNOWN)
    quarter = place.kind in _TOWNS and _quarter().search(text, place.start, place.end + _PART)
    if (known and not quarter) or place.country in (people.scene.home, people.scene.filed):
        return False
    told = {m.code for m in people.mentions if m.sort != "place" and not _within(m.start, place)}
    return all(place.country not in (near(code) if not quarter else {code}) for code in told)


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(rf"[A-ZÀ-Þ]\S*\s{one_of('whereabouts.toml', 'lands', 'quarters')}\b")


def _within(at: int, place: Place) -> bool:
    return place.start <= at < place.end


@cache
def _land() -> re.Pattern[str]:
    before = one_of("whereabouts.toml", "lands", "before")
    return re.compile(rf"{before} (?:[a-z][a-z-]* ){{0,2}}{one_of('whereabouts.toml', 'lands', 'nouns')}")
