"""The ledger of ties: what happened, was planned and was announced, by month and pair of actors.

In: the database, records and checked filters.  Out: a dict from month and pair to counts, and how many events have no
place in it, by reason.  Records count, not texts: copies and retellings count once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from noteverbale.ontology import with_each_other
from noteverbale.views.coding import BUYERS_STEPS, Coded, LeftOut, coded
from noteverbale.views.filters import UNDATED, Filters
from noteverbale.views.months import month_of, month_within, rough
from noteverbale.views.selection import Selected, claim_from, claims_of
from noteverbale.views.shapes import best_claim

# Why an event has no place in the ledger, as told after its number.
_REASONS = {
    "no day": f"held without a reported or estimated day left out; {UNDATED}",
    "no told day": "held without a reported day left out",
    "rough": "dated only to a year, or a period longer than a month, left out: they belong to no month",
    "no pair": "left out: no two known parties who act on each other",
    "other": "left out: plans without a day, negated, uncertain, of a kind without a code",
}
Key = tuple[str, str, str]  # month, and the two actors in order of code; under `directed` who acts and on whom


@dataclass(slots=True)
class Month:
    """What is counted of one pair in one month: done by PLOVER quad class and kind (of these `estimated`: no text tells
    the day), talks by their medium, planned, announced and kept.
    """

    quads: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    mediums: Counter[str] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)
    estimated: int = 0
    planned: int = 0
    announced: int = 0
    kept: int = 0

    @property
    def score(self) -> float | None:
        """The mean PLOVER score of what happened."""
        return sum(self.scores) / len(self.scores) if self.scores else None


def ledger_of(
    db: sqlite3.Connection, records: Sequence[Selected], filters: Filters
) -> tuple[dict[Key, Month], tuple[str, ...]]:
    """Give what happened, was planned and was announced by month and pair, and in sentences what has no place in it."""
    ledger: dict[Key, Month] = {}
    left_out: Counter[str] = Counter()
    pairs = {record.id: list(_dyads(record, told, filters)) for record, told in _with_triggers(db, records)}
    for one in coded(records):
        month = month_of(one, filters) if isinstance(one, Coded) else None
        if not isinstance(one, Coded) or month is None or not pairs[one.record.id]:
            left_out[_reason(one, bool(pairs[one.record.id]), filters)] += 1
            continue
        for a, b in _ways(one.record, pairs[one.record.id], filters, one.stage):
            _count(ledger.setdefault((month, a, b), Month()), one)
    for record in records:
        _follow(ledger, record, _ways(record, pairs[record.id], filters))
    return ledger, tuple(f"{left_out[reason]} {told}." for reason, told in _REASONS.items() if left_out[reason])


def _reason(one: Coded | LeftOut, paired: bool, filters: Filters) -> str:
    if isinstance(one, LeftOut):
        return "other"
    if not paired:
        return "no pair"
    if rough(one) or not one.done:
        return "rough" if rough(one) else "other"
    return "no told day" if filters.told_days else "no day"


def _with_triggers(db: sqlite3.Connection, records: Sequence[Selected]) -> Iterator[tuple[Selected, str]]:
    """Give each record with the trigger that carries its status where several stand on one side of it, else ""."""
    chosen = {record.id: best_claim(record) for record in records if _one_sided(record)}
    told = {row["id"]: claim_from(row).trigger.text for row in claims_of(db, filter(None, chosen.values()))}
    for record in records:
        yield record, told.get(chosen.get(record.id) or "", "")


def _one_sided(record: Selected) -> bool:
    agents, recipients = _sides(record)
    return len(agents) > 1 and not recipients


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
        if (not wanted or {a, b} == wanted) and filters.actor in (None, a, b):
            yield a, b


def _ways(
    record: Selected, pairs: Iterable[tuple[str, str]], filters: Filters, stage: str | None = None
) -> Iterator[tuple[str, str]]:
    """Give pairs as asked for: in order of code, or from who acts to whom, in both directions for what two do with each
    other; of a deal the buyer acts in some steps.
    """
    agents, recipients = _sides(record)
    told = set(product(recipients, agents) if stage in BUYERS_STEPS else product(agents, recipients))
    for a, b in pairs:
        ways = ((a, b), (b, a)) if filters.directed else ((a, b),)
        yield from [way for way in ways if way in told] or ways


def _sides(record: Selected) -> tuple[list[str], list[str]]:
    """Whoever objects to a deal, or tells of it, is among its agents too: where the two sides are told, they count."""
    fields = record.state.fields
    supplier, buyer = fields.get("supplier"), fields.get("recipient")
    if record.kind == "arms_deal" and supplier and buyer and "UNK" not in (supplier, buyer):
        return [supplier], [buyer]
    return _known(fields.get("agents")), _known(fields.get("recipients"))


def _known(parties: Iterable[dict[str, str]] | None) -> list[str]:
    return [party["code"] for party in parties or [] if party["code"] != "UNK"]


def _count(month: Month, one: Coded) -> None:
    if not one.done:
        month.planned += 1
        return
    month.kinds[one.record.kind] += 1
    if medium := one.record.state.fields.get("medium"):
        month.mediums[medium] += 1
    month.estimated += one.day is None
    month.quads[one.quad or 0] += 1
    if one.score is not None:
        month.scores.append(one.score)


def _follow(ledger: dict[Key, Month], record: Selected, pairs: Iterable[tuple[str, str]]) -> None:
    """Count an event in the month for which it was announced, and whether it was held on its days."""
    fields = record.state.fields
    planned = month_within(fields.get("planned_from"), fields.get("planned_to"))
    if not planned:
        return
    for a, b in pairs:
        month = ledger.setdefault((planned, a, b), Month())
        month.announced += 1
        month.kept += fields.get("outcome") == "held"
