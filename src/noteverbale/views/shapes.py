"""Records -> rows: which columns each question shows, and where each column comes from.

In: `Selected` records (docs/records.md names the fields).  Out: plain dicts with the columns of docs/asking.md.
"""

from __future__ import annotations

from collections.abc import Callable

from noteverbale.ontology import mode_by
from noteverbale.views.parties import Fields, hosts, parties_of, traveller_name, written
from noteverbale.views.rows import Row, separate
from noteverbale.views.selection import Selected, lifetime
from noteverbale.views.wording import numbered

# Columns that end every row of records: when it became known, and on how much it rests.
_KNOWN = ("first_known", "last_known", "claims", "sources", "outlets", "contradictions", "whole")
_TOLD = ("event_from", "event_to", "dates")
_DATES = (*_TOLD, "estimated_from", "estimated_to")
_SORT = ("id", "kind", "status", "stage", "mode")
_TOLD_OF = (*_DATES, "agents", "recipients", "place", "country", "certainty", "words", *_KNOWN)
EVENT_COLUMNS = (*_SORT, *_TOLD_OF)
TALKS_COLUMNS = (*_SORT, "medium", *_TOLD_OF)
VISIT_COLUMNS = (
    "id",
    "stage",
    *_DATES,
    "traveller",
    "traveller_name",
    "host",
    "hosts",
    "place",
    "publicity",
    "outcome",
    "counterparts",
    "certainty",
    *_KNOWN,
)
DEAL_COLUMNS = (
    "id", "stage", "since", "supplier", "recipient", "item", "family", "goods", "wanted", "approved", "ordered",
    "delivered", "value", "reached", "alleged", "halts", *_TOLD, *_KNOWN,
)  # fmt: skip
EXERCISE_COLUMNS = (
    "id",
    "series",
    "edition",
    "status",
    *_DATES,
    "parties",
    "place",
    "country",
    "certainty",
    "words",
    *_KNOWN,
)
AGREEMENT_COLUMNS = (
    "id",
    "name",
    "phase",
    "status",
    *_DATES,
    "parties",
    "place",
    "signed",
    "ratified",
    "in_force",
    "lapsed",
    "certainty",
    "words",
    *_KNOWN,
)
USES = ("wanted", "approved", "ordered", "delivered")


def event_row(record: Selected) -> Row:
    """Give the row that serves every kind."""
    fields = record.state.fields
    agents, recipients = parties_of(record)
    return {
        "id": record.id,
        "kind": record.kind,
        "status": record.status,
        "stage": record.stage,
        "mode": mode_of_talks(record),
        **_days(record),
        "agents": agents,
        "recipients": recipients,
        "place": fields.get("place"),
        "country": fields.get("country"),
        "certainty": fields.get("certainty"),
        "words": None,
        **_known(record),
    }


def mode_of_talks(record: Selected) -> str | None:
    """Give PLOVER's mode of the medium of talks ("phone"), None where they tell none."""
    return mode_by(record.kind, record.state.fields.get("medium"))


def talks_row(record: Selected) -> Row:
    """Give the row of any kind with by what talks were held, None for what are none or do not tell it."""
    told = event_row(record) | {"medium": record.state.fields.get("medium")}
    return {column: told[column] for column in TALKS_COLUMNS}


def visit_row(record: Selected) -> Row:
    """Give a visit's row; its stage is its status. Names of travellers as resolved, else as written."""
    fields = record.state.fields
    return {
        "id": record.id,
        "stage": record.status,
        **_days(record),
        "traveller": fields.get("traveller"),
        "traveller_name": traveller_name(fields) or written(fields),
        "host": fields.get("host"),
        "hosts": hosts(fields),
        "place": fields.get("place"),
        "publicity": fields.get("publicity"),
        "outcome": fields.get("outcome"),
        "counterparts": fields.get("counterparts") or [],
        "certainty": fields.get("certainty"),
        **_known(record),
    }


def deal_row(record: Selected) -> Row:
    """Give a deal's row; `since`: day of the step that set its stage, `event_from` to `event_to`: its whole life."""
    fields = record.state.fields
    quantity: Fields = fields.get("quantity") or {}
    return {
        "id": record.id,
        "stage": record.stage or record.status,
        "since": since(fields),
        "supplier": fields.get("supplier"),
        "recipient": fields.get("recipient"),
        "item": fields.get("item"),
        "family": fields.get("family"),
        "goods": [numbered(one["item"] or one["family"], one["quantity"], USES) for one in fields.get("goods") or []],
        **{use: (quantity.get(use) or {}).get("text") for use in USES},
        "value": (fields.get("value") or {}).get("text"),
        "reached": fields.get("reached"),
        "alleged": fields.get("alleged"),
        "halts": list(dict.fromkeys(step["stage"] for step in fields.get("halts") or [])),
        **_told(record),
        **_known(record),
    }


def agreement_row(record: Selected) -> Row:
    """Give an agreement's row; each phase has the day it was reached on, None where not told."""
    fields = record.state.fields
    phases: Fields = fields.get("phases") or {}
    return {
        "id": record.id,
        "name": fields.get("name"),
        "phase": fields.get("phase"),
        "status": record.status,
        **_days(record),
        "parties": fields.get("parties") or [],
        "place": fields.get("place"),
        **{name: (phases.get(name) or {}).get("from") for name in ("signed", "ratified", "in_force", "lapsed")},
        "certainty": fields.get("certainty"),
        "words": None,
        **_known(record),
    }


def exercise_row(record: Selected) -> Row:
    """Give an exercise's row: the series it is an instance of, its year or number in it, and who takes part."""
    fields = record.state.fields
    return {
        "id": record.id,
        "series": fields.get("series"),
        "edition": fields.get("edition"),
        "status": record.status,
        **_days(record),
        "parties": fields.get("parties") or [],
        "place": fields.get("place"),
        "country": fields.get("country"),
        "certainty": fields.get("certainty"),
        "words": None,
        **_known(record),
    }


# One place for a new question about records of one kind: its kinds, columns and row.
SHAPES: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[[Selected], Row]]] = {
    "visits": (("visit",), VISIT_COLUMNS, visit_row),
    "deals": (("arms_deal",), DEAL_COLUMNS, deal_row),
    "agreements": (("agreement",), AGREEMENT_COLUMNS, agreement_row),
    "meetings": (("meeting",), TALKS_COLUMNS, talks_row),
    "attacks": (("attack",), EVENT_COLUMNS, event_row),
    "exercises": (("exercise",), EXERCISE_COLUMNS, exercise_row),
    "sanctions": (("sanction",), EVENT_COLUMNS, event_row),
    "events": ((), TALKS_COLUMNS, talks_row),
}


# The questions whose rows tell a mode, and so can be asked for one.
MODED = tuple(what for what, (_, columns, _) in SHAPES.items() if "mode" in columns)
# The same of a medium.
OF_TALKS = tuple(what for what, (_, columns, _) in SHAPES.items() if "medium" in columns)


def best_claim(record: Selected) -> str | None:
    """Give the claim that carries the record's status; else the first."""
    accepted = record.state.accepted.get("status")
    return accepted[0] if accepted else next(iter(record.state.claim_ids), None)


def dating_claim(record: Selected) -> str | None:
    """Give the claim that dates the record; None where nothing does."""
    accepted = record.state.accepted.get("event_from")
    return accepted[0] if accepted and accepted[0] in record.state.claim_ids else None


def since(fields: Fields) -> str | None:
    """Give the day of the step that set a deal's stage: its event's first day, else the day it became known."""
    steps = [*(fields.get("stage_history") or []), *(fields.get("halts") or [])]
    own = [step for step in steps if step["stage"] == fields.get("stage") and step["polarity"] == "positive"]
    own = [step for step in own if not step.get("alleged")]
    told = [step for step in own if step["realis"] in ("occurred", "ongoing")] or own
    days = [step["event_from"] or step["event_to"] or step["known"] for step in told]
    return min((day for day in days if day), default=None)


def _days(record: Selected) -> Row:
    about = record.estimated or (None, None)
    return {**_told(record), "estimated_from": about[0], "estimated_to": about[1]}


def _told(record: Selected) -> Row:
    first, last = lifetime(record)
    return {"event_from": first, "event_to": last, "dates": separate(record.state.fields.get("dates") or [])}


def _known(record: Selected) -> Row:
    state = record.state
    return {
        "first_known": record.first_known,
        "last_known": record.known,
        "claims": len(state.claim_ids),
        "sources": state.independent_sources,
        "outlets": None,
        "contradictions": len(state.contradictions),
        "whole": state.fields.get("whole"),
    }
