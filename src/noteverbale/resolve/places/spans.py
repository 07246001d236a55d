"""A given span -> the toponym inside it: "the northern city of Mosul" -> "Mosul".

In: a text and one (start, end).  Out: the candidates, and where in the span the name stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.names import Token, fold, opening, tokens
from noteverbale.resolve.places.recognise import honoured
from noteverbale.resolve.places.scan import Name, abbreviation, scan
from noteverbale.resolve.places.tables import DEMONYM, Named, any_cue, common_words, cues

#: How a name was found, where that is a guess: by sound; as the town for which a lake or park is named.
ALIKE, NATURE = "sounds alike", "named after"
_STATE = re.compile(r"\b(?:country|countries|nation|nations|state|states|region)\b")


@dataclass(frozen=True, slots=True)
class Target:
    """What a span names: `folded` groups mentions of one name; `how` tells how it was found."""

    start: int
    end: int
    folded: str
    named: tuple[Named, ...]
    how: str


def target(text: str, start: int, end: int, gazetteer: Gazetteer) -> Target | None:
    """Give the name that a span holds, or None."""
    words = [word for word in tokens(text, start, end) if word.folded]
    if not any(word.capital for word in words):
        return None
    short = abbreviation(text, start)
    if short and short[0] in (end, end + 1):
        named = gazetteer.division(*short[1])
        if named and (
            text[short[0] - 1] == "." or text[start:end].isupper() or text[max(0, start - 2) : start] == ", "
        ):
            return Target(start, end, f"{short[1][0]} {short[1][1]}", named, "abbreviation")
    folded = fold(text[start:end])
    initials = len(words) == 1 and end - start < 4 and text[start:end].isupper() and not gazetteer.written(folded)
    if words[-1].capital and not initials and gazetteer.known([folded])[0]:
        return _unless_vague(text, Target(start, end, folded, gazetteer.find(folded), "whole"))
    found = _stripped(words, gazetteer) or _inside(text, start, end, gazetteer) or _alike(words, gazetteer)
    return found and _unless_vague(text, found)


def _unless_vague(text: str, found: Target) -> Target | None:
    """Leave "the African country" and the like to the places told before."""
    adjective = all(
        role == DEMONYM and entry.kind in ("continent", "region", "mountains") for entry, role in found.named
    )
    return None if adjective and _STATE.search(text, found.end, found.end + 10) else found


def _stripped(words: list[Token], gazetteer: Gazetteer) -> Target | None:
    """Try without directions before and kinds of place before or after: "central London", "Nineveh province"."""
    loose, kept = any_cue("direction", "generic"), words
    while len(kept) > 1 and (kept[0].folded in loose or kept[0].folded == "of"):
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].folded in cues("generic"):
        kept = kept[:-1]
    name = " ".join(word.folded for word in kept)
    if len(kept) == len(words) or not kept[-1].capital or _empty(kept) or not gazetteer.known([name])[0]:
        return None
    dropped = {word.folded for word in words} - {word.folded for word in kept}
    how = NATURE if dropped & cues("nature") else "without its kind"
    return Target(kept[0].start, kept[-1].end, name, gazetteer.find(name), how)


def _empty(words: list[Token]) -> bool:
    """Tell whether a single word says nothing by itself, though some place bears it: "Southern", "Airport"."""
    if len(words) != 1:
        return False
    return words[0].folded in any_cue("direction", "generic", "organisation") or words[0].folded in common_words()


def _inside(text: str, start: int, end: int, gazetteer: Gazetteer) -> Target | None:
    """Take the name inside a phrase: names of places before adjectives, longer and better known ones before others."""
    names, words = scan(text, gazetteer, start, end)
    best: tuple[float, Name] | None = None
    for name in names:
        if _empty(words[name.first : name.last + 1]) or (name.first and honoured(words[name.first - 1])):
            continue
        named = gazetteer.find(name.folded)
        people = max((entry.population for entry, _ in named), default=0)
        adjective = all(role == DEMONYM for _, role in named)
        rank = (0 if adjective else 10) + (name.last - name.first) + min(people, 10**6) / 10**6
        if best is None or rank > best[0]:
            best = rank, name
    if best is None:
        return None
    name = best[1]
    return Target(name.start, name.end, name.folded, gazetteer.find(name.folded), "inside")


def _alike(words: list[Token], gazetteer: Gazetteer) -> Target | None:
    """Try names that sound the same in another spelling: "Deir Ezzur" for "Deir ez-Zor"."""
    loose = any_cue("direction", "generic", "organisation")
    kept = [word for word in words if word.capital and word.folded not in loose]
    if any(word.folded in ("st", "ste") for word in kept):
        return None
    for length in range(len(kept), 0, -1):
        for first in range(len(kept) - length + 1):
            part = kept[first : first + length]
            folded = " ".join(word.folded for word in part)
            # Consonants alone are met by chance: "Kuzbass" has those of Yokaichiba-shi.
            named = tuple(one for one in gazetteer.alike(folded) if opening(fold(one[0].name)) == opening(folded))
            if named:
                return Target(part[0].start, part[-1].end, folded, named, ALIKE)
    return None
