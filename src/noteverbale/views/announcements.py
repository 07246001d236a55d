"""Announcements followed up: for each claim that announces an event, what became of it; and the same by source.

In: the database and checked filters.  Out: `Rows`.  "Now" is the as-of day, else the last publication day on record.
A share is a count divided by a count: how often what a source announced was held on its days. It is no grade: sources
announce easy and hard things, and what is not reported in these texts may have been held all the same.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.parties import parties_of
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, last_day, select_records
from noteverbale.views.statuses import OUTCOMES
from noteverbale.views.tellings import add_words
from noteverbale.views.wording import words

COLUMNS = (
    "id",
    "kind",
    "announced",
    "by",
    "source_kind",
    "publisher",
    "event_from",
    "event_to",
    "agents",
    "recipients",
    "outcome",
    "words",
    "decided",
    "decided_by",
    "copy",
    "claim",
)
SOURCE_COLUMNS = ("source", "sort", "source_kind", "code", "announced", "due", *OUTCOMES, "share")
_TOLD = "json_extract(s.body, '$.fields.announcements') IS NOT NULL"
# What has come about, or can no longer.
_DECIDED = tuple(outcome for outcome in OUTCOMES if outcome not in ("expected", "no_day"))


def announcements(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row an announcement; `outcome`: held (on its days), held_other_date, moved, cancelled, denied,
    no_report (its last day is past and no text tells), expected (its day is to come), no_day (none was told).
    """
    rows, notes = _all(db, filters)
    asked = "no_report" if filters.status == "overdue" else filters.status
    kept = [row for row in rows if asked is None or row["outcome"] == asked]
    shown = tuple({name: row.get(name) for name in COLUMNS} for row in kept[: filters.limit])
    add_words(db, shown)
    return Rows(COLUMNS, shown, f"announcements {filters.words()}".strip(), notes, len(kept))


def sources(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row a source: how many events it announced, what became of them, and the share held as announced.

    An outlet answers for what it announces in its own voice, a speaker for what is attributed; copies do not count, and
    what a source announces again for the same days counts once.
    """
    found, notes = _all(db, replace(filters, status=None))
    told = {(row["source"], row["id"], row["event_from"], row["event_to"]): row for row in found if not row["copy"]}
    counts: dict[tuple[str, str, str, str], Counter[str]] = {}
    for row in told.values():
        counts.setdefault(row["source"], Counter())[row["outcome"]] += 1
    rows = [_source(key, counted) for key, counted in counts.items()]
    rows.sort(key=lambda row: (-row["due"], -row["announced"], row["sort"], row["source"]))
    return Rows(SOURCE_COLUMNS, tuple(rows[: filters.limit]), f"sources {filters.words()}".strip(), notes, len(rows))


def followed(db: sqlite3.Connection, filters: Filters) -> str | None:
    """Give in one sentence what became of the announcements whose days are past; None where there are none."""
    rows, _ = _all(db, replace(filters, status=None, limit=None))
    counted = Counter(row["outcome"] for row in rows if not row["copy"] and row["outcome"] in _DECIDED)
    if not counted:
        return None
    told = ", ".join(f"{counted[outcome]} {words(outcome)}" for outcome in _DECIDED if counted[outcome])
    return f"Of {counted.total()} announcements decided or past their day: {told}; nv show announcements lists them."


def _all(db: sqlite3.Connection, filters: Filters) -> tuple[list[Row], tuple[str, ...]]:
    today = filters.as_of or last_day(db)
    records, notes = select_records(db, replace(filters, status=None), _TOLD)
    ids = [one["claim"] for record in records for one in record.state.fields["announcements"]]
    told = {evidence.id: evidence for evidence in evidence_of(db, ids)}
    return [row for record in records for row in _rows(record, told, today)], notes


def _rows(record: Selected, told: Mapping[str, Evidence], today: str | None) -> Iterator[Row]:
    agents, recipients = parties_of(record)
    for one in filter(_ahead, record.state.fields["announcements"]):
        evidence = told[one["claim"]]
        yield {
            "id": record.id,
            "kind": record.kind,
            "announced": one["known"],
            "by": evidence.said_by,
            "source_kind": evidence.claim.source.kind,
            "publisher": evidence.publisher,
            "event_from": one["from"],
            "event_to": one["to"],
            "agents": agents,
            "recipients": recipients,
            "outcome": _by_now(one, today),
            "decided": one["decided"],
            "decided_by": one["decided_by"],
            "copy": evidence.copy,
            "claim": one["claim"],
            "source": _key(evidence),
        }


def _ahead(one: dict[str, Any]) -> bool:
    """Whether its days lay ahead when it was told; what is told after them announces nothing."""
    return one["to"] is None or one["known"] is None or one["to"] >= one["known"]


def _by_now(one: dict[str, Any], today: str | None) -> str:
    outcome: str = one["outcome"]
    if outcome != "expected":
        return outcome
    if not (one["from"] or one["to"]):
        return "no_day"
    return "no_report" if one["to"] and today and one["to"] < today else outcome


def _key(evidence: Evidence) -> tuple[str, str, str, str]:
    """Give (sort, name, kind, code) of whoever answers for a claim."""
    source = evidence.claim.source
    if source.kind == "publisher":
        return "outlet", evidence.publisher or "an unnamed outlet", "publisher", ""
    code = source.code if source.code and source.code != "UNK" else ""
    return "speaker", f"{name_of_code(code) if code else 'state not told'}, {words(source.kind)}", source.kind, code


def _source(key: tuple[str, str, str, str], counted: Counter[str]) -> Row:
    sort, name, kind, code = key
    due = sum(counted[outcome] for outcome in _DECIDED)
    return {
        "source": name,
        "sort": sort,
        "source_kind": kind,
        "code": code or None,
        "announced": counted.total(),
        "due": due,
        **{outcome: counted[outcome] for outcome in OUTCOMES},
        "share": round(counted["held"] / due, 2) if due else None,
    }
