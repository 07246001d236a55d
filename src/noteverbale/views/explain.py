"""Why a record, a claim or a document looks as it does.

In: an id, or the beginning of one.  Out: an `Explanation`: the parts that `nv explain` prints.
Errors: ConfigError for an id that is unknown or fits several, naming them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.types import Contradiction, State
from noteverbale.views.contradictions import outcome, sides, turns
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.ids import found
from noteverbale.views.judgements import by, in_words, on_claim, on_record
from noteverbale.views.selection import state_from
from noteverbale.views.support import outlets
from noteverbale.views.wording import counted, headed, short, shown, words

# Fields that only repeat what others say, or grow with every claim.
_SILENT = (
    *("parties", "stage_history", "latitude", "longitude", "agents", "recipients", "announcements", "judged"),
    "estimated_from",
)
# Fields that no single claim decides, and what does.
_BY_ALL = {
    "parties": "all claims",
    "supplier": "most claims",
    "recipient": "most claims",
    "stage_history": "every claim of a stage",
    "halts": "every claim of a halt",
    "counterparts": "all claims",
    "latitude": "the place",
    "longitude": "the place",
}
# Fields shown in a part of their own.
_APART = ("announcements", "judged")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its value, and the claim and rule that decided it (None where none is told).

    `judged`: where a person set it, by whom, when and why, and what the texts tell instead.
    """

    name: str
    value: Any
    claim_id: str | None = None
    rule: str | None = None
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind one id. `what` is record, claim or document; parts that do not apply are empty.

    `history`: (day, what changed) of a record. `record_id`: the record that a claim belongs to. `judgements`: what
    persons decided on it, a line each. `contested`: each contradiction in words, with the sides below it.
    """

    what: str
    id: str
    heading: str
    fields: tuple[Field, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    record_id: str | None = None
    judgements: tuple[str, ...] = ()
    contested: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def _repr_html_(self) -> str:
        from noteverbale.views.pages import explanation_html

        return explanation_html(self)


def explain(db: sqlite3.Connection, id: str, as_of: str | None = None) -> Explanation:
    """Give what stands behind a record, claim or document; the beginning of an id is enough where only one has it.

    `as_of` (ISO day): as it was known then, from texts published by that day. Raises ConfigError for what no text of
    then tells.
    """
    table, whole = found(db, id)
    return {"records": _record, "claims": _claim, "documents": _document}[table](db, whole, as_of)


def _known_by(day: str | None, as_of: str | None, id: str) -> None:
    """Raise ConfigError for what was published after the day asked for, or on no day that is told."""
    if as_of is not None and (day is None or day > as_of):
        since = f"its first text is of {day}" if day else "its text has no day"
        raise ConfigError(f"{id} was not known on {as_of}: {since}; leave out the day")


def _record(db: sqlite3.Connection, id: str, as_of: str | None) -> Explanation:
    row = db.execute("SELECT kind, first_known FROM records WHERE id = ?", (id,)).fetchone()
    _known_by(row["first_known"], as_of, id)
    kind = row["kind"]
    rows = db.execute(
        "SELECT body FROM states WHERE record_id = ? AND (? IS NULL OR known <= ?) ORDER BY sequence",
        (id, as_of, as_of),
    )
    states = [state_from(body) for (body,) in rows]
    last = states[-1]
    texts = counted(last.independent_sources, "independent text")
    sources = f"{texts} of {counted(outlets(db, [id], as_of).get(id, 0), 'outlet')}"
    heading = f"{words(kind)}, {counted(len(last.claim_ids), 'claim')} from {sources}"
    evidence = evidence_of(db, last.claim_ids)
    decided = on_record(db, id)
    return Explanation(
        "record",
        id,
        heading,
        fields=tuple(_fields(last, {row["number"]: by(row) for row in decided})),
        evidence=tuple(evidence),
        contradictions=last.contradictions,
        history=tuple(_history(states)),
        judgements=tuple(map(in_words, decided)),
        contested=tuple(_contested(last, {one.id: one for one in evidence})),
    )


def _contested(state: State, told: dict[str, Evidence]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in state.contradictions:
        lines = [f"{side.line} ({', '.join(id[:9] for id in side.claims)})" for side in sides(one, told, state)]
        yield f"{words(one.field)}, {outcome(one)}", tuple(lines)


def _claim(db: sqlite3.Connection, id: str, as_of: str | None) -> Explanation:
    (evidence,) = evidence_of(db, [id])
    _known_by(evidence.known, as_of, id)
    claim = evidence.claim
    parts: dict[str, Any] = {
        "agent": [f"{actor.text} ({actor.code}, {actor.sector})" for actor in claim.agent],
        "recipient": [f"{actor.text} ({actor.code}, {actor.sector})" for actor in claim.recipient],
        "time": claim.time and f"{claim.time.text}: {claim.time.first or '…'} to {claim.time.last or '…'}",
        "place": claim.place and f"{claim.place.text} ({claim.place.country or 'country unknown'})",
        "status": evidence.status,
        "source": evidence.said_by,
        "stage": claim.deal and claim.deal.stage,
        "item": claim.deal and claim.deal.item,
        "quantity": claim.deal and claim.deal.quantity and claim.deal.quantity.text,
        "value": claim.deal and claim.deal.value and claim.deal.value.text,
        "confidence": claim.confidence,
        "wholly_right": claim.whole,
        "fresh": claim.fresh,
    }
    row = db.execute("SELECT record_id FROM record_claims WHERE claim_id = ?", (id,)).fetchone()
    fields = tuple(
        Field(name, value, rule=claim.inferred.get(name)) for name, value in parts.items() if value not in (None, [])
    )
    heading = f"{words(claim.kind)} in {evidence.cited}"
    record, decided = row and row["record_id"], tuple(map(in_words, on_claim(db, id)))
    return Explanation("claim", id, heading, fields, (evidence,), record_id=record, judgements=decided)


def _document(db: sqlite3.Connection, id: str, as_of: str | None) -> Explanation:
    row = db.execute("SELECT * FROM documents WHERE id = ?", (id,)).fetchone()
    _known_by(row["published"], as_of, id)
    shown = ("name", "title", "publisher", "credit", "published", "url", "signature")
    fields = [Field(name, row[name]) for name in shown if row[name]]
    if row["family"] != id:
        fields.append(Field("copy_of", row["family"]))
    ids = [claim["id"] for claim in db.execute("SELECT id FROM claims WHERE document_id = ?", (id,))]
    return Explanation(
        "document",
        id,
        f"{headed(row['title'], row['name'])}, {counted(len(ids), 'claim')}",
        tuple(fields),
        tuple(evidence_of(db, ids)),
    )


def _fields(state: State, judged: dict[int, str]) -> list[Field]:
    """Each field with what decided it; the parts of a field that are decided apart follow it."""
    told = [(name, value) for name, value in state.fields.items() if value not in (None, [], {}) and name not in _APART]
    set_to_nothing = [(name, None) for name in state.fields.get("judged") or {} if state.fields.get(name, 0) is None]
    return [
        field
        for name, value in (*told, *set_to_nothing)
        for field in (_field(state, name, value, judged), *_parts(state, name, value, judged))
    ]


def _field(state: State, name: str, value: Any, judged: dict[int, str]) -> Field:
    instead = (state.fields.get("judged") or {}).get(name)
    if instead is None:
        return Field(name, value, *state.accepted.get(name, (None, _BY_ALL.get(name))))
    number = instead["judgement"]
    texts = shown(instead["told"]) or "nothing"
    claim = f", {instead['claim'][:9]}, rule: {instead['rule']}" if instead["claim"] else ""
    words_ = f"judgement {number}{judged.get(number, '')}; the texts say {texts}{claim}"
    return Field(name, value, None, "judged", words_)


def _parts(state: State, name: str, value: Any, judged: dict[int, str]) -> list[Field]:
    if not isinstance(value, dict):
        return []
    return [
        _field(state, f"{name}.{part}", inner, judged)
        for part, inner in value.items()
        if f"{name}.{part}" in state.accepted
    ]


def _history(states: list[State]) -> list[tuple[str, str]]:
    """What changed on each day; the first day tells the beginning."""
    lines = [(_day(states[0]), "the record begins")]
    for before, after in pairwise(states):
        names = changed(before.fields, after.fields)
        parts = [f"{words(name)}: {short(after.fields.get(name))}" for name in names]
        parts += turns(before, after)
        lines.append(
            (_day(after), "; ".join(parts) or f"{counted(len(after.claim_ids) - len(before.claim_ids), 'more claim')}")
        )
    return lines


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Give the fields whose values differ, without those that only repeat others or grow with every claim."""
    return [name for name in after if name not in _SILENT and after.get(name) != before.get(name)]


def _day(state: State) -> str:
    return state.known.isoformat() if state.known else "undated"
