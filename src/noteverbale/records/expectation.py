"""What became of plans: held as planned, moved, called off, or not reported by their day.

In: a Draft (for the field `outcome`), or records and a day (for `overdue`).  Out: a word, or plain rows.
`outcome`: null where nothing was planned; "expected" before the day; "held", "held_other_date", "moved", "cancelled",
"denied"; "no_report" once the planned day is past and no text says what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from noteverbale.records import status
from noteverbale.records.facts import interval
from noteverbale.records.fields import Draft
from noteverbale.records.voices import Voice
from noteverbale.types import Record, State

_SLACK_DAYS = 1  # time zones: held a day beside the plan is held as planned


def add_outcome(draft: Draft, known: date | None) -> None:
    """Add `planned_from`, `planned_to` (the last plan told) and `outcome`."""
    plans = [voice for voice in draft.heard if not voice.negative and voice.claim.realis == "scheduled"]
    days = [span for span in (interval(voice.claim) for voice in plans) if span[0] is not None]
    first, last = days[-1] if days else (None, None)
    draft.fields["planned_from"] = str(date.fromordinal(first)) if first else None
    draft.fields["planned_to"] = str(date.fromordinal(last)) if last else None
    draft.fields["outcome"] = _outcome(draft, days, known) if plans else None


def _outcome(draft: Draft, plans: list[tuple[int | None, int | None]], known: date | None) -> str:
    now = draft.now.value
    if now in status.HELD:
        held = [voice for voice in draft.heard if voice.told]
        return "held" if _as_planned(held, plans) else "held_other_date"
    if now in status.HALTS:
        return {"postponed": "moved", "denied": "denied"}.get(now, "cancelled")
    if _moved(plans):
        return "moved"
    last = plans[-1][1] if plans else None
    return "no_report" if last is not None and known is not None and known.toordinal() > last else "expected"


def _as_planned(held: list[Voice], plans: list[tuple[int | None, int | None]]) -> bool:
    """Nothing dated on one side is no sign of another date."""
    days = [span for span in (interval(voice.claim) for voice in held) if span[0] is not None]
    if not days or not plans:
        return True
    return any(_overlap(day, plans[-1]) for day in days)


def _moved(plans: list[tuple[int | None, int | None]]) -> bool:
    return len(plans) > 1 and not any(_overlap(plans[-1], earlier) for earlier in plans[:1])


def _overlap(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return True
    return one[0] <= other[1] + _SLACK_DAYS and other[0] <= one[1] + _SLACK_DAYS


def as_of(record: Record, day: date | None) -> State | None:
    """Give the last state known by a day (None: the last of all); None when nothing was known yet."""
    known = [state for state in record.states if day is None or (state.known is not None and state.known <= day)]
    return known[-1] if known else None


def overdue(records: Iterable[Record], day: date) -> Iterator[dict[str, Any]]:
    """Give a row for every plan whose day is past on `day` with no text known by then that says what happened."""
    for record in records:
        state = as_of(record, day)
        if state is None or state.fields.get("outcome") not in {"expected", "no_report", "moved"}:
            continue
        planned = state.fields["planned_to"]
        if planned is not None and planned < str(day) and state.fields["status"] not in status.HALTS:
            yield _row(record, state, day, planned)


def _row(record: Record, state: State, day: date, planned: str) -> dict[str, Any]:
    return {
        "record": record.id,
        "kind": record.kind,
        "parties": state.fields["parties"],
        "planned_from": state.fields["planned_from"],
        "planned_to": planned,
        "days_overdue": (day - date.fromisoformat(planned)).days,
        "last_known": str(state.known),
    }
