"""One actor at a glance: names, in how many events of which kinds it takes part, with whom, and the latest of them.

In: the database and checked filters that name an actor.  Out: a `Profile`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec

from noteverbale.views.events import rows_of
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code, names_of_code
from noteverbale.views.parties import parties_told
from noteverbale.views.rows import Rows
from noteverbale.views.selection import Selected, select_records, spells
from noteverbale.views.statuses import HELD

_PARTNERS = 15  # other actors named
_LATEST = 12  # events shown


@dataclass(frozen=True, slots=True)
class Profile:
    """`names`: the other names by which the tables know it. `kinds` and `partners` (code, name): in how many of its
    records, the most first. `first`, `last`: days (ISO) on which texts first and last told of it. `latest`: rows of
    `events` that took place on a day told or estimated, the latest first.
    """

    code: str
    name: str
    names: tuple[str, ...]
    records: int
    kinds: tuple[tuple[str, int], ...]
    partners: tuple[tuple[str, str, int], ...]
    first: str | None
    last: str | None
    latest: Rows


def profile(db: sqlite3.Connection, code: str, filters: Filters) -> Profile:
    """Give what the record knows of the actor; as of a day only what texts published by then tell."""
    records, _ = select_records(db, filters)
    dated = (record for record in reversed(records) if record.status in HELD and (record.estimated or spells(record)))
    with_it = _parties(db, records, filters.as_of)
    return Profile(
        code=code,
        name=name_of_code(code),
        names=tuple(name for name in names_of_code(code) if name != name_of_code(code)),
        records=len(records),
        kinds=_most(Counter(record.kind for record in records)),
        partners=tuple((other, name_of_code(other), n) for other, n in _most(with_it) if other not in (code, "UNK"))[
            :_PARTNERS
        ],
        first=min((record.first_known for record in records if record.first_known), default=None),
        last=max((record.known for record in records if record.known), default=None),
        latest=rows_of(db, list(islice(dated, _LATEST)), filters),
    )


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _parties(db: sqlite3.Connection, records: Sequence[Selected], as_of: str | None) -> Counter[str]:
    """Count the records by party; as of a day by those that claims known by then tell."""
    told, asked = parties_told(as_of)
    ids = msgspec.json.encode([record.id for record in records]).decode()
    rows = db.execute(f"SELECT code FROM ({told}) WHERE record_id IN (SELECT value FROM json_each(?))", (*asked, ids))
    return Counter(row["code"] for row in rows)
