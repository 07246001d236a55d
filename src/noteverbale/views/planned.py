"""What is still to come, and what should have come by now.

In: the database and checked filters.  Out: `Rows`.  "Now" is the as-of day, else the last publication day in the
record, so that the answer does not change with the clock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from noteverbale.errors import ConfigError
from noteverbale.ontology import stages
from noteverbale.views.announcements import followed
from noteverbale.views.filters import Filters, yes_or_no
from noteverbale.views.parties import parties_of
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, last_day, select_records
from noteverbale.views.shapes import best_claim, dating_claim
from noteverbale.views.statuses import PLANNED, STATUS_GROUPS, outcome_on
from noteverbale.views.tellings import add_words

COLUMNS = (
    "id",
    "kind",
    "status",
    "stage",
    "event_from",
    "event_to",
    "agents",
    "recipients",
    "place",
    "overdue",
    "outcome",
    "words",
    "first_known",
    "last_known",
    "sources",
    "claim",
)
# Questions whose rows can be overdue.
OF_PLANS = ("planned", "announcements")
_OPEN = f"(r.kind = 'arms_deal' OR s.status IN {PLANNED})"
_TO_COME = ("scheduled", "intended", "predicted", "proposed", "conditional")


def with_overdue(what: str, filters: Mapping[str, Any], overdue: bool) -> dict[str, Any]:
    """Give the filters of a question, with what is overdue as its status. Raises ConfigError where none can be so."""
    if not yes_or_no(overdue, "overdue"):
        return dict(filters)
    if what not in OF_PLANS:
        raise ConfigError(f"only plans can be overdue, not {what}; ask nv show planned --overdue")
    if filters.get("status") not in (None, "overdue"):
        raise ConfigError("overdue takes the place of a status; leave out one of the two")
    return {**filters, "status": "overdue"}


def planned(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give what is planned, proposed or expected; `overdue`: its last day is past and nothing says that it was held.

    Undated plans come last. Deals give a row for each stage that is told as to come and lies beyond the stage reached.
    """
    today = filters.as_of or last_day(db)
    records, notes = select_records(db, replace(filters, status=None, stage=None), _OPEN)
    rows = [row for record in records for row in _rows(record, today) if _ahead(row)]
    spoken = _going_on(db, rows)
    rows = [row for row in rows if row["claim"] not in spoken and _asked(row, filters)]
    rows.sort(key=lambda row: row["event_to"] is None and row["event_from"] is None)
    if filters.status == "overdue" and (told := followed(db, filters)):
        notes = (*notes, told)
    shown = rows[: filters.limit]
    add_words(db, shown)
    return Rows(COLUMNS, tuple(shown), f"planned events {filters.words()}".strip(), notes, len(rows))


def _ahead(row: Row) -> bool:
    """Whether it lay ahead when first told: what is told after its day ("was to open in 1938") is no plan any more."""
    due = row["event_to"] or row["event_from"]
    return due is None or row["first_known"] is None or due >= row["first_known"]


def _going_on(db: sqlite3.Connection, rows: Sequence[Row]) -> set[str]:
    """Give the claims by which a speaker tells a plan for the day of the text: "today we will discuss" is going on."""
    same = [
        row["claim"] for row in rows if row["overdue"] and (row["event_to"] or row["event_from"]) == row["first_known"]
    ]
    found = db.execute(
        "SELECT id FROM claims WHERE source_kind <> 'publisher' AND id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(same).decode(),),
    )
    return {row["id"] for row in found}


def _asked(row: Row, filters: Filters) -> bool:
    return _of_status(row, filters.status) and filters.stage in (None, row["stage"])


def _of_status(row: Row, status: str | None) -> bool:
    """Tell whether a row has a status, one of the group that it stands for, or that outcome."""
    if status in (None, "overdue"):
        return status is None or bool(row["overdue"])
    return row["status"] in STATUS_GROUPS.get(status, (status,)) or row["outcome"] == status


def _rows(record: Selected, today: str | None) -> Iterator[Row]:
    if record.kind == "arms_deal":
        for step in _steps_to_come(record.state.fields):
            yield _row(record, step | {"status": step["realis"]}, today)
    elif record.status in PLANNED:
        plan = {"status": record.status, "stage": record.stage, "claim": dating_claim(record) or best_claim(record)}
        yield _row(record, plan | {"event_from": record.event_from, "event_to": record.event_to}, today)


def _steps_to_come(fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The last telling of each stage beyond the one reached; wishes without a date are no plans."""
    order = {name: stage.rank for name, stage in stages().items()}
    reached = order.get(fields.get("reached") or "", 0)
    last: dict[str, dict[str, Any]] = {}
    for step in fields.get("stage_history") or []:
        dated = step["event_from"] or step["event_to"]
        if (
            dated
            and step["realis"] in _TO_COME
            and step["polarity"] == "positive"
            and not step.get("alleged")
            and order.get(step["stage"], 0) > reached
        ):
            last[step["stage"]] = step
    return list(last.values())


def _row(record: Selected, plan: Row, today: str | None) -> Row:
    fields, due = record.state.fields, plan["event_to"] or plan["event_from"]
    agents, recipients = parties_of(record)
    return {
        "id": record.id,
        "kind": record.kind,
        **{name: plan[name] for name in ("status", "stage", "event_from", "event_to")},
        "agents": agents,
        "recipients": recipients,
        "place": fields.get("place"),
        "overdue": due < today if due and today else None,
        "outcome": outcome_on(today, PLANNED[0], fields.get("outcome"), due),
        "words": None,
        "first_known": record.first_known,
        "last_known": record.known,
        "sources": record.state.independent_sources,
        "claim": plan["claim"],
    }
