"""What a deal's record tells beyond the common fields: stages and halts, item, quantities by what they apply to, value.

In: a Draft with the common fields.  Out: the same Draft with a deal's fields.
Numbers: numbers.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from noteverbale.records import rules, status
from noteverbale.records.ends import at_home, codes, makers_of
from noteverbale.records.facts import item_of
from noteverbale.records.fields import Draft, add_days, dated
from noteverbale.records.goods import goods_of
from noteverbale.records.halts import alleged, day_of, is_halt, standing_halt
from noteverbale.records.numbers import numbered, quantities, use_of
from noteverbale.records.sides import JOINT, sides_of
from noteverbale.records.voices import Told, Voice, choose, independent, stage_of
from noteverbale.types import Money

_HAPPENED = frozenset({"occurred", "ongoing"})
_BEGUN, _DONE = "delivery_started", "delivered"
_FEWER = "fewer have come than were ordered"


def add_deal(draft: Draft) -> None:
    """Add supplier, recipient, stages, halts, item, quantities and value."""
    staged = _of_parties(_once_a_sentence([v for v in draft.heard if v.claim.deal and v.claim.deal.stage]))
    reached = current_stage(staged)
    draft.put("reached", reached)
    halt = standing_halt(staged)
    draft.put("stage", halt or reached)
    _date_by(draft, halt or reached)
    draft.fields["stage_history"] = _entries(v for v in staged if not is_halt(v))
    draft.fields["halts"] = _entries(v for v in staged if is_halt(v))
    accused = alleged_stage(staged) or contested_stage(staged) or refuted_stage(draft.heard)
    draft.put("alleged", None if reached else accused)
    if draft.fields["alleged"] and not draft.fields["stage"] and draft.fields["status"] in status.HELD:
        draft.fields["status"] = "alleged"
    draft.fields["supplier"], draft.fields["recipient"] = sides_of(draft.heard)
    _add_goods(draft)
    _hold_open(draft)
    _note_maker(draft)


def _once_a_sentence(staged: list[Voice]) -> list[Voice]:
    """Leave out a stage told as reached in a sentence that tells it as not reached: "no contract has been signed"."""
    denied = {_said_in(voice) for voice in staged if voice.negative and voice.claim.sentence}
    return [voice for voice in staged if voice.negative or _said_in(voice) not in denied]


def _of_parties(staged: list[Voice]) -> list[Voice]:
    """Leave out stages told without any party ("this $23 billion sale") where others are told with one."""
    told = [voice for voice in staged if codes(voice.claim.agent) or codes(voice.claim.recipient)]
    return told or staged


def _said_in(voice: Voice) -> tuple[Any, ...]:
    return voice.family, voice.known, voice.claim.sentence, stage_of(voice)


def _date_by(draft: Draft, now: Told | None) -> None:
    """The days and status of a deal are those of the stage it stands at."""
    if now is not None:
        same = [told for told in dated(draft) if stage_of(told.voice) == now.value and told.voice.told]
        add_days(draft, same)
        draft.put("status", now, now.voice.claim.realis)


def _hold_open(draft: Draft) -> None:
    """Let a deal of which fewer have come than were ordered stand at the beginning of its delivery: "six of the 24"."""
    ordered = draft.fields["quantity"].get("ordered", {}).get("min")
    came = [voice for voice in draft.heard if voice.told and stage_of(voice) == _DONE and not alleged(voice)]
    if draft.fields["reached"] != _DONE or not ordered or not all(_of_first(voice) for voice in came):
        return
    batches = {(_most(voice), voice.claim.time and voice.claim.time.first) for voice in came}
    if sum(most for most, _ in batches) >= ordered:
        return
    for name in ("reached", "stage"):
        if draft.fields[name] == _DONE:
            draft.fields[name], draft.accepted[name] = _BEGUN, (draft.accepted[name][0], _FEWER)
    begun, history = {voice.claim.id for voice in came}, draft.fields["stage_history"]
    draft.fields["stage_history"] = [one | {"stage": _BEGUN} if one["claim"] in begun else one for one in history]


def _of_first(voice: Voice) -> bool:
    """Tell whether a delivery is told with a number that is not the rest of the order."""
    number = voice.claim.deal.quantity if voice.claim.deal else None
    return number is not None and number.max is not None and number.modifier != "last_batch"


def _most(voice: Voice) -> float:
    number = voice.claim.deal.quantity if voice.claim.deal else None
    return (number.max or 0.0) if number else 0.0


def _entries(staged: Iterable[Voice]) -> list[dict[str, Any]]:
    """Give an entry for each telling of a stage that differs from those before it in more than when it was told."""
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for voice in staged:
        entry = _entry(voice)
        first.setdefault(tuple(value for name, value in entry.items() if name not in {"known", "claim"}), entry)
    return list(first.values())


def _entry(voice: Voice) -> dict[str, Any]:
    time = voice.claim.time
    return {
        "stage": stage_of(voice),
        "known": str(voice.known) if voice.known else None,
        "event_from": str(time.first) if time and time.first else None,
        "event_to": str(time.last) if time and time.last else None,
        "claim": voice.claim.id,
        "source_kind": voice.claim.source.kind,
        "polarity": voice.claim.polarity,
        "realis": voice.claim.realis,
        "certainty": voice.claim.certainty,
        **({"alleged": True} if alleged(voice) else {}),
    }


def current_stage(staged: Sequence[Voice]) -> Told | None:
    """Give the highest stage that an accepted claim, not an accuser's, tells as reached or under way."""
    told = _told_stages(voice for voice in staged if not alleged(voice))
    return choose([one for one in told if _accepted(one, told, staged)])


def alleged_stage(staged: Sequence[Voice]) -> Told | None:
    """Give the highest stage that accusers tell as reached."""
    return choose(_told_stages(voice for voice in staged if alleged(voice)))


def contested_stage(staged: Sequence[Voice]) -> Told | None:
    """Give the highest stage that somebody tells as reached and a better voice, mostly a party's own, denies."""
    return choose(_told_stages(voice for voice in staged if voice.claim.certainty != "possible"))


def refuted_stage(heard: Iterable[Voice]) -> Told | None:
    """Give the highest stage that words of an accusation tell as reached while they deny it: "rejects the allegation
    that it sent drones". Who alleges it does not take it back.
    """
    ranked = rules.stages().rank
    denied = (voice for voice in heard if voice.claim.deal and alleged(voice) and voice.claim.realis in _HAPPENED)
    named = [(voice.claim.deal.stage, voice) for voice in denied if voice.claim.deal]
    return choose([Told(stage, voice, ranked[stage]) for stage, voice in named if stage in ranked])


def _told_stages(staged: Iterable[Voice]) -> list[Told]:
    ranked = rules.stages().rank
    return [Told(stage_of(v), v, ranked[stage_of(v)]) for v in staged if v.told and stage_of(v) in ranked]


def _accepted(one: Told, told: Sequence[Told], staged: Sequence[Voice]) -> bool:
    """A better voice's later denial of the stage undoes it; what is only possible needs a second independent text."""
    denials = [v for v in staged if v.negative and stage_of(v) == one.value and v.rank < one.voice.rank]
    if any(day_of(v.known) >= day_of(one.voice.known) for v in denials):
        return False
    if one.voice.claim.certainty != "possible" and one.voice.rule != "belief":
        return True
    return independent(other.voice for other in told if other.value == one.value) > 1


def _add_goods(draft: Draft) -> None:
    deals = [(voice, voice.claim.deal) for voice in draft.heard if voice.claim.deal]
    items = [Told(deal.item, voice, _specific(deal.item, deal.family)) for voice, deal in deals if deal.item]
    draft.put("item", choose(items))
    draft.put("family", choose([Told(deal.family, voice) for voice, deal in deals if deal.family]))
    draft.fields["quantity"] = quantities(draft)
    if listed := goods_of(draft.heard, use_of, numbered):
        draft.fields["goods"] = listed
    _add_value(draft)


def _add_value(draft: Draft) -> None:
    """Add the sum that is told best; "$110 billion" and "110 billion dollars" are one."""
    ranked = rules.stages().rank
    told = [(voice, voice.claim.deal.value) for voice in draft.heard if voice.claim.deal and voice.claim.deal.value]
    best = choose([Told((v.amount, v.currency), voice, _worth(voice, v, ranked)) for voice, v in told])
    words = next((v.text for voice, v in told if best and voice is best.voice), None)
    draft.put("value", best, best and {"amount": best.value[0], "currency": best.value[1], "text": words})


def _note_maker(draft: Draft) -> None:
    """Let who makes the goods stand for the supplier where no text tells it, and note that."""
    recipient, makers = draft.fields["recipient"], makers_of(draft.fields["item"] or "")
    if draft.fields["supplier"] is None and recipient and len(makers) == 1 and not makers & {recipient, *JOINT}:
        draft.fields["supplier"] = next(iter(makers))
    supplier = draft.fields["supplier"]
    named = (at_home(codes(voice.claim.agent) | codes(voice.claim.recipient)) for voice in draft.heard)
    if supplier and not any(supplier in parties for parties in named):
        about, _ = draft.accepted.get("item") or (draft.heard[0].claim.id, "")
        draft.accepted["supplier"] = (about, "who makes the goods")


def _worth(voice: Voice, value: Money, ranked: dict[str, int]) -> int:
    """A contract's sum comes before what was paid or delivered under it, and "billions" after all amounts."""
    if value.amount is None:
        return -1
    reached = ranked.get(stage_of(voice), 0) if voice.told else 0
    return reached if reached <= ranked["signed"] else ranked["signed"] - 1


def _specific(item: str | None, family: str | None) -> int:
    """Words that name the goods themselves tell more than "helicopters" whose family another sentence told."""
    told = item_of(item, family)
    if told.topic or told.loose:
        return 0
    return 3 if item_of(item, None).designations else 2 if told.designations else 1
