"""Own names of exercises and agreements -> the name they are known by.

In: events/exercises.csv (series with other spellings), events/agreements.csv (titles with other names; `loose`
ones mean it only in a text that names it properly), events/own_names.toml (words around names).
Out: `exercise_name(words)`, `agreements()`, `surroundings()`.
Errors: OntologyError for a term in two rows, and for a page without one of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import packaged_entities
from noteverbale.ontology.pages import read_page
from noteverbale.ontology.states import split, states
from noteverbale.ontology.tables import packaged, read_table

_QUOTES = " \t\n,.;:“”‘’\"'«»()"
_EDITION = re.compile(
    r"(?P<name>.*?\D)[\s,–-]*(?:(?P<year>\b(?:1[34]|19|20)\d\d)|[’']?(?P<short>\d{1,2})|(?<=[\s-])(?P<roman>[IVX]{1,6}))\Z"
)
_BEFORE = re.compile(r"\A(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d{1,2})(?:st|nd|rd|th))\s+(?P<name>.+)\Z")
_ASIDE = re.compile(r"\([^)]*\)?")  # "Great Prophet (Payambar-e Azam) 14"
_LEAD = re.compile(r"\A(?:the|joint|exercise|operation|annual)\s+", re.I)
_LONGEST = 200  # characters of a name; what is longer names no exercise
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Series(NamedTuple):
    """The name that all exercises of a series bear, and what tells one from the others: its year or number."""

    name: str
    edition: str | None


class Agreement(NamedTuple):
    """A title that one agreement bears alone. `loose`: words for it that mean others too."""

    name: str
    terms: tuple[str, ...]
    loose: tuple[str, ...]
    parties: frozenset[str]


class Surroundings(Struct, frozen=True, forbid_unknown_fields=True):
    """The words around names, each explained in own_names.toml: regular expressions, and lists of words."""

    exercise: str
    event: str
    naming: str
    agreement: str
    modifiers: tuple[str, ...]
    yearly: tuple[str, ...]
    heads: tuple[str, ...]
    no_state: tuple[str, ...]
    no_name: tuple[str, ...]
    common_titles: tuple[str, ...]
    between_after: tuple[str, ...]
    between_before: tuple[str, ...]
    joining: tuple[str, ...]


def exercise_name(words: str) -> Series | None:
    """Give the series and edition that an exercise's own name tells ("Friendship-2017"); None where nothing is left."""
    name, edition = " ".join(_ASIDE.sub(" ", words).split()).strip(_QUOTES), None
    if len(name) > _LONGEST:
        return None
    while name:
        found = _EDITION.match(name) or _BEFORE.match(name)
        bare = (found["name"] if found else name).strip(_QUOTES + "–-")
        edition = edition or (_edition(found.groupdict()) if found else None)
        shorter = bare if _key(bare) in _series() else _LEAD.sub("", _noun().sub("", bare).strip(_QUOTES))
        if shorter == name:
            break
        name = shorter
    if not re.search(r"[^\W\d_]{2}", name) or _key(name) in surroundings().heads:
        return None
    return Series(_series().get(_key(name), name), edition)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|\A)(?:(?:combined|joint|military|naval)\s+)*{surroundings().exercise}\Z", re.I)


def _edition(found: dict[str, str | None]) -> str | None:
    roman = found.get("roman")
    return str(_number(roman)) if roman else found.get("year") or found.get("short")


def _number(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def same_edition(one: str | None, other: str | None) -> bool | None:
    """Tell whether two editions are one; None where one is not told, or a number may be the other's year."""
    if one is None or other is None:
        return None
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    if short == long:
        return True
    return None if len(long) == 4 > len(short) and int(long[2:]) == int(short or 0) else False


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def known_exercises() -> frozenset[str]:
    """Give the names of the series that the table lists."""
    return frozenset(_series().values())


@cache
def _series() -> dict[str, str]:
    """Give the name of each series by its spellings."""
    found: dict[str, str] = {}
    for row in read_table(packaged("events/exercises.csv"), ("name", "terms", "source"), key=("name",)):
        for term in dict.fromkeys(map(_key, (row["name"], *split(row["terms"])))):
            if found.setdefault(term, row["name"]) != row["name"]:
                raise OntologyError(f"{row['_where']}: {term!r} names {found[term]!r} already; leave it out of one row")
    return found


@cache
def agreements() -> tuple[Agreement, ...]:
    """Give the agreements that are known by a name of their own, in file order."""
    rows = read_table(packaged("events/agreements.csv"), ("name", "terms", "loose", "parties", "source"), key=("name",))
    found = tuple(
        Agreement(
            row["name"], (row["name"], *split(row["terms"])), split(row["loose"]), frozenset(split(row["parties"]))
        )
        for row in rows
    )
    _refuse_shared(found)
    return found


def _refuse_shared(found: Sequence[Agreement]) -> None:
    seen: dict[str, str] = {}
    for one in found:
        for term in dict.fromkeys((*one.terms, *one.loose)):
            if seen.setdefault(term, one.name) != one.name:
                raise OntologyError(f"events/agreements.csv: {term!r} names {seen[term]!r} and {one.name!r}; keep one")


@cache
def words_before_names() -> frozenset[str]:
    """Give the words that begin a run of capitals before the name: states, their people, bodies, and small words."""
    bodies = {term for entity in packaged_entities() for term in (entity.name, *entity.terms) if " " not in term}
    return frozenset(state_words() | {body.casefold().strip(".") for body in bodies} | set(surroundings().heads))


@cache
def state_words() -> frozenset[str]:
    """Give the words of states and their people."""
    told = {
        word for state in states().values() for word in (*state.names, *state.adjectives, *state.people, state.name)
    }
    single = {part.casefold().strip(".") for word in told for part in word.split() if part[:1].isupper()}
    return frozenset(single - set(surroundings().no_state))


def is_one_of(word: str, listing: frozenset[str]) -> bool:
    """Tell whether a word, or a part of it, is in a listing; possessives and dots aside."""
    lowered = word.removesuffix("'s").removesuffix("’s").casefold().strip(".'’")
    return any(part.strip(".") in listing for part in (lowered, *lowered.split("-")))


@cache
def surroundings() -> Surroundings:
    """Give the words around names."""
    return read_page(packaged("events/own_names.toml"), Surroundings)
