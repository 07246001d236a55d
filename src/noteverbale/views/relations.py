"""How ties between two actors develop: a ledger by dyad and month, with what happened, what was planned, and a score.

In: the database and checked filters.  Out: `Rows`, one a dyad and month.  Records count, not texts: copies and
retellings count once.  The score of a month is the mean PLOVER score of what happened, from -10 (conflict) to 10
(co-operation), so it does not grow with the number of texts.  Change points: turning.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from noteverbale.views.filters import Filters
from noteverbale.views.ledger import Key, Month, ledger_of
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.ties import Ties, ties_of
from noteverbale.views.turning import LEAST, LEVEL, Turn, turns_of

COLUMNS = (
    "month",
    "a",
    "b",
    "events",
    "planned",
    "announced",
    "kept",
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
    "cooperation",
    "conflict",
    "score",
    "change",
    "score_before",
    "score_after",
    "p",
    "kinds",
    "mediums",
)
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def relations(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give the ledger: `events` happened in the month, `planned` are dated in it but not told as held; of those
    `announced` for the month, `kept` were held on their days. `change`: the month begins a new level of the score.
    """
    records, notes = select_records(db, replace(filters, limit=None, undated=not filters.told_days))
    ledger, left_out = ledger_of(db, records, filters)
    turns = _turns(ledger)
    rows = [_row(*key, month, turns.get(key)) for key, month in sorted(ledger.items())]
    if filters.between and ledger:
        notes = (*notes, _told(ledger, turns))
    title = f"relations {filters.words()}".strip()
    return Rows(COLUMNS, tuple(rows[: filters.limit]), title, (*notes, *left_out), len(rows))


def development(
    db: sqlite3.Connection, records: Sequence[Selected], filters: Filters
) -> tuple[str | None, Ties | None]:
    """Give in one sentence how the ties of the two of `filters.between` changed, and their periods; None where too few
    months tell.
    """
    ledger, _ = ledger_of(db, records, replace(filters, undated=False))
    turns = _turns(ledger)
    told = _told(ledger, turns) if _scored(ledger) >= 2 * LEAST else None
    months = {month: counted.quads for (month, *_), counted in ledger.items()}
    return told, ties_of(months, {month: _direction(turn) for (month, *_), turn in turns.items()})


def _turns(ledger: dict[Key, Month]) -> dict[Key, Turn]:
    """Give the months in which the score of a dyad changes its level; months without a score are passed over."""
    series: dict[tuple[str, str], list[tuple[Key, float]]] = {}
    for key, month in sorted(ledger.items()):
        if month.score is not None:
            series.setdefault(key[1:], []).append((key, month.score))
    return {
        scored[turn.place][0]: turn for scored in series.values() for turn in turns_of([score for _, score in scored])
    }


def _told(ledger: dict[Key, Month], turns: dict[Key, Turn]) -> str:
    """Give in one sentence what the series of one dyad shows."""
    scored = _scored(ledger)
    if scored < 2 * LEAST:
        return f"{scored} months with a score are too few to look for a change of level; {2 * LEAST} are needed."
    found = [
        f"{_direction(turn)} from {month} on (mean score {turn.before:g} before, {turn.after:g} after, p {turn.p:g})"
        for (month, _, _), turn in sorted(turns.items())
    ]
    told = "; ".join(found) or "no change of level"
    return f"In {scored} months with a score: {told} (Pettitt's test, p < {LEVEL:g})."


def _scored(ledger: dict[Key, Month]) -> int:
    return sum(month.score is not None for month in ledger.values())


def _direction(turn: Turn) -> str:
    return "warmer" if turn.after > turn.before else "colder"


def _row(month: str, a: str, b: str, counted: Month, turn: Turn | None) -> Row:
    quads = {name: counted.quads[number] for number, name in enumerate(_QUADS, 1)}
    return {
        "month": month,
        "a": a,
        "b": b,
        "events": sum(counted.kinds.values()),
        "planned": counted.planned,
        "announced": counted.announced,
        "kept": counted.kept,
        **quads,
        "cooperation": counted.quads[1] + counted.quads[2],
        "conflict": counted.quads[3] + counted.quads[4],
        "score": None if counted.score is None else round(counted.score, 2),
        "change": _direction(turn) if turn else None,
        "score_before": turn.before if turn else None,
        "score_after": turn.after if turn else None,
        "p": turn.p if turn else None,
        "kinds": [f"{kind} {count}" for kind, count in sorted(counted.kinds.items())],
        "mediums": [f"{medium} {count}" for medium, count in sorted(counted.mediums.items())],
    }
