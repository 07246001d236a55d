"""Persons whom a text gives a state without a title right beside it -> introductions.

In: a text, the names and offices found in it.  Out: `Person`s: "Alma Ruz (Peru) said", "Peru's Alma Ruz, who heads
...", "Alma Ruz, who speaks for the Peruvian side", "Alma Ruz led the Peruvian delegation".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from noteverbale.ontology.cues import any_of, words
from noteverbale.resolve.actors.lexicon import Hit
from noteverbale.resolve.actors.people import NAME, Person, tokens_of

_STATES = frozenset(("state", "adjective", "capital", "regions"))
_BODIES = frozenset(("organisations", "groups", "bodies"))
_WHEN = r",?\s+(?:today|yesterday|on\s+[A-Z][a-z]+(?:\s+\([^()\n]{1,12}\))?)(?=\s)"  # between a person and what he does
_TAIL = 70  # characters of the longest name

_REPRESENTED = re.compile(r"\s+(?:was|is|were|are)\s+(?:represented|led|headed)\s+(?:\w+\s+){0,2}by\s+")


@cache
def _acts() -> re.Pattern[str]:
    """Match what only a person does after a name: ", who", "said"."""
    return re.compile(rf",\s+(?:who|whose)\b|\s+(?:{any_of('saying')})\b")


@cache
def _serves() -> re.Pattern[str]:
    """Match what stands between a person and whom he serves: ", who speaks for the", " led the"."""
    return re.compile(
        rf"(?:{_WHEN})?(?:,\s+who\s+(?:\w+ly\s+)?(?:{any_of('serving')})|,\s+whom|\s+(?:{any_of('leading_a_side')}))"
        r"\s+(?:(?:a|an|the|all)\s+)?\Z"
    )


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?(?:{any_of('delegation_nouns')})\b")


@cache
def _chosen() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:has\s+|had\s+)?(?:{any_of('choosing')})\b")


def presented(text: str, hits: Sequence[Hit]) -> Iterator[Person]:
    """Give the persons that the words around a state's or a body's name describe, in order of place."""
    for hit in hits:
        if hit.name.sort not in _STATES | _BODIES or hit.name.code == "UNK":
            continue
        yield from _bracketed(text, hit)
        yield from _possessed(text, hit, hits)
        yield from _serving(text, hit)
        yield from _sent(text, hit)


def _bracketed(text: str, hit: Hit) -> Iterator[Person]:
    """Read "ALMA RUZ (Peru)", "Alma Ruz (Peru) said", not "Ruz Oil Trust (ROT)"."""
    inside = text[max(0, hit.start - 2) : hit.start] == " (" and text[hit.end : hit.end + 1] == ")"
    if inside and hit.name.sort == "state" and not text[hit.start : hit.end].isupper():
        name = _name_before(text, hit.start - 2)
        if name and (name.group(1).isupper() or _acts().match(text, hit.end + 1)):
            yield _person(name, hit, text)


def _possessed(text: str, hit: Hit, hits: Sequence[Hit]) -> Iterator[Person]:
    """Read "Peru's Alma Ruz, who heads": no name of a table may stand there."""
    owner = re.compile(r"['’]s?\s+").match(text, hit.end)
    name = NAME.match(text, owner.end()) if owner and hit.name.sort in _STATES else None
    if name and _acts().match(text, name.end()) and not _known(hits, name.start(1), name.end()):
        yield from _named(name, hit, text)


def _serving(text: str, hit: Hit) -> Iterator[Person]:
    """Read "Alma Ruz, who speaks for Peru", "whom Lima appointed", "led the Peruvian delegation"."""
    link = _serves().search(text, max(0, hit.start - _TAIL), hit.start)
    if link is None:
        return
    who = re.search(r"\bwho\b", link.group())
    fits = _chosen() if "whom" in link.group() else None if who else _side()
    name = _name_before(text, link.start()) if fits is None or fits.match(text, hit.end) else None
    if name:
        yield _person(name, hit, text)


def _sent(text: str, hit: Hit) -> Iterator[Person]:
    """Read "Peru was represented by Alma Ruz"."""
    link = _REPRESENTED.match(text, hit.end)
    after = NAME.finditer(text, link.end(), link.end() + _TAIL) if link else ()
    yield from (_person(name, hit, text) for name in list(filter(_whole_name, after))[:1])


def _whole_name(name: re.Match[str]) -> bool:
    return len(tokens_of(name.group(1))) > 1


def _name_before(text: str, end: int) -> re.Match[str] | None:
    left = max(0, end - _TAIL)
    names = [m for m in NAME.finditer(text, left, end) if m.end() == end]
    return names[0] if names and len(tokens_of(names[0].group(1))) > 1 else None


def _known(hits: Sequence[Hit], start: int, end: int) -> bool:
    at = bisect_left(hits, start, key=lambda hit: hit.start)
    return at < len(hits) and hits[at].start < end


def _named(name: re.Match[str], hit: Hit, text: str) -> Iterator[Person]:
    if len(tokens_of(name.group(1))) > 1 and name.group(1).split()[0] not in words("no_names"):
        yield _person(name, hit, text)


def _person(name: re.Match[str], hit: Hit, text: str) -> Person:
    told = f"introduced: {text[hit.start : hit.end]} beside the name"
    start = name.start(1)
    return Person(name.group(1), tokens_of(name.group(1)), hit.name.code, hit.name.sector, "", start, told, start)
