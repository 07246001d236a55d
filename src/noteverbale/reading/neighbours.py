"""What kind of act a claim is by its own words, and what claims of one sentence tell about each other.

In: claims in order.  Out: the claims, each with what is its own.
Source: docs/codebook.md, sections 2, 4 and 8; neighbours.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.polarity import DONE
from noteverbale.reading.wordlists import one_of
from noteverbale.types import Actor, Claim, Mention, Span

# Days. What is shorter is a date, not the years of a count.
_LONG = 60


def traded_only(claim: Claim) -> bool:
    """Tell whether a claim describes who buys from whom in general and tells of no deal."""
    return claim.kind == "arms_deal" and bool(_traders().fullmatch(claim.trigger.text))


def objecting(kind: str, trigger: str) -> str:
    """Give the kind of a claim: to object to a sale of arms is an accusation."""
    return "accusation" if kind == "arms_deal" and _objects().fullmatch(trigger) else kind


def deployed(kind: str, travellers: Sequence[Actor]) -> str:
    """Give the kind of a claim: troops that arrive are no visitors; a ship on a port call is one."""
    troops = bool(travellers) and all(_troops().fullmatch(actor.text) for actor in travellers)
    return "mobilization" if kind == "visit" and troops else kind


def drilled(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Give claims with the drill of one state as mobilization, if the text tells of no exercise of several."""
    joint = any(claim.kind == "exercise" and len(_codes(claim)) > 1 for claim in claims)
    return list(claims) if joint else [_of_one_state(text, claim) for claim in claims]


def _of_one_state(text: str, claim: Claim) -> Claim:
    if claim.kind != "exercise" or len(_codes(claim) - {"UNK"}) != 1 or claim.sentence is None:
        return claim
    together = _together().search(text, claim.sentence.start, claim.sentence.end)
    return claim if together else structs.replace(claim, kind="mobilization")


def _codes(claim: Claim) -> set[str]:
    return {actor.code for actor in (*claim.agent, *claim.recipient)}


_any = partial(one_of, "neighbours.toml")


@cache
def _together() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('drills', 'joint')}\b", re.IGNORECASE)


@cache
def _traders() -> re.Pattern[str]:
    return re.compile(_any("trade", "traders"), re.IGNORECASE)


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(rf"{_any('trade', 'objecting_begin')}\w*", re.IGNORECASE)


@cache
def _troops() -> re.Pattern[str]:
    """Soldiers, or a body of them; the commander of forces is none, for "of" parts him from them."""
    body, count = rf"(?:\w+ )?{_any('troops', 'bodies')} of ", rf"{_any('troops', 'counts')} "
    words = rf"(?:(?!{_any('troops', 'parting')}\b)[\w.’'-]+ ){{0,3}}"
    pattern = rf"(?:{body}|[\d,]+ (?:of )?|{count})*{words}{_any('troops', 'soldiers')}"
    return re.compile(pattern, re.IGNORECASE)


def of_no_series(text: str, claim: Claim) -> Claim:
    """Give a claim without the days of a count it is one of: "our 12th meeting over the past four years"."""
    time = claim.time
    if time is None or time.first is None or time.last is None or (time.last - time.first).days < _LONG:
        return claim
    begin = claim.sentence.start if claim.sentence else 0
    if _stretch().match(time.text) and _counted().search(text, begin, time.start):
        return structs.replace(claim, time=structs.replace(time, first=None, last=None, several=()))
    return claim


@cache
def _stretch() -> re.Pattern[str]:
    """Words for years or months that a count runs over, not for the one in which it lies ("last year")."""
    over = rf"{_any('series', 'over')}(?: the)?(?: {_any('series', 'past')})?"
    return re.compile(rf"{over}\b.*{_any('series', 'units')}\b", re.IGNORECASE | re.DOTALL)


@cache
def _counted() -> re.Pattern[str]:
    count = rf"(?:\d+(?:st|nd|rd|th)|{_any('series', 'ordinals')})(?![\s-]{_any('series', 'of_offices')}\b)"
    times = rf"(?:{_any('series', 'once')}|(?:\d+|{_any('series', 'numbers')}) times)"
    return re.compile(rf"\b(?:{count}|{times})\b", re.IGNORECASE)


def own(claims: Sequence[Claim]) -> list[Claim]:
    """Give claims without what they borrow from a neighbour of their sentence, and with one day for one word."""
    together: dict[tuple[str, Span | None], list[Claim]] = {}
    for claim in claims:
        together.setdefault((claim.kind, claim.sentence), []).append(claim)
    return [_own(claim, together[claim.kind, claim.sentence]) for claim in claims]


def _own(claim: Claim, together: Sequence[Claim]) -> Claim:
    """`together`: the claims of this kind in the claim's sentence, itself among them."""
    if len(together) == 1:
        return claim
    read = _unborrowed(claim, [one for one in together if one is not claim])
    return _one_day(read, [one for one in together if one is not read])


def _unborrowed(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """Of two visits by different persons in one sentence the day, place and host belong to the nearer trigger."""
    if claim.kind != "visit":
        return claim
    for other in beside:
        if not _starts(claim.agent).isdisjoint(_starts(other.agent)) or not claim.agent or not other.agent:
            continue
        time = None if _lent(claim.time, claim, other, other.time) else claim.time
        place = None if _lent(claim.place, claim, other, other.place) else claim.place
        hosts = {actor.start: actor for actor in other.recipient}
        kept = tuple(a for a in claim.recipient if not _lent(a, claim, other, hosts.get(a.start)))
        claim = structs.replace(claim, time=time, place=place, recipient=kept)
    return claim


def _starts(actors: Sequence[Actor]) -> set[int]:
    return {actor.start for actor in actors}


def _lent(words: Mention | None, claim: Claim, other: Claim, others: Mention | None) -> bool:
    """Tell whether both claims read the same words and the other's trigger stands nearer to them."""
    if words is None or others is None or words.start != others.start:
        return False
    return _gap(words, other.trigger) < _gap(words, claim.trigger)


def _gap(one: Mention, two: Mention) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _one_day(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """The words "on Wednesday" mean one day: that of what is told as done ("arrived on Wednesday for a visit")."""
    if claim.time is None or claim.realis in DONE:
        return claim
    for other in beside:
        if other.time is not None and other.realis in DONE and other.time.start == claim.time.start:
            return structs.replace(claim, time=other.time)
    return claim
