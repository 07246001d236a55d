"""Words for an actor -> the person's surname and the office, for telling travellers and delegations apart.

In: an actor's words and its resolved name.  Out: Names, lower case. Nothing is looked up: a name is capitalised words
that are neither a title nor what follows "of".
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.records import rules
from noteverbale.types import Actor

_SPELLING = 0.93  # Jaro-Winkler above which two surnames are one name spelt twice (Lavrov, Lavrow)
_SHORT = 3  # letters; a first word this short may be the family name (Xi, Kim, Li)
_NOT_A_NAME_AFTER = frozenset({"of", "the", "in", "to", "from", "for", "south", "north", "east", "west", "united"})
_BODIES = ("states", "organisations", "bodies", "regions", "groups", "companies", "ngos", "decoys")


class Names(NamedTuple):
    """Who is named in one part of a claim: persons by their surnames, and offices."""

    persons: frozenset[str]
    offices: frozenset[str]


NO_NAMES = Names(frozenset(), frozenset())


def names_of(actors: tuple[Actor, ...]) -> Names:
    """Give the surnames and offices that a list of actors names."""
    if not actors:
        return NO_NAMES
    found = [name_of(actor.name or "", actor.text) for actor in actors]
    return Names(frozenset().union(*(one.persons for one in found)), frozenset().union(*(one.offices for one in found)))


@lru_cache(maxsize=65536)
def name_of(name: str, text: str) -> Names:
    """Give the surname and the office told by an actor's resolved name and its words."""
    lowered = f" {text.lower()} "
    office = next((value for spelling, value in rules.offices() if f"{spelling} " in lowered), None)
    return Names(surname(name) or surname(text), frozenset({office}) if office else frozenset())


def surname(text: str) -> frozenset[str]:
    """Give the surname at the end of a phrase, with a short first word that may be the family name; empty if none."""
    words = [word.strip(".,'’") for word in text.replace("’s", "").replace("'s", "").split()]
    run = [] if " ".join(words).lower() in bodies() else _last_run(words)
    titled = any(word.lower() in rules.words("titles") for word in words)
    if not run or (len(run) == 1 and not (titled and words[0] != run[0])):
        return frozenset()
    first, last = run[0].lower(), _told_twice(run) or run[-1].lower()
    return frozenset({last, first} if len(first) <= _SHORT else {last})


def _told_twice(run: list[str]) -> str | None:
    """Give the surname where a page prints a name and its index entry in one ("Viktor Orban Orban Viktor")."""
    doubled = [one for one, two in pairwise(run) if one == two]
    return doubled[0].lower() if doubled else None


@cache
def bodies() -> frozenset[str]:
    """Give the names of states, bodies and groups that the resolver gives as an actor's name: none is a person's."""
    tables = (read_table(packaged(f"actors/{name}.csv"), ["name"]) for name in _BODIES)
    return frozenset(row["name"].lower() for table in tables for row in table)


def _last_run(words: list[str]) -> list[str]:
    """Give the capitalised words at the end that are no titles, without the state's name where they follow "of"."""
    run: list[str] = []
    for word in reversed(words):
        if not word[:1].isupper() or word.lower() in rules.words("titles") or (word.isupper() and len(word) > 1):
            return run if word.lower() not in _NOT_A_NAME_AFTER else run[1:] if len(run) > 2 else []
        run.insert(0, word)
    return run


def same_person(told: frozenset[str], had: frozenset[str]) -> bool:
    """Tell whether two sets of surnames share a person, spelling aside."""
    if told & had:
        return True
    return any(JaroWinkler.similarity(a, b) >= _SPELLING for a in told for b in had)
