"""Tables of who held an office of a state from which day to which -> checked `Holder` rows.

In: actors/holders.csv (the World Factbook), actors/holders_own.csv (our own list), actors/titles.csv (words).
Out: `holders(code, title, day)`, our own rows before the others; `terms(code, role)`; `title_of(phrase, seat)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import packaged_entities
from noteverbale.ontology.offices import offices
from noteverbale.ontology.states import states
from noteverbale.ontology.tables import Row, packaged, read_table

#: What may stand as role: what an office is in the state, whatever its title.
_ROLES = frozenset(("head", "premier", "foreign", "defence"))
_FILES = ("holders_own", "holders")
_COLUMNS = ("code", "role", "title", "name", "first", "last", "source")


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one office of a state; both days included, `last` None where no table tells an end."""

    code: str
    role: str
    title: str
    name: str
    first: date
    last: date | None
    source: str

    def on(self, day: date) -> bool:
        """Tell whether he held the office on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def holders(code: str, title: str, day: date) -> tuple[Holder, ...]:
    """Give who held an office of a state on a day; `title`: a title, or the role that the office is in the state."""
    for name in _FILES:
        found = [row for row in _rows(name).get(code, ()) if title in (row.title, row.role) and row.on(day)]
        if found:
            return tuple({row.name: row for row in found}.values())
    return ()


def terms(code: str, role: str) -> tuple[Holder, ...]:
    """Give all who held an office of a state on some day, with their days."""
    return tuple(row for file in _FILES for row in _rows(file).get(code, ()) if row.role == role)


def title_of(phrase: str, seat: str | None = None) -> str | None:
    """Give the title that words of an office mean, those of a seat ("chief" of the Kremlin) where one is named."""
    return _titles().get((phrase.lower(), seat or ""))


@cache
def _titles() -> dict[tuple[str, str], str]:
    rows = read_table(packaged("actors/titles.csv"), ("phrase", "of", "title", "source"), key=("phrase", "of"))
    known = {row.title for name in _FILES for group in _rows(name).values() for row in group} | _ROLES
    named = offices().keys() | {entity.name.lower() for entity in packaged_entities()}  # an office or a body: the Pope
    for row in rows:
        if row["title"] not in known or not (row["of"] or row["phrase"] in named):
            raise OntologyError(f"{row['_where']}: {row['title']!r} or {row['phrase']!r} stands in no table of offices")
    return {(row["phrase"], row["of"]): row["title"] for row in rows}


@cache
def _rows(name: str) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for row in read_table(packaged(f"actors/{name}.csv"), _COLUMNS, key=("code", "title", "role", "first")):
        found.setdefault(row["code"], []).append(_holder(row))
    return {code: tuple(rows) for code, rows in found.items()}


def _holder(row: Row) -> Holder:
    try:
        first, last = date.fromisoformat(row["first"]), row["last"] and date.fromisoformat(row["last"])
    except ValueError as error:
        raise OntologyError(f"{row['_where']}: {error}; write days as 2014-11-20") from error
    if row["code"] not in states() or row["role"] not in _ROLES or (last and last < first):
        raise OntologyError(
            f"{row['_where']}: {row['code']} {row['role']} {first} to {last}: write a state of states.csv, a role of "
            f"{', '.join(sorted(_ROLES))}, and the first day first"
        )
    return Holder(row["code"], row["role"], row["title"], row["name"], first, last or None, row["source"])
