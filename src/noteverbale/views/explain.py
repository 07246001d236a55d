"""Why a record, a claim or a document looks as it does.

In: an id, or the beginning of one.  Out: an `Explanation`: the parts that `nv explain` prints.
Errors: ConfigError for an id that is unknown or fits several, naming them.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.types import Contradiction, State
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.selection import state_from
from noteverbale.views.wording import counted, headed, short, words

_TABLES = ("records", "claims", "documents")
# Fields that only repeat what others say, or grow with every claim.
_SILENT = ("parties", "stage_history", "latitude", "longitude", "agents", "recipients")
_SHOWN = 6  # candidates named when a prefix fits several ids


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its value, and the claim and rule that decided it (None where none is told)."""

    name: str
    value: Any
    claim_id: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind one id. `what` is record, claim or document; parts that do not apply are empty.

    `history`: (day, what changed) of a record. `record_id`: the record that a claim belongs to.
    """

    what: str
    id: str
    heading: str
    fields: tuple[Field, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    record_id: str | None = None

    def _repr_html_(self) -> str:
        from noteverbale.views.pages import explanation_html

        return explanation_html(self)


def explain(db: sqlite3.Connection, id: str) -> Explanation:
    """Give what stands behind a record, claim or document; the beginning of an id is enough where only one has it."""
    table, whole = _found(db, id.strip())
    return {"records": _record, "claims": _claim, "documents": _document}[table](db, whole)


def _found(db: sqlite3.Connection, prefix: str) -> tuple[str, str]:
    if not prefix:
        raise ConfigError("explain needs the id of a record, claim or document; nv show lists them")
    hits: list[tuple[str, str]] = []
    for table in _TABLES:
        exact = db.execute(f"SELECT id FROM {table} WHERE id = ?", (prefix,)).fetchone()
        if exact:
            return table, prefix
        rows = db.execute(
            f"SELECT id FROM {table} WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?", (len(prefix), prefix, _SHOWN)
        )
        hits.extend((table, row["id"]) for row in rows)
    hits = hits or [
        ("documents", row["id"]) for row in db.execute("SELECT id FROM documents WHERE name = ? LIMIT 2", (prefix,))
    ]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise ConfigError(
            f"no record, claim or document has the id {prefix!r}; nv show events and nv show claims list ids"
        )
    listed = ", ".join(f"{id} ({table[:-1]})" for table, id in hits[:_SHOWN])
    raise ConfigError(f"{prefix!r} fits several ids: {listed}; give more of the one you mean")


def _record(db: sqlite3.Connection, id: str) -> Explanation:
    kind = db.execute("SELECT kind FROM records WHERE id = ?", (id,)).fetchone()["kind"]
    rows = db.execute("SELECT known, body FROM states WHERE record_id = ? ORDER BY sequence", (id,)).fetchall()
    states = [state_from(row["body"]) for row in rows]
    last = states[-1]
    sources = counted(last.independent_sources, "independent source")
    heading = f"{words(kind)}, {counted(len(last.claim_ids), 'claim')} from {sources}"
    return Explanation(
        "record",
        id,
        heading,
        fields=tuple(_fields(last)),
        evidence=tuple(evidence_of(db, last.claim_ids)),
        contradictions=last.contradictions,
        history=tuple(_history(states)),
    )


def _claim(db: sqlite3.Connection, id: str) -> Explanation:
    (evidence,) = evidence_of(db, [id])
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
    }
    row = db.execute("SELECT record_id FROM record_claims WHERE claim_id = ?", (id,)).fetchone()
    fields = tuple(
        Field(name, value, rule=claim.inferred.get(name)) for name, value in parts.items() if value not in (None, [])
    )
    return Explanation(
        "claim", id, f"{words(claim.kind)} in {evidence.cited}", fields, (evidence,), record_id=row and row["record_id"]
    )


def _document(db: sqlite3.Connection, id: str) -> Explanation:
    row = db.execute("SELECT * FROM documents WHERE id = ?", (id,)).fetchone()
    shown = ("name", "title", "publisher", "published", "url", "signature")
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


def _fields(state: State) -> list[Field]:
    """Each field with what decided it; the parts of a field that are decided apart follow it."""
    told = [(name, value) for name, value in state.fields.items() if value not in (None, [], {})]
    return [
        field
        for name, value in told
        for field in (Field(name, value, *_decided(state, name)), *_parts(state, name, value))
    ]


def _decided(state: State, name: str) -> tuple[str | None, str | None]:
    return state.accepted.get(name, (None, None))


def _parts(state: State, name: str, value: Any) -> list[Field]:
    if not isinstance(value, dict):
        return []
    return [
        Field(f"{name}.{part}", inner, *_decided(state, f"{name}.{part}"))
        for part, inner in value.items()
        if f"{name}.{part}" in state.accepted
    ]


def _history(states: list[State]) -> list[tuple[str, str]]:
    """What changed on each day; the first day tells the beginning."""
    lines = [(_day(states[0]), "the record begins")]
    for before, after in pairwise(states):
        names = changed(before.fields, after.fields)
        parts = [f"{words(name)}: {short(after.fields.get(name))}" for name in names]
        parts += ["a contradiction opened"] if len(after.contradictions) > len(before.contradictions) else []
        lines.append(
            (_day(after), "; ".join(parts) or f"{counted(len(after.claim_ids) - len(before.claim_ids), 'more claim')}")
        )
    return lines


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Give the fields whose values differ, without those that only repeat others or grow with every claim."""
    return [name for name in after if name not in _SILENT and after.get(name) != before.get(name)]


def _day(state: State) -> str:
    return state.known.isoformat() if state.known else "undated"
