"""What changed between two days, and why.

In: the database and two days.  Out: `Rows`, one a record that began, changed or was judged after the first day, up to
the second.  Texts count by their day of publication, judgements by the day they were made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from noteverbale.errors import ConfigError
from noteverbale.views.contradictions import turns
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.explain import changed
from noteverbale.views.filters import Filters
from noteverbale.views.judgements import Decided, decided_between, in_words
from noteverbale.views.parties import parties_of
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.wording import counted, days, short, words

COLUMNS = ("id", "kind", "change", "what", "why", "claims", "agents", "recipients", "last_known", "sources")
_TOLD = 3  # new claims named in `why`; all are in `claims`
# What a judgement makes of a record, by its verb.
_CHANGES = {"merge": "merged", "split": "split", "reject": "claim rejected", "set": "corrected"}


def changes(db: sqlite3.Connection, filters: Filters, before: str, after: str) -> Rows:
    """Give what became known, or was decided, after `before` and up to `after` (ISO days)."""
    if before >= after:
        raise ConfigError(f"the first day ({before}) must lie before the second ({after}); swap them")
    # What it had then is asked of no other filter: a record that two outlets tell since then is no new one.
    asked = Filters(between=filters.between, actor=filters.actor, kinds=filters.kinds, as_of=before)
    earlier, _ = select_records(db, asked)
    later, notes = select_records(db, replace(filters, as_of=after, limit=None))
    old = {record.id: record for record in earlier}
    decided = decided_between(db, before, after)
    fresh = [record for record in later if (record.known or "") > before or record.id in decided]
    told = _told(db, fresh[: filters.limit], old)
    rows = [_row(record, old.get(record.id), told, decided.get(record.id, ())) for record in fresh[: filters.limit]]
    return Rows(COLUMNS, tuple(rows), f"changes from {before} to {after}", notes, len(fresh))


def _told(db: sqlite3.Connection, fresh: Iterable[Selected], old: dict[str, Selected]) -> dict[str, Evidence]:
    ids = {id for record in fresh for id in _new_claims(record, old.get(record.id))}
    return {one.id: one for one in evidence_of(db, ids)}


def _new_claims(record: Selected, old: Selected | None) -> list[str]:
    known = set(old.state.claim_ids) if old else set()
    return [id for id in record.state.claim_ids if id not in known]


def _row(record: Selected, old: Selected | None, told: dict[str, Evidence], decided: Decided) -> Row:
    agents, recipients = parties_of(record)
    claims = _new_claims(record, old)
    by_texts = "changed" if old else "new"
    sorts = [by_texts] if claims or not decided else []
    return {
        "id": record.id,
        "kind": record.kind,
        "change": ", ".join(dict.fromkeys([*sorts, *(_CHANGES[row["verb"]] for row in decided)])),
        "what": _what(record, old, len(claims)),
        "why": [*_why(claims, told), *(f"judgement {in_words(row)}" for row in decided)],
        "claims": claims,
        "agents": agents,
        "recipients": recipients,
        "last_known": record.known,
        "sources": record.state.independent_sources,
    }


def _why(claims: list[str], told: dict[str, Evidence]) -> list[str]:
    """The new claims with their words: the surest first, copies left out where there is an original."""
    found = [told[id] for id in claims if id in told]
    found = [one for one in found if not one.copy] or found
    found.sort(key=lambda one: -one.claim.confidence)
    lines = [f"{one.id[:9]} {one.said_by}, {one.cited}: {one.trigger} ({one.status})" for one in found[:_TOLD]]
    return [*lines, f"and {counted(len(found) - _TOLD, 'more claim')}"] if len(found) > _TOLD else lines


def _what(record: Selected, old: Selected | None, fresh: int) -> str:
    now = record.state
    if old is None:
        dated = days(record.event_from, record.event_to) if record.event_from or record.event_to else None
        parts = (record.stage or record.status, dated, now.fields.get("place"), now.fields.get("item"))
        return ", ".join(words(short(part)) for part in parts if part)
    was = old.state
    names = changed(was.fields, now.fields)
    told = [f"{words(name)}: {short(was.fields.get(name))} -> {short(now.fields.get(name))}" for name in names]
    told += turns(was, now)
    return "; ".join(told) or counted(fresh, "more claim")
