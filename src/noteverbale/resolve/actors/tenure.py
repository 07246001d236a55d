"""Readings of persons by the tables -> when they held what, and whether two rows are one person.

In: readings whose basis names a row of the officials.
Out: the same with offices that were held, and years that are whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.ontology.holders import holders, terms
from noteverbale.ontology.officials import Official, officials
from noteverbale.ontology.states import states
from noteverbale.resolve.actors.readings import ActorReading
from noteverbale.resolve.actors.spelling import skeleton
from noteverbale.resolve.likeness import letters_alike, words_alike

#: Classes of the list of officials that read like offices; the classes of other ministers are as wide as they say.
_OFFICE = re.compile(r"\btable: ([^,]+), (head|premier|foreign|defence) (\d{4})?-(\d{4})?")
_SAME_PERSON = 0.8  # Benyamin and Benjamin, with and without a father's name
#: Words before a name in the tables that are no part of it.
_TITLES = frozenset(("King", "Queen", "Prince", "Princess", "Emir", "Sheikh", "Sultan", "Pope"))


def plainly(reading: ActorReading) -> ActorReading:
    """Name an office only where it was held: "premier" in the list of officials is a class that ministers share."""
    told = _OFFICE.search(reading.basis)
    if told is None:
        return reading
    name, office, since, until = told.groups()
    first = _first_year(reading.code, name, office)
    listed = _listed(reading.code, name, office)
    held = first is not None or (listed is not None and not _others_held(reading.code, office, since))
    later = f", {office} from {first}" if first is not None and since and first > int(since) else ""
    said = f"table: {name}, {office if held and not later else 'in office'} {since or ''}-{until or ''}{later}"
    basis = reading.basis[: told.start()] + said + reading.basis[told.end() :]
    return msgspec.structs.replace(reading, basis=basis, sector=_sector(reading, name, office))


def _sector(reading: ActorReading, name: str, office: str) -> str:
    """Give the sector of a chief of state or of government, whatever title stands beside: "commander-in-chief"."""
    if office not in ("head", "premier") or reading.sector != "MIL":
        return reading.sector
    rows = (row for row in officials() if (row.code, row.name, row.office) == (reading.code, name, office))
    return next((row.sector for row in rows), reading.sector)


def _first_year(code: str, name: str, office: str) -> int | None:
    """Give the first year in which a person held an office, as the tables of holders tell."""
    return min((row.first.year for row in terms(code, office) if alike_names(name, row.name)), default=None)


def alike_names(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: alike as a whole and in the last word of the first."""
    surname = max(letters_alike(one.split()[-1].lower(), word.lower()) for word in other.split())
    parts = ({skeleton(word) for word in name.split()} for name in (one, other))
    few, many = sorted(parts, key=len)
    return few <= many or (surname > _SAME_PERSON and words_alike(one, other) > _SAME_PERSON)


def _listed(code: str, name: str, office: str) -> Official | None:
    """Give the row of a person whom the World Factbook lists in an office, day unknown."""
    rows = (row for row in officials() if (row.code, row.name, row.office) == (code, name, office))
    return next((row for row in rows if "World Factbook" in row.source), None)


def _others_held(code: str, office: str, since: str | None) -> bool:
    """Tell whether the tables know others in the office in the year after one came to his."""
    return since is not None and bool(holders(code, office, date(int(since) + 1, 7, 1)))


def unborrowed(reading: ActorReading) -> ActorReading:
    """Take a name from a reading whose state has no such person: "King Charles of Norway" is no Charles III."""
    borrowed = [row for row in officials() if row.name == reading.name]
    codes, offices = ({getattr(row, column) for row in borrowed} for column in ("code", "office"))
    if not codes or reading.name is None or reading.code in codes or reading.code not in states():
        return reading
    said = set(reading.name.split()) - _TITLES
    rows = (row for row in officials() if row.code == reading.code and row.office in offices)
    own = {row.name for row in rows if said <= set(row.name.split()) - _TITLES}
    if said and len(own) == 1:
        return msgspec.structs.replace(reading, name=own.pop())
    told = f"no table has {reading.name} there; {reading.basis}"
    return msgspec.structs.replace(reading, name=states()[reading.code].name, basis=told)


def still_in_office(reading: ActorReading, extend: tuple[Path, ...] = ()) -> ActorReading:
    """Take the years of a person's other row where that one has him in office later: a list may end before he left."""
    told = _OFFICE.search(reading.basis)
    if told is None or told.group(4) is None:
        return reading
    years = [
        (row.until is None, row.until or 0)
        for row in officials(extend)
        if row.code == reading.code and row.office == told.group(2) and str(row.since) == told.group(3)
        if same_person(row, reading)
    ]
    longest = max(years, default=(False, 0))
    until = "" if longest[0] else str(max(longest[1], int(told.group(4))))
    return msgspec.structs.replace(reading, basis=reading.basis[: told.start(4)] + until + reading.basis[told.end(4) :])


def same_person(row: Official, reading: ActorReading) -> bool:
    """Tell whether a row is the person read: one state, and names that are spelt alike or are contained."""
    return row.code == reading.code and alike_names(reading.name or "-", row.name)


def one_each(rows: Sequence[Official]) -> list[Official]:
    """Give one row of each person, the last of them."""
    found: list[Official] = []
    for row in rows:
        found = [one for one in found if one.code != row.code or not alike_names(one.name, row.name)]
        found.append(row)
    return found
