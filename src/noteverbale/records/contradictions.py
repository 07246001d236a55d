"""A state in the making -> where its voices cannot all be right.

In: a Draft with its fields.  Out: Contradictions with sides, each side's claims, and the day both sides were known.
It is never deleted: when it is settled it says by whom and what stands.
Differences that time explains (a plan called off, a new date after a postponement, more delivered later) are none.
Nobody contradicts himself in one text: what one voice tells there in two ways is told of two events.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import combinations

from noteverbale.records import agreements, numbers, rules, status
from noteverbale.records.denials import FACTS, denies, family, same_days, teller
from noteverbale.records.facts import interval
from noteverbale.records.fields import Draft, lasting
from noteverbale.records.towns import lies_in
from noteverbale.records.voices import Told, Voice, stage_of
from noteverbale.types import Contradiction
from noteverbale.types.numbers import digits


def contradictions(draft: Draft) -> tuple[Contradiction, ...]:
    """Give the contradictions of a state, in order of field."""
    found = [*_polarity(draft), *_dates(draft), *_countries(draft)]
    if draft.kind == "arms_deal":
        found += [*_quantities(draft), *_regress(draft)]
    return tuple(sorted(found, key=lambda one: (one.field, one.sides)))


def _opposed(
    field: str, sides: dict[str, list[Voice]], by: Callable[[Voice], Hashable] = teller
) -> Iterator[Contradiction]:
    """Give the contradiction, unless all its sides are told by one speaker of one text (`by`: or in one text)."""
    if len({by(voice) for voices in sides.values() for voice in voices}) > 1:
        yield _contradiction(field, sides)


def _contradiction(field: str, sides: dict[str, list[Voice]]) -> Contradiction:
    told = tuple((value, tuple(voice.claim.id for voice in voices)) for value, voices in sides.items())
    days = [[voice.known for voice in voices if voice.known] for voices in sides.values()]
    known = max((min(side) for side in days if side), default=None) if all(days) else None
    settled, by = _settled(sides, known) if known else (None, None)
    return Contradiction(
        field=field,
        sides=told,
        known=known,
        closed=by.known if by else None,
        settled=settled,
        closed_by=by.claim.id if by else None,
    )


def _settled(sides: dict[str, list[Voice]], opened: date) -> tuple[str | None, Voice | None]:
    """Give the side that stands, and the voice that closed the matter; none while it is open.

    A later, independent text closes it when a voice of no lower standing than any on the other sides tells one side
    again, and no other side is told that day; another side told after that opens it again.
    """
    told = [(voice, value) for value, voices in sides.items() for voice in voices]
    later = sorted({voice.known for voice, _ in told if voice.known is not None and voice.known > opened})
    found: tuple[str | None, Voice | None] = None, None
    for day in later:
        before = {voice.family for voice, _ in told if voice.known is not None and voice.known < day}
        fresh = [(voice, value) for voice, value in told if voice.known == day and voice.family not in before]
        values = {value for _, value in fresh}
        if values - {found[0]}:
            found = _closing(fresh, told, day) if len(values) == 1 else (None, None)
    return found


def _closing(
    fresh: list[tuple[Voice, str]], told: list[tuple[Voice, str]], day: date
) -> tuple[str | None, Voice | None]:
    best, value = min(fresh, key=lambda entry: entry[0].rank)
    against = [v.rank for v, other in told if other != value and v.known is not None and v.known <= day]
    return (value, best) if best.rank <= min(against) else (None, None)


def _polarity(draft: Draft) -> Iterator[Contradiction]:
    """A denial against what is told; a plan that is put off or called off is no denial."""
    if draft.kind == "arms_deal":
        yield from _denied_stages(draft)
        return
    if draft.kind == "relations":
        return  # a state of many sides: "no rivals" denies no "partners"
    denials = [v for v in draft.heard if v.negative and status.stage(v, draft.kind) in {"denied", "refused"}]
    against = [v for v in draft.heard if v.told] or [v for v in draft.heard if not v.negative and _is_meant(v)]
    denials = [v for v in denials if not status.calls_off(v, against) and denies(v, against)]
    if denials and against:
        yield from _opposed("polarity", {"positive": against, "negative": denials})


def _is_meant(voice: Voice) -> bool:
    """Whether a plan is one: what would be done in some case is denied by nobody."""
    return voice.claim.realis not in {"conditional", "hypothetical"}


def _denied_stages(draft: Draft) -> Iterator[Contradiction]:
    """That nobody plans a step, or would take it, denies none that was taken."""
    denied = [v for v in draft.heard if v.negative and v.claim.realis in FACTS]
    for stage in sorted({stage_of(v) for v in denied}):
        denials = [v for v in denied if stage_of(v) == stage]
        told = [v for v in draft.heard if v.told and stage_of(v) == stage]
        if told:
            yield from _opposed("polarity", {f"{stage}": told, f"not {stage}": denials})


def _dates(draft: Draft) -> Iterator[Contradiction]:
    """Exact intervals of one state of the event that lie too far apart; deals date each stage apart."""
    groups: dict[str, list[Voice]] = {}
    for voice in draft.heard:
        name = _dated_as(voice, draft)
        if name is not None:
            groups.setdefault(name, []).append(voice)
    for name, voices in groups.items():
        runs = [(first, last) for first, last, _ in lasting(draft.heard, draft.kind)]
        sides = _apart(voices, 1 if draft.kind != "arms_deal" else rules.identity(draft.kind).gap_days, runs)
        if len(sides) > 1:
            yield from _opposed(name, sides, family)


def _dated_as(voice: Voice, draft: Draft) -> str | None:
    first, last = interval(voice.claim)
    if voice.negative or first is None or last is None or last - first > rules.identity(draft.kind).wide_days:
        return None
    if draft.kind == "arms_deal":
        once = voice.told and stage_of(voice) in {"signed", "notification", "request", "political_approval"}
        return f"event_from.{stage_of(voice)}" if once else None
    if voice.told:
        # An agreement is signed on one day and in force from another.
        return "event_from" if draft.kind != "agreement" or agreements.phase(voice) == "signed" else None
    return None if any(other.negative for other in draft.heard) else "event_from.planned"


def _apart(voices: Sequence[Voice], gap: int, runs: Sequence[tuple[int, int]]) -> dict[str, list[Voice]]:
    """Give groups of voices whose days overlap or nearly do; more than one group is a conflict.

    `runs`: first and last days of what lasts; a day at its beginning and one at its end are days of one event.
    """
    groups: list[tuple[int, int, list[Voice]]] = []
    for first, last, voice in sorted(((*interval(v.claim), v) for v in voices), key=_by_days):
        if first is None or last is None:
            continue
        begun, end, members = groups[-1] if groups else (first, first, [])
        bridged = any(start - gap <= end and first <= stop + gap for start, stop in runs)
        if groups and (first - end <= gap or bridged):
            groups[-1] = (begun, max(end, last), [*members, voice])
        else:
            groups.append((first, last, [voice]))
    return {
        f"{date.fromordinal(a)} to {date.fromordinal(b)}" if a != b else str(date.fromordinal(a)): m
        for a, b, m in groups
    }


def _by_days(entry: tuple[int | None, int | None, Voice]) -> tuple[int, int, str]:
    return entry[0] or 0, entry[1] or 0, entry[2].claim.id


def _countries(draft: Draft) -> Iterator[Contradiction]:
    if draft.kind == "arms_deal":
        return
    sides: dict[str, list[Voice]] = {}
    for voice in draft.heard:
        country = lies_in(voice.claim.place)
        if country is not None and not voice.negative:
            sides.setdefault(country, []).append(voice)
    if _on_one_day(list(sides.values())):
        yield from _opposed("country", sides, family)


def _on_one_day(sides: Sequence[Sequence[Voice]]) -> bool:
    """Whether texts tell two countries for one day; without a day it is rather two events."""
    dated = [[voice for voice in side if interval(voice.claim)[0] is not None] for side in sides]
    return any(
        one.family != other.family and same_days(one, other)
        for side, against in combinations(dated, 2)
        for one in side
        for other in against
    )


def _quantities(draft: Draft) -> Iterator[Contradiction]:
    """Exact numbers for one use that differ; deliveries add up, so only those of one day can differ."""
    for use, told in numbers.told_quantities(draft).items():
        exact = [one for one in told if one.width == 0]
        for name, group in _same_day(use, exact).items():
            sides: dict[str, list[Voice]] = {}
            for one in group:
                sides.setdefault(digits(one.value["min"]), []).append(one.voice)
            if len(sides) > 1:
                yield from _opposed(name, sides)


def _same_day(use: str, exact: Sequence[Told]) -> dict[str, list[Told]]:
    if use != "delivered":
        return {f"quantity.{use}": list(exact)}
    groups: dict[str, list[Told]] = {}
    for one in exact:
        groups.setdefault(f"quantity.delivered {interval(one.voice.claim)[1] or one.voice.known}", []).append(one)
    return groups


def _regress(draft: Draft) -> Iterator[Contradiction]:
    """An early stage told as going on after the contract was told as signed, by a voice of no lower standing."""
    ranked = rules.stages().rank
    signed = [v for v in draft.heard if v.told and ranked.get(stage_of(v), 0) >= ranked["signed"]]
    early = [v for v in draft.heard if v.told and 0 < ranked.get(stage_of(v), 0) <= ranked["contract_negotiation"]]
    against = [v for v in early if any(_regresses(v, s) for s in signed)]
    if against:
        yield from _opposed("stage", {"signed or later": signed, "still before the contract": against})


def _regresses(early: Voice, signed: Voice) -> bool:
    first, _ = interval(early.claim)
    if early.rank > signed.rank or early.claim.realis != "ongoing" or early.known is None or signed.known is None:
        return False
    return early.known > signed.known and (first is None or first > signed.known.toordinal())
