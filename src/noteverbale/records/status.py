"""Voices -> the status of an event: whether it is planned, under way, has happened, was put off, called off or denied.

In: the voices of one record, in order of known day.  Out: the status, the voice that carries it, each voice's stage.
Visits have stages of their own (stages.toml [visit]); other kinds use planned, ongoing, occurred and their like.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from noteverbale.records import rules
from noteverbale.records.facts import interval
from noteverbale.records.voices import Told, Voice, choose, independent

_LEVELS = {"occurred": 60, "ongoing": 50, "planned": 30, "proposed": 20, "predicted": 15, "conditional": 10}
_BY_REALIS = {
    "occurred": "occurred", "ongoing": "ongoing", "scheduled": "planned", "intended": "planned", "proposed": "proposed",
    "predicted": "predicted", "conditional": "conditional", "hypothetical": "conditional",
}  # fmt: skip
_VISIT_BY_REALIS = {
    "occurred": "occurred", "ongoing": "under_way", "scheduled": "scheduled", "predicted": "scheduled",
    "intended": "proposed", "proposed": "proposed", "conditional": "proposed", "hypothetical": "proposed",
}  # fmt: skip
HALTS = frozenset({"postponed", "cancelled", "refused", "denied"})
HELD = frozenset({"occurred", "ongoing", "under_way"})


def stage(voice: Voice, kind: str) -> str:
    """Give the status that one claim tells of."""
    hint = rules.cue_of(voice.claim)
    if voice.negative:
        return hint if hint is not None and hint in HALTS else "denied"
    if kind != "visit":
        return _BY_REALIS.get(voice.claim.realis, "conditional")
    told = _VISIT_BY_REALIS.get(voice.claim.realis, "proposed")
    if hint == "invited":
        return "invited"
    return "announced" if hint == "announced" and told == "scheduled" else told


def told_as(status: str, kind: str) -> str:
    """Give the status of a record that a claim's status speaks of ("scheduled", "not occurred"), as a person has it."""
    if status.startswith("not "):
        return "denied"
    return (_VISIT_BY_REALIS if kind == "visit" else _BY_REALIS).get(status, status)


def level(status: str, kind: str) -> int:
    """Give how late a state of the event a status speaks of; halts stand at 0."""
    return (rules.visit_ranks() if kind == "visit" else _LEVELS).get(status, 0)


def current(heard: Sequence[Voice], kind: str) -> Told:
    """Give the status of the record and the voice that carries it."""
    told = [Told(stage(voice, kind), voice, level(stage(voice, kind), kind)) for voice in heard]
    positive = choose([one for one in told if not one.voice.negative])
    halts = [one for one in told if one.voice.negative]
    if positive is None:
        return _last(halts)
    standing = [halt for halt in halts if _stands(halt, positive, told)]
    return _named(_last(standing), positive) if standing else positive


def _named(halt: Told, positive: Told) -> Told:
    """A plan that the outlet itself later tells as not to be was called off; anybody else denies it."""
    off = halt.value == "denied" and calls_off(halt.voice, [positive.voice])
    return halt._replace(value="cancelled") if off else halt


def calls_off(voice: Voice, plans: Sequence[Voice]) -> bool:
    """Tell whether a negative claim is the end of plans told before it rather than a denial of them."""
    own = voice.claim.source.kind == "publisher" and not any(plan.told for plan in plans)
    return own and bool(plans) and not any(_after(plan.known, voice.known) for plan in plans)


def _stands(halt: Told, positive: Told, told: Sequence[Told]) -> bool:
    """Tell whether a halt holds against what else is told.

    Against a plan it holds until a new plan is told later. Against an event told as held it must not be older, must be
    told by voices of no lower standing and by more independent texts, or by as many and a better voice; else it only
    opens a contradiction.
    """
    if positive.value in HELD:
        held = [one for one in told if one.value in HELD]
        believed = _believed(held, [one for one in told if one.voice.negative])
        return any(one is halt for one in believed) and _outweighs(halt, held, believed)
    plans = [one.voice for one in told if not one.voice.negative]
    return ends_plan(halt, plans) and not any(_after(plan.known, halt.voice.known) for plan in plans)


def ends_plan(halt: Told, plans: Sequence[Voice]) -> bool:
    """Tell whether a negative claim is about the planned event at all.

    Words that call off do, and what is told not to be going to happen; that something did not happen ends a plan only
    when it is told of the planned days, or once they are past.
    """
    claim = halt.voice.claim
    if halt.value != "denied" or claim.realis not in {"occurred", "ongoing"}:
        return True
    planned = [days for days in (interval(plan.claim) for plan in plans) if days[0] is not None]
    return any(_of_these_days(halt.voice, first or 0, last or 0) for first, last in planned)


def _of_these_days(voice: Voice, first: int, last: int) -> bool:
    begun, ended = interval(voice.claim)
    if begun is not None and ended is not None:
        return begun <= last and first <= ended
    return voice.known is not None and voice.known.toordinal() > last


def _outweighs(halt: Told, held: Sequence[Told], halts: Sequence[Told]) -> bool:
    best = min(one.voice.rank for one in held)
    against = [one.voice for one in halts if one.voice.rank <= best]
    if halt.voice.rank > best or not any(_known(halt) >= _known(one) for one in held):
        return False
    more = independent(against) - independent(one.voice for one in held)
    return more > 0 or (more == 0 and halt.voice.rank < best)


def _believed(held: Sequence[Told], halts: Sequence[Told]) -> list[Told]:
    """Give the denials but those by speakers in a text that tells in its own voice that the event was held, and those
    of force by who is said to have used it.
    """
    own = {_text(one.voice) for one in held if one.voice.claim.source.kind == "publisher"}
    believed = [one for one in halts if one.voice.claim.source.kind == "publisher" or _text(one.voice) not in own]
    accused = {actor.code for one in held for actor in one.voice.claim.agent} - {"UNK"}
    return [one for one in believed if not _denies_itself(one.voice, accused)]


def _denies_itself(voice: Voice, accused: set[str]) -> bool:
    claim = voice.claim
    return claim.kind in rules.words("force") and claim.source.code in accused | {actor.code for actor in claim.agent}


def _text(voice: Voice) -> tuple[str, date | None]:
    return voice.family, voice.known


def _after(later: date | None, earlier: date | None) -> bool:
    return later is not None and earlier is not None and later > earlier


def _last(halts: Sequence[Told]) -> Told:
    return max(enumerate(halts), key=lambda entry: (_known(entry[1]), -entry[1].voice.rank, entry[0]))[1]


def _known(told: Told) -> date:
    return told.voice.known or date.max
