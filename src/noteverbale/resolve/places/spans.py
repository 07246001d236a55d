"""A given span -> the toponym inside it: "the northern city of Mosul" -> "Mosul".

In: a text and one (start, end).  Out: the candidates, and where in the span the name stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from noteverbale.resolve.places.gazetteer import Gazetteer
from noteverbale.resolve.places.names import fold
from noteverbale.resolve.places.scan import Name, abbreviation, scan
from noteverbale.resolve.places.tables import DEMONYM, Named, cues


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
    words = text[start:end]
    folded = fold(words)
    short = abbreviation(text, start)
    if short and short[0] in (end, end + 1):
        named = gazetteer.division(*short[1])
        if named and (text[short[0] - 1] == "." or words.isupper() or text[max(0, start - 2) : start] == ", "):
            return Target(start, end, f"{short[1][0]} {short[1][1]}", named, "abbreviation")
    if gazetteer.known([folded])[0]:
        return Target(start, end, folded, gazetteer.find(folded), "whole")
    return _stripped(start, end, folded, gazetteer) or _inside(text, start, end, gazetteer)


def _stripped(start: int, end: int, folded: str, gazetteer: Gazetteer) -> Target | None:
    """Try without directions before and kinds of place before or after: "central London", "Nineveh province"."""
    words, loose = folded.split(" "), cues("direction") | cues("generic") | {"of"}
    while len(words) > 1 and words[0] in loose:
        words = words[1:]
    while len(words) > 1 and words[-1] in cues("generic"):
        words = words[:-1]
    name = " ".join(words)
    if name == folded or not gazetteer.known([name])[0]:
        return None
    return Target(start, end, name, gazetteer.find(name), "without its kind")


def _inside(text: str, start: int, end: int, gazetteer: Gazetteer) -> Target | None:
    names, _ = scan(text, gazetteer, start, end)
    best: tuple[float, Name] | None = None
    for name in names:
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
