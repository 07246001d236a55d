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
from noteverbale.records.offices import offices_in, words_of
from noteverbale.types import Actor, Where

SHORT = 3  # letters; a first word this short may be the family name (Xi, Kim, Li)
_LONGEST = 6  # words of a body's name that are looked for at the end of a phrase
_NOT_A_NAME_AFTER = frozenset({"of", "the", "in", "to", "from", "for", "south", "north", "east", "west", "united"})
# "the minister of foreign affairs" is one, "some of his aides" are several.
_OF = re.compile(r"\s(?:of|for)\s")
# What stands before a surname, joined to it: "al-Kadhimi" is Kadhimi.
_ARTICLE = re.compile(r"(?i:[ae]l|as|ash|at|az|ad|an|ar|bin|ibn|abd[aeou]l)-(?=[A-Z])")
_SON_OF = frozenset({"bin", "ibn", "Bin", "Ibn"})
# Words in "s" for one person.
_HIS = frozenset({"his", "hers", "its"})
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
        frozenset((code, person) for code, named, _ in found for person in named),
        frozenset((code, office) for code, _, held in found for office in held),
    )


def joined(one: Names, other: Names) -> Names:
    """Give who is named in either part."""
    return Names(one.persons | other.persons, one.offices | other.offices)


def person_of(actor: Actor) -> str | None:
    """Give the resolved name; "military commanders" are no one person, whoever was named before them."""
    head = actor.text if _SOME.match(actor.text) else _OF.split(actor.text, maxsplit=1)[0]
    last = head.rpartition(" ")[2]
    plural = last.islower() and last.endswith("s") and not last.endswith(("ss", "'s", "’s"))
    several = (plural and last not in _HIS) or last.lower() in rules.holders()
    return None if several else actor.name


@lru_cache(maxsize=65536)
def name_of(name: str, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the surname and the offices told by an actor's resolved name and its words."""
    return surname(name) or surname(text), offices_in(text)


def surname(text: str) -> frozenset[str]:
    """Give the surname that a phrase tells, with a short first word that may be the family name; empty if none.

    It stands at the end, or before a comma that the office follows ("Mr Naryshkin, Speaker of the State Duma"). For a
    son of his father ("Faisal bin Farhan Al Saud") it is his name and his father's: his house has many.
    """
    parts = [words_of(part) for part in text.replace("’s", "").replace("'s", "").split(",")]
    titled = any(word.lower() in rules.words("titles") for words in parts for word in words)
    return next(filter(None, (_son(words) or _surname(words, titled) for words in parts)), frozenset())


def _son(words: list[str]) -> frozenset[str]:
    """Give a man's own name and his father's, where both are told."""
    at = next((place for place, word in enumerate(words[1:-1], 1) if word in _SON_OF), 0)
    named = (words[at - 1], words[at + 1]) if at else ()
    return frozenset(word.lower() for word in named) if all(word[:1].isupper() for word in named) else frozenset()


def _surname(words: list[str], titled: bool) -> frozenset[str]:
    run = [] if _ends_in_body(words) else _last_run(_without_particles(words))
    sure = len(run) > 1 or (titled and words[:1] != run) or any(_ARTICLE.match(word) for word in run)
    if not run or not sure or " ".join(run).lower() in bodies():
        return frozenset()
    first, last = run[0].lower(), _ARTICLE.sub("", _told_twice(run) or run[-1]).lower()
    return frozenset({last, first} if len(first) <= SHORT else {last})


def _without_particles(words: list[str]) -> list[str]:
    """Give a name without what is left of it at its end ("Alexander Van der Bellen Van", where a page cuts it)."""
    end = len(words)
    while end > 1 and words[end - 1].lower() in rules.words("particles"):
        end -= 1
    return words[:end]


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
        if not _may_be_named(word):
            return run if word.lower() not in _NOT_A_NAME_AFTER else run[1:] if len(run) > 2 else []
        run.insert(0, word)
    return run


def _may_be_named(word: str) -> bool:
    """Tell whether a word may be of a name: capitalised, but for what stands before a surname, and no title."""
    capital = _ARTICLE.sub("", word)[:1].isupper() and not (word.isupper() and len(word) > 1)
    return capital and word.lower() not in rules.words("titles")
