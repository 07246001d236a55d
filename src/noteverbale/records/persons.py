"""Two sides that name persons and offices -> whether they may mean the same ones.

In: Names of a claim and of a record.  Out: yes, no, or None where they do not tell. A leader meets many in a day: the
same person for one party and somebody else for another is another meeting.
"""

from __future__ import annotations

from functools import lru_cache

from noteverbale.records import rules
from noteverbale.records.names import SHORT, Names
from noteverbale.records.offices import is_counterpart
from noteverbale.resolve.likeness import jaro_winkler
from noteverbale.types import Actor

_KEPT = 16384  # pairs of sides whose answer is kept: the same leaders meet again and again
_SPELLING = 0.93  # Jaro-Winkler above which two surnames are one name spelt twice (Lavrov, Lavrow)


def with_counterparts(named: Names, actors: tuple[Actor, ...]) -> Names:
    """Give names with the office of a counterpart, which is that of the one whose counterpart he is."""
    theirs = {actor.code for actor in actors if is_counterpart(actor.text)}
    held = {office for code, office in named.offices if code not in theirs}
    placed = {code for code, _ in named.offices}
    if len(held) != 1:
        return named
    return Names(named.persons, named.offices | {(code, office) for code in theirs - placed for office in held})


@lru_cache(maxsize=_KEPT)
def same_office(told: Names, had: Names) -> bool | None:
    """Tell whether two sides name one office; a bare "minister" may be any of the ministers.

    None where no party's office is told in both, or only a bare one is, or one side names a person of the party whose
    office is not told.
    """
    if told.offices & had.offices:
        return True
    bare = rules.bare_offices()
    ours, theirs = _plain(told.offices), _plain(had.offices)
    pairs = [(code, one, other) for code, one in ours for code_had, other in theirs if code == code_had]
    sure = [
        code
        for code, one, other in pairs
        if other not in bare.get(one, ()) and one not in bare.get(other, ()) and not _unplaced(told, had, code)
    ]
    return False if pairs and len(sure) == len(pairs) else None


def _plain(offices: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give offices without the bare ones that stand for another of the same party: "the leaders" are the presidents."""
    bare = rules.bare_offices()
    told = {(code, one) for code, office in offices for one in bare.get(office, ())}
    meant = {code for code, office in offices if (code, office) in told}
    return [(code, office) for code, office in offices if office not in bare or code not in meant]


def _unplaced(told: Names, had: Names, code: str) -> bool:
    """Tell whether a side names more persons of a party than offices; a short word is the second of one name."""
    named = ({name for _, name in _of(side.persons, code) if len(name) > SHORT} for side in (told, had))
    return any(len(one) > len(_of(side.offices, code)) for one, side in zip(named, (told, had), strict=True))


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
    found = {_person(told, had, code) for code, _ in told.persons}
    return {True, False} <= found


def another_guest(told: Names, had: Names) -> bool:
    """Tell whether two meetings of one state's persons have one person in common, and each another one besides."""
    guests, others = told.persons - had.persons, had.persons - told.persons
    return bool(told.persons & had.persons) and agreement(guests, others) is False


@lru_cache(maxsize=_KEPT)
def another_office(told: Names, had: Names) -> bool:
    """Tell whether one party's person or office is the same, and another's, not named in both, holds another office."""
    offices = {code: same_office(_party(told, code), _party(had, code)) for code, _ in told.offices}
    persons = {code: _person(told, had, code) for code, _ in (*told.persons, *told.offices)}
    same = any(persons[code] or (persons[code] is None and offices.get(code)) for code in persons)
    return same and any(persons[code] is None and office is False for code, office in offices.items())


def _person(told: Names, had: Names, code: str) -> bool | None:
    """Tell whether two sides name one person of a party; None where one names none, or the office is the same."""
    same = agreement(_of(told.persons, code), _of(had.persons, code))
    return None if same is False and same_office(_party(told, code), _party(had, code)) else same


def _party(names: Names, code: str) -> Names:
    return Names(_of(names.persons, code), _of(names.offices, code))


def _of(named: frozenset[tuple[str, str]], code: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in named if pair[0] == code)
