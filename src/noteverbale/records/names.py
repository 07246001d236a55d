"""Words for an actor -> the person's surname and the office, for telling travellers and delegations apart.

In: an actor's words and its resolved name.  Out: Names, lower case. Nothing is looked up: a name is capitalised words
that are neither a title nor what follows "of".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from noteverbale.ontology.states import states
from noteverbale.ontology.tables import packaged, read_table
from noteverbale.records import rules
from noteverbale.resolve.likeness import jaro_winkler
from noteverbale.types import Actor, Where

_SPELLING = 0.93  # Jaro-Winkler above which two surnames are one name spelt twice (Lavrov, Lavrow)
_SHORT = 3  # letters; a first word this short may be the family name (Xi, Kim, Li)
_LONGEST = 6  # words of a body's name that are looked for at the end of a phrase
_NOT_A_NAME_AFTER = frozenset({"of", "the", "in", "to", "from", "for", "south", "north", "east", "west", "united"})
# "the minister of foreign affairs" is one, "some of his aides" are several.
_OF = re.compile(r"\s(?:of|for)\s")
_SOME = re.compile(r"(?:one|some|several|many|most|all|both|two|three|a number|a group) of ", re.I)
_BODIES = ("states", "organisations", "bodies", "regions", "groups", "companies", "ngos", "decoys")


class Names(NamedTuple):
    """Who is named in one part of a claim: (code, surname) of persons and (code, office)."""

    persons: frozenset[tuple[str, str]]
    offices: frozenset[tuple[str, str]]


NO_NAMES = Names(frozenset(), frozenset())


def names_of(actors: tuple[Actor, ...], place: Where | None = None) -> Names:
    """Give the surnames and offices that a list of actors names; the words of the claim's place name nobody."""
    if not actors:
        return NO_NAMES
    persons = [actor for actor in actors if place is None or actor.start != place.start or actor.text != place.text]
    found = [(actor.code, *name_of(person_of(actor) or "", actor.text)) for actor in persons]
    return Names(
        frozenset((code, person) for code, persons, _ in found for person in persons),
        frozenset((code, office) for code, _, office in found if office),
    )


def person_of(actor: Actor) -> str | None:
    """Give the resolved name; "military commanders" are no one person, whoever was named before them."""
    head = actor.text if _SOME.match(actor.text) else _OF.split(actor.text, maxsplit=1)[0]
    last = head.rpartition(" ")[2]
    several = last.islower() and last.endswith("s") and not last.endswith(("ss", "'s", "’s"))
    return None if several else actor.name


@lru_cache(maxsize=65536)
def name_of(name: str, text: str) -> tuple[frozenset[str], str | None]:
    """Give the surname and the office told by an actor's resolved name and its words."""
    lowered = f" {text.lower()} "
    office = next((value for spelling, value in rules.offices() if f" {spelling} " in lowered), None)
    return surname(name) or surname(text), office


def surname(text: str) -> frozenset[str]:
    """Give the surname that a phrase tells, with a short first word that may be the family name; empty if none.

    It stands at the end, or before a comma that the office follows ("Mr Naryshkin, Speaker of the State Duma").
    """
    parts = [_words(part) for part in text.replace("’s", "").replace("'s", "").split(",")]
    titled = any(word.lower() in rules.words("titles") for words in parts for word in words)
    return next(filter(None, (_surname(words, titled) for words in parts)), frozenset())


def _words(text: str) -> list[str]:
    return [word.strip(".,'’") for word in text.split()]


def _surname(words: list[str], titled: bool) -> frozenset[str]:
    run = [] if _ends_in_body(words) else _last_run(_without_particles(words))
    if not run or (len(run) == 1 and not (titled and words[0] != run[0])) or " ".join(run).lower() in bodies():
        return frozenset()
    first, last = run[0].lower(), _told_twice(run) or run[-1].lower()
    return frozenset({last, first} if len(first) <= _SHORT else {last})


def _without_particles(words: list[str]) -> list[str]:
    """Give a name without what is left of it at its end ("Alexander Van der Bellen Van", where a page cuts it)."""
    return _without_particles(words[:-1]) if len(words) > 1 and words[-1].lower() in rules.words("particles") else words


def _ends_in_body(words: list[str]) -> bool:
    """Tell whether a phrase is a state, town or body, or ends in one: "(Chairman of) the State Duma" names nobody."""
    lowered = [word.lower() for word in words]
    ends = range(max(0, len(words) - _LONGEST), len(words) - (0 if "of" in lowered else 1))
    return " ".join(lowered) in bodies() or any(" ".join(lowered[start:]) in bodies() for start in ends)


def _told_twice(run: list[str]) -> str | None:
    """Give the surname where a page prints a name and its index entry in one ("Viktor Orban Orban Viktor")."""
    doubled = [one for one, two in pairwise(run) if one == two]
    return doubled[0].lower() if doubled else None


@cache
def bodies() -> frozenset[str]:
    """Give the names of states, capitals, bodies and groups that stand where an actor is named: none is a person's."""
    tables = (read_table(packaged(f"actors/{name}.csv"), ["name"]) for name in _BODIES)
    named = (term for table in tables for row in table for term in (row["name"], *row.get("terms", "").split("|")))
    capitals = (capital.lower() for state in states().values() for capital in (*state.capitals, *state.names))
    return frozenset((*(term.lower() for term in named if term), *capitals))


def _last_run(words: list[str]) -> list[str]:
    """Give the capitalised words at the end that are no titles, without the state's name where they follow "of"."""
    run: list[str] = []
    for word in reversed(words):
        if run and word.lower() in rules.words("particles"):
            continue
        if not word[:1].isupper() or word.lower() in rules.words("titles") or (word.isupper() and len(word) > 1):
            return run if word.lower() not in _NOT_A_NAME_AFTER else run[1:] if len(run) > 2 else []
        run.insert(0, word)
    return run


def same_office(told: frozenset[tuple[str, str]], had: frozenset[tuple[str, str]]) -> bool | None:
    """Tell whether two sets of (code, office) name one office; a bare "minister" may be any of the ministers.

    None where no party's office is told in both, or only a bare one is.
    """
    if not told or not had:
        return None
    if told & had:
        return True
    pairs = [(one, other) for code, one in told for code_had, other in had if code == code_had]
    bare = rules.bare_offices()
    sure = [pair for pair in pairs if pair[1] not in bare.get(pair[0], ()) and pair[0] not in bare.get(pair[1], ())]
    return False if pairs and len(sure) == len(pairs) else None


def agreement(told: frozenset[tuple[str, str]], had: frozenset[tuple[str, str]]) -> bool | None:
    """Tell whether two sets of (code, name) name the same, spelling aside; None where no party is named in both."""
    if not told or not had:
        return None
    if told & had:
        return True
    pairs = [(one, other) for code, one in told for code_had, other in had if code == code_had]
    if not pairs:
        return None
    return any(jaro_winkler(one, other) >= _SPELLING for one, other in pairs)


def another_person(told: Names, had: Names) -> bool:
    """Tell whether of two sides one names the same person for a party, and for another party somebody else.

    A leader who meets two guests of one state in a week meets twice. One office is one person, however it is spelt.
    """
    both = {code for code, _ in told.persons} & {code for code, _ in had.persons}
    pairs = {code: (_of(told.persons, code), _of(had.persons, code)) for code in both}
    agreed = {code: bool(agreement(one, other)) for code, (one, other) in pairs.items()}
    offices = {code for code, _ in told.offices & had.offices}
    return any(agreed.values()) and any(not same and code not in offices for code, same in agreed.items())


def _of(named: frozenset[tuple[str, str]], code: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in named if pair[0] == code)
