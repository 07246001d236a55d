"""What became of plans: held as planned, moved, called off, or not reported by their day.

In: a Draft; for `as_of` a record and a day.  Out: the field `outcome`; the state known by then.
`outcome`: null where nothing was planned; "expected" before the day; "held", "held_other_date", "moved", "cancelled",
"denied"; "no_report" once the planned day is past and no text says what happened.
"""

from __future__ import annotations

from datetime import date

from noteverbale.records import rules, status
from noteverbale.records.deals import stage_of
from noteverbale.records.facts import interval
from noteverbale.records.fields import Draft
from noteverbale.records.voices import Voice
from noteverbale.types import Record, State

Span = tuple[int | None, int | None]

# What a halt makes of a plan; the halts of deals are stages (ontology/stages.toml).
_HALTED = {
    "postponed": "moved",
    "delayed": "moved",
    "suspended": "moved",
    "cancelled": "cancelled",
    "refused": "cancelled",
    "embargoed": "cancelled",
    "denied": "denied",
}
_SLACK_DAYS = 1  # time zones: held a day beside the plan is held as planned


def add_outcome(draft: Draft, known: date | None) -> None:
    """Add `planned_from`, `planned_to` (the last plan told) and `outcome`."""
    plans = [voice for voice in draft.heard if not voice.negative and voice.claim.realis == "scheduled"]
    days = [span for span in (interval(voice.claim) for voice in plans) if span[0] is not None]
    first, last = days[-1] if days else (None, None)
    draft.fields["planned_from"] = str(date.fromordinal(first)) if first else None
    draft.fields["planned_to"] = str(date.fromordinal(last)) if last else None
    draft.fields["outcome"] = _outcome(draft, plans[-1], days, known) if plans else None


def _outcome(draft: Draft, plan: Voice, plans: list[Span], known: date | None) -> str:
    held = _held(draft, plan)
    if held:
        return "held" if _as_planned(held, plans) else "held_other_date"
    halt = _HALTED.get(draft.fields["stage"] if draft.kind == "arms_deal" else draft.now.value)
    if halt is not None:
        return halt
    if _moved(plans):
        return "moved"
    last = plans[-1][1] if plans else None
    return "no_report" if last is not None and known is not None and known.toordinal() > last else "expected"


def _held(draft: Draft, plan: Voice) -> list[Voice]:
    """Give the voices that tell of what was planned as done; for a deal, of the planned stage or a later one."""
    if draft.kind != "arms_deal":
        return [voice for voice in draft.heard if voice.told] if draft.now.value in status.HELD else []
    ranked = rules.stages().rank
    least = ranked.get(stage_of(plan), 0)
    return [voice for voice in draft.heard if voice.told and ranked.get(stage_of(voice), -1) >= least]


def _as_planned(held: list[Voice], plans: list[Span]) -> bool:
    """Nothing dated on one side is no sign of another date."""
    days = [span for span in (interval(voice.claim) for voice in held) if span[0] is not None]
    if not days or not plans:
        return True
    return any(_overlap(day, plans[-1]) for day in days)


def _moved(plans: list[Span]) -> bool:
    return len(plans) > 1 and not any(_overlap(plans[-1], earlier) for earlier in plans[:1])


def _overlap(one: Span, other: Span) -> bool:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return True
    return one[0] <= other[1] + _SLACK_DAYS and other[0] <= one[1] + _SLACK_DAYS


def as_of(record: Record, day: date | None) -> State | None:
    """Give the last state known by a day (None: the last of all); None when nothing was known yet."""
    known = [state for state in record.states if day is None or (state.known is not None and state.known <= day)]
    return known[-1] if known else None
