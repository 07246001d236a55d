"""How ties between two actors develop: a ledger by dyad and month, with what happened, what was planned, and a score.

In: the database and checked filters.  Out: `Rows`, one a dyad and month.  Records count, not texts: copies and
retellings count once.  The score of a month is the mean PLOVER score of what happened, from -10 (conflict) to 10
(co-operation), so it does not grow with the number of texts.  Change points: turning.py.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from noteverbale.ontology import with_each_other
from noteverbale.views.coding import Coded, coded
from noteverbale.views.filters import UNDATED, Filters
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, claim_from, claims_of, select_records
from noteverbale.views.shapes import best_claim
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
)
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(slots=True)
class _Month:
    quads: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)
    planned: int = 0
    announced: int = 0
    kept: int = 0

    @property
    def score(self) -> float | None:
        """The mean PLOVER score of what happened."""
        return sum(self.scores) / len(self.scores) if self.scores else None


Key = tuple[str, str, str]  # month, and the two actors in order of code


def relations(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give the ledger: `events` happened in the month, `planned` are dated in it but not told as held; of those
    `announced` for the month, `kept` were held on their days. `change`: the month begins a new level of the score.
    """
    records, notes = select_records(db, replace(filters, limit=None, undated=True))
    ledger, left_out = _ledger(db, records, filters)
    turns = _turns(ledger)
    rows = [_row(*key, month, turns.get(key)) for key, month in sorted(ledger.items())]
    if filters.between and ledger:
        notes = (*notes, _told(ledger, turns))
    if left_out["no day"]:
        notes = (*notes, f"{left_out['no day']} held without a day told or estimated left out; {UNDATED}.")
    if left_out["other"]:
        notes = (
            *notes,
            f"{left_out['other']} left out: plans without a day, negated, uncertain, of a kind without a code.",
        )
    return Rows(COLUMNS, tuple(rows[: filters.limit]), f"relations {filters.words()}".strip(), notes, len(rows))


def development(db: sqlite3.Connection, records: Sequence[Selected], filters: Filters) -> str | None:
    """Give in one sentence how the ties of the two of `filters.between` changed; None where too few months tell."""
    ledger, _ = _ledger(db, records, replace(filters, undated=False))
    return _told(ledger, _turns(ledger)) if _scored(ledger) >= 2 * LEAST else None


def _ledger(
    db: sqlite3.Connection, records: Sequence[Selected], filters: Filters
) -> tuple[dict[Key, _Month], Counter[str]]:
    """Give what happened and was planned by month and dyad, and how many events have no place in it, and why."""
    ledger: dict[Key, _Month] = {}
    pairs = {record.id: list(_dyads(record, told, filters)) for record, told in _with_triggers(db, records)}
    left_out = Counter({"no day": 0, "other": 0})
    for one in coded(records):
        month = _month(one, filters) if isinstance(one, Coded) else None
        if month is None or not isinstance(one, Coded):
            left_out["no day" if isinstance(one, Coded) and one.done else "other"] += 1
            continue
        for a, b in pairs[one.record.id]:
            _count(ledger.setdefault((month, a, b), _Month()), one)
    for record in records:
        _follow(ledger, record, pairs[record.id])
    return ledger, left_out


def _with_triggers(db: sqlite3.Connection, records: Sequence[Selected]) -> Iterator[tuple[Selected, str]]:
    """Give each record with the trigger that carries its status where several stand on one side of it, else ""."""
    chosen = {record.id: best_claim(record) for record in records if _one_sided(record)}
    told = {row["id"]: claim_from(row).trigger.text for row in claims_of(db, filter(None, chosen.values()))}
    for record in records:
        yield record, told.get(chosen.get(record.id) or "", "")


def _one_sided(record: Selected) -> bool:
    agents, recipients = _sides(record)
    return len(agents) > 1 and not recipients


def _month(one: Coded, filters: Filters) -> str | None:
    """The month of the event, told or estimated; else, of a deal's steps and with `undated` of all that happened, the
    one in which it became known.
    """
    about = one.record.estimated if one.done and not one.stage else None
    known = one.record.first_known if one.done and (filters.undated or one.stage) else None
    day = one.day or (about[1] if about else known)
    return day[:7] if day else None


def _dyads(record: Selected, trigger: str, filters: Filters) -> Iterator[tuple[str, str]]:
    """Agent with recipient, of a deal supplier with buyer; agents with each other where nobody else is told and they
    act on each other: two who voice concern together accuse a third.
    """
    agents, recipients = _sides(record)
    pairs = list(product(agents, recipients))
    if not recipients and with_each_other(record.kind, trigger):
        pairs = list(combinations(agents, 2))
    wanted = set(filters.between or ())
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}):
        if not wanted or {a, b} == wanted:
            yield a, b


def _sides(record: Selected) -> tuple[list[str], list[str]]:
    """Whoever objects to a deal, or tells of it, is among its agents too: where the two sides are told, they count."""
    fields = record.state.fields
    supplier, buyer = fields.get("supplier"), fields.get("recipient")
    if record.kind == "arms_deal" and supplier and buyer and "UNK" not in (supplier, buyer):
        return [supplier], [buyer]
    return _known(fields.get("agents")), _known(fields.get("recipients"))


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


def _follow(ledger: dict[Key, _Month], record: Selected, pairs: Iterable[tuple[str, str]]) -> None:
    """Count an event in the month for which it was announced, and whether it was held on its days."""
    fields = record.state.fields
    planned = fields.get("planned_from")
    if not planned:
        return
    for a, b in pairs:
        month = ledger.setdefault((planned[:7], a, b), _Month())
        month.announced += 1
        month.kept += fields.get("outcome") == "held"


def _turns(ledger: dict[Key, _Month]) -> dict[Key, Turn]:
    """Give the months in which the score of a dyad changes its level; months without a score are passed over."""
    series: dict[tuple[str, str], list[tuple[Key, float]]] = {}
    for key, month in sorted(ledger.items()):
        if month.score is not None:
            series.setdefault(key[1:], []).append((key, month.score))
    return {
        scored[turn.place][0]: turn for scored in series.values() for turn in turns_of([score for _, score in scored])
    }


def _told(ledger: dict[Key, _Month], turns: dict[Key, Turn]) -> str:
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


def _scored(ledger: dict[Key, _Month]) -> int:
    return sum(month.score is not None for month in ledger.values())


def _direction(turn: Turn) -> str:
    return "warmer" if turn.after > turn.before else "colder"


def _row(month: str, a: str, b: str, counted: _Month, turn: Turn | None) -> Row:
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
    }
