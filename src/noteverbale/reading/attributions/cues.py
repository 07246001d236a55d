"""A unit -> its cues: verbs of saying with their auxiliaries, "according to", nouns with "that", adverbs of hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noteverbale.reading.attributions.lexicon import Verb, lexicon
from noteverbale.reading.attributions.units import Unit


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at tokens first..last, auxiliaries included; `main` is the verb's own word.

    `mood`: finite, passive, ing (no auxiliary), infinitive.
    """

    first: int
    main: int
    last: int
    verb: Verb
    mood: str


def verbs(unit: Unit) -> Iterator[Cue]:
    """Give the verbal cues outside quotations, in order."""
    forms, adjectives = lexicon().forms, lexicon().adjectives
    for place, word in enumerate(unit.words):
        if word in adjectives and unit.inside[place] < 0 and (held := _held(unit, place, adjectives[word])):
            yield held
            continue
        entries = forms.get(word)
        if entries and unit.inside[place] < 0 and unit.tags[place] in "VA":
            cue = _cue(unit, place, entries)
            if cue:
                yield cue


def _held(unit: Unit, place: int, entries: tuple[Verb, ...]) -> Cue | None:
    """Find "is confident that": an adjective of belief after a form of "be", with the words that it leads on by."""
    first = place
    while first > 0 and _belongs(unit, first - 1):
        first -= 1
    if not any(word.removesuffix("n't") in lexicon().classes["be"] for word in unit.words[first:place]):
        return None
    for verb in entries:
        last = place + len(verb.particles)
        if tuple(unit.words[place + 1 : last + 1]) == verb.particles:
            return Cue(first, place, last, verb, "finite")
    return None


def _cue(unit: Unit, place: int, entries: tuple[tuple[str, Verb], ...]) -> Cue | None:
    for form, verb in entries:
        last = place + len(verb.particles)
        if tuple(unit.words[place + 1 : last + 1]) == verb.particles:
            names = {name for name, other in entries if other == verb} | {form}
            return _with_auxiliaries(unit, place, last, verb, names)
    return None


def _with_auxiliaries(unit: Unit, place: int, last: int, verb: Verb, names: set[str]) -> Cue | None:
    first = place
    while first > 0 and _belongs(unit, first - 1):
        first -= 1
    helpers = unit.words[first:place]
    be = [word for word in helpers if word.removesuffix("n't") in lexicon().classes["be"]]
    if first and unit.tags[first - 1] == "T":
        return Cue(first, place, last, verb, "infinitive") if "base" in names else None
    if "ing" in names:
        return Cue(first, place, last, verb, "finite" if be else "ing")
    if be and "participle" in names:
        return Cue(first, place, last, verb, "passive")
    if unit.tags[place] == "A":
        return None
    if "participle" in names and unit.words[last + 1 : last + 2] == ["by"] and not helpers:
        return Cue(first, place, last, verb, "passive")
    return Cue(first, place, last, verb, "finite")


def _belongs(unit: Unit, place: int) -> bool:
    if unit.inside[place] >= 0:
        return False
    if unit.words[place] == "'s":
        return unit.tags[place + 1] in "VRX"
    return unit.tags[place] in "XR" and not (unit.tags[place] == "X" and unit.words[place] == "to")


def according(unit: Unit) -> Iterator[tuple[int, int]]:
    """Give the tokens of "according to" and its like, outside quotations."""
    table = lexicon().according
    for place, word in enumerate(unit.words):
        for phrase in table.get(word, ()):
            last = place + len(phrase) - 1
            if unit.inside[place] < 0 and tuple(unit.words[place : last + 1]) == phrase:
                yield place, last


def hearsay(unit: Unit) -> Iterator[int]:
    """Give the adverbs that lay what is told to nobody in particular."""
    words = lexicon().hearsay
    return (place for place, word in enumerate(unit.words) if word in words and unit.inside[place] < 0)


def nouns(unit: Unit) -> Iterator[int]:
    """Give the nouns of saying that "that" follows, or that belong to somebody and lead on with "that" or "to"."""
    table = lexicon()
    for place, word in enumerate(unit.words[:-1]):
        if word in table.nouns and unit.inside[place] < 0 and unit.tags[place] in "nV":
            owned = _owner(unit, place) is not None
            follows = unit.words[place + 1]
            told = follows == "that" and _opens_clause(unit, place + 1) and (owned or word not in table.weak_nouns)
            if told or (owned and follows == "to" and word in table.vows and unit.tags[place] == "n"):
                yield place


def _opens_clause(unit: Unit, that: int) -> bool:
    """Tell whether "that" opens what is claimed ("claims that he left"), not a relative clause ("claims that hurt")."""
    place = that + 1
    while place < len(unit) and unit.tags[place] == "R":
        place += 1
    return unit.tags[that] == "S" and place < len(unit) and unit.tags[place] not in "XV"


def _owner(unit: Unit, place: int) -> int | None:
    """Give the token of the genitive or possessive that owns the noun, at most two adjectives before it."""
    for back in range(1, 4):
        where = place - back
        if where < 0 or unit.tags[where] not in "GDAn#V":
            return None
        if unit.tags[where] == "G" or unit.words[where] in ("his", "her", "their", "its", "my", "our"):
            return where
    return None


owner = _owner
