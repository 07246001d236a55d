"""How ties between two actors develop: a ledger by dyad and month, with what happened, what was planned, and a score.

In: the database and checked filters.  Out: `Rows`, one a dyad and month.  Records count, not texts: copies and
retellings count once.  The score of a month is the mean PLOVER score of what happened, from -10 (conflict) to 10
(co-operation).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from noteverbale.views.coding import Coded, coded
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records

COLUMNS = (
    "month",
    "a",
    "b",
    "events",
    "planned",
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
    "cooperation",
    "conflict",
    "score",
    "kinds",
)
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(slots=True)
class _Month:
    quads: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)
    planned: int = 0


def relations(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give the ledger: `events` happened in the month, `planned` are dated in it but not told as held."""
    records, notes = select_records(db, replace(filters, limit=None))
    ledger: dict[tuple[str, str, str], _Month] = {}
    left_out = 0
    for one in coded(records):
        month = _month(one) if isinstance(one, Coded) else None
        if month is None or not isinstance(one, Coded):
            left_out += 1
            continue
        for a, b in _dyads(one.record, filters):
            _count(ledger.setdefault((month, a, b), _Month()), one)
    rows = [_row(*key, month) for key, month in sorted(ledger.items())]
    if left_out:
        notes = (*notes, f"{left_out} events left out: undated, negated, uncertain, or of a kind without a code.")
    return Rows(COLUMNS, tuple(rows[: filters.limit]), f"relations {filters.words()}".strip(), notes, len(rows))


def _month(one: Coded) -> str | None:
    """The month of the event; what happened undated counts in the month it became known."""
    day = one.day or (one.record.first_known if one.done else None)
    return day[:7] if day else None


def _dyads(record: Selected, filters: Filters) -> Iterator[tuple[str, str]]:
    """Agent with recipient; where one side is empty, all parties with each other."""
    fields = record.state.fields
    agents, recipients = _known(fields.get("agents")), _known(fields.get("recipients"))
    pairs = (
        [(a, b) for a in agents for b in recipients] if agents and recipients else combinations(agents or recipients, 2)
    )
    wanted = set(filters.between or ())
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}):
        if not wanted or {a, b} == wanted:
            yield a, b


def _known(parties: Iterable[dict[str, str]] | None) -> list[str]:
    return [party["code"] for party in parties or [] if party["code"] != "UNK"]


def _count(month: _Month, one: Coded) -> None:
    if not one.done:
        month.planned += 1
        return
    month.kinds[one.record.kind] += 1
    month.quads[one.quad or 0] += 1
    if one.score is not None:
        month.scores.append(one.score)


def _row(month: str, a: str, b: str, counted: _Month) -> Row:
    quads = {name: counted.quads[number] for number, name in enumerate(_QUADS, 1)}
    score = round(sum(counted.scores) / len(counted.scores), 2) if counted.scores else None
    return {
        "month": month,
        "a": a,
        "b": b,
        "events": sum(counted.kinds.values()),
        "planned": counted.planned,
        **quads,
        "cooperation": counted.quads[1] + counted.quads[2],
        "conflict": counted.quads[3] + counted.quads[4],
        "score": score,
        "kinds": [f"{kind} {count}" for kind, count in sorted(counted.kinds.items())],
    }
