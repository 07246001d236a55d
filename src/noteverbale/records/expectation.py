"""What became of plans: held as planned, moved, called off, or not reported by their day.

In: a Draft; for `as_of` a record and a day.  Out: the fields `outcome` and `announcements`; the state known by then.
`outcome`: null where nothing was planned; "expected" before the day; "held", "held_other_date", "moved", "cancelled",
"denied"; "no_report" once the planned day is past and no text says what happened.
`announcements`: one entry for each claim that announces the event ahead of any text that tells it as done, with what
became of that announcement. An entry
stays "expected" however late it is: whether it is overdue depends on the day of asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from noteverbale.records import rules, status
from noteverbale.records.facts import interval
from noteverbale.records.fields import Draft
from noteverbale.records.halts import alleged
from noteverbale.records.voices import Voice, stage_of
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
    """Add `planned_from`, `planned_to` (the last plan told), `outcome`, and each announcement with its own outcome."""
    plans = [voice for voice in _scheduled(draft) if not _told_beside(draft, voice)]
    dated = [voice for voice in plans if interval(voice.claim)[0] is not None]
    days = [interval(voice.claim) for voice in dated]
    first, last = days[-1] if days else (None, None)
    draft.fields["planned_from"] = str(date.fromordinal(first)) if first else None
    draft.fields["planned_to"] = str(date.fromordinal(last)) if last else None
    draft.fields["outcome"] = _outcome(draft, plans[-1], days, known) if plans else None
    if plans:
        draft.accepted["outcome"] = _decided(draft, plans)
    if dated:
        winner = (dated[-1].claim.id, "last plan told")
        draft.accepted |= {"planned_from": winner, "planned_to": winner}
    ahead = [plan for plan in plans if not _told_before(draft, plan)]
    if ahead:
        draft.fields["announcements"] = [_announcement(draft, ahead, place) for place in range(len(ahead))]


def _scheduled(draft: Draft) -> list[Voice]:
    """Give the plans told; what accusers tell of others is no announcement."""
    plans = [voice for voice in draft.heard if not voice.negative and voice.claim.realis == "scheduled"]
    return [voice for voice in plans if not alleged(voice)]


def _told_beside(draft: Draft, plan: Voice) -> bool:
    """Whether its own sentence tells it as done: "arrived on Wednesday for a visit" announces nothing."""
    sentence = plan.claim.sentence
    done = [voice for voice in draft.heard if voice.told and voice.family == plan.family and voice.known == plan.known]
    return sentence is not None and draft.kind != "arms_deal" and any(v.claim.sentence == sentence for v in done)


def _decided(draft: Draft, plans: Sequence[Voice]) -> tuple[str, str]:
    """Give the claim that tells what became of the last plan, and whose word it is; while none does, the plan's own."""
    _, by = _became(draft, plans[-1], ())
    return (by.claim.id, by.rule) if by else (plans[-1].claim.id, "last plan told")


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


def _told_before(draft: Draft, plan: Voice) -> bool:
    """Whether an earlier text, or the same one, tells as done what is planned: a plan told in retrospect."""
    return any(
        voice.known is not None
        and plan.known is not None
        and (voice.known < plan.known or (voice.known == plan.known and voice.family == plan.family))
        for voice in _done(draft, plan)
    )


def _announcement(draft: Draft, plans: Sequence[Voice], place: int) -> dict[str, Any]:
    """Give one announcement: its claim, its days, what became of it, and the claim that tells so."""
    plan, span = plans[place], interval(plans[place].claim)
    outcome, by = _became(draft, plan, plans[place + 1 :])
    return {
        "claim": plan.claim.id,
        "known": str(plan.known) if plan.known else None,
        "from": str(date.fromordinal(span[0])) if span[0] else None,
        "to": str(date.fromordinal(span[1])) if span[1] else None,
        "outcome": outcome,
        "decided": str(by.known) if by and by.known else None,
        "decided_by": by.claim.id if by else None,
    }


def _became(draft: Draft, plan: Voice, later: Sequence[Voice]) -> tuple[str, Voice | None]:
    """Give what became of one announcement and the voice that tells it, judged by what was told no earlier."""
    span = interval(plan.claim)
    held = [voice for voice in _held(draft, plan) if _not_before(voice, plan)]
    if held:
        as_planned = [voice for voice in held if span[0] is None or _overlap(interval(voice.claim), span)]
        return ("held", as_planned[0]) if as_planned else ("held_other_date", held[0])
    name = "stage" if draft.kind == "arms_deal" else "status"
    halted = _HALTED.get(draft.fields["stage"] if draft.kind == "arms_deal" else draft.now.value)
    by = next((v for v in draft.heard if v.claim.id == draft.accepted.get(name, ("",))[0]), None)
    if halted is not None and by is not None and _not_before(by, plan):
        return halted, by
    moved = [voice for voice in later if span[0] is not None and not _overlap(interval(voice.claim), span)]
    return ("moved", moved[0]) if moved else ("expected", None)


def _not_before(voice: Voice, plan: Voice) -> bool:
    return voice.known is None or plan.known is None or voice.known >= plan.known


def _held(draft: Draft, plan: Voice) -> list[Voice]:
    """Give the voices that tell of what was planned as done; for a deal, of the planned stage or a later one."""
    return _done(draft, plan) if draft.kind == "arms_deal" or draft.now.value in status.HELD else []


def _done(draft: Draft, plan: Voice) -> list[Voice]:
    if draft.kind != "arms_deal":
        return [voice for voice in draft.heard if voice.told]
    ranked = rules.stages().rank
    least = ranked.get(stage_of(plan), 0)
    told = (voice for voice in draft.heard if voice.told and not alleged(voice))
    return [voice for voice in told if ranked.get(stage_of(voice), -1) >= least]


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
