"""What the codebook rules out although the network reads it: bare re-mentions, and pasts that lie ahead.

In: claims of one text in order.  Out: yes or no, or the claims as the text means them.
Source: docs/codebook.md, sections 4 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from msgspec import structs

from noteverbale.ontology.offices import offices
from noteverbale.reading.guests import private
from noteverbale.reading.polarity import DONE
from noteverbale.reading.wordlists import one_of, words
from noteverbale.types import Actor, Claim, When

# Kinds whose bare nouns are named again and again in one text ("during the visit"). For others the annotators code
# re-mentions so often that dropping them costs more than it gains (measured on held-out articles).
RETOLD = frozenset({"visit"})
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|his|her|its|their)|['’]s?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PAID = re.compile(r"\b(?:pay|pays|paid|paying|make|makes|made|making)\b[^.;]*$", re.IGNORECASE)
# "during his visit he said", "the visit was a success": what they stand in tells that it was held.
_WITHIN = re.compile(r"\b(?:during|after|following|since|in|on|at)\b[^.;]*$", re.IGNORECASE)
_WAS = re.compile(r"[^.;]{0,40}?\b(?:was|were|had|took|proved|showed)\b")
_PLANS = frozenset(("scheduled", "intended", "predicted"))
# Characters before a trigger in which its article or possessive is looked for.
_BEFORE = 40


def adding(text: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims that do not only name again what was told: "during Mr Shoigu's visit" without a new party, time
    or place.
    """
    told: set[tuple[str, frozenset[str]]] = set()
    for claim in claims:
        kind, parties = claim.kind, _parties(claim)
        if not (_names_again(text, claim) and any(kind == other and parties <= codes for other, codes in told)):
            yield claim
        if kind in RETOLD:
            told.add((kind, parties))


def _names_again(text: str, claim: Claim) -> bool:
    """Tell whether a claim's words may be a re-mention: definite, without a time or a place."""
    if claim.kind not in RETOLD or claim.time is not None or claim.place is not None:
        return False
    start = claim.trigger.start
    return _DEFINITE.search(text[max(0, start - _BEFORE) : start]) is not None


def as_planned(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Give claims with "his visit" still to come where all verbs of the text tell the visit as a plan.

    Of 51 annotated visits told so 48 are planned. What has a day of its own keeps what it was read as.
    """
    told = [claim for claim in claims if _telling(claim) and not _named_only(text, claim)]
    if all(claim.realis not in _PLANS for claim in told):
        return list(claims)
    journeys = _journeys(told)
    return [_with_plan(text, claim, journeys) for claim in claims]


def _telling(claim: Claim) -> bool:
    return claim.kind in RETOLD and claim.polarity == "positive" and claim.realis in DONE | _PLANS


class _Journey(NamedTuple):
    """Claims of one kind by travellers and hosts: the names of the travellers, the codes of both."""

    kind: str
    names: frozenset[str]
    agents: frozenset[str]
    recipients: frozenset[str]


def _journeys(told: Iterable[Claim]) -> dict[_Journey, list[str]]:
    """Give how the claims of each journey are told, each way once, in order; the journeys in order of their first."""
    journeys: dict[_Journey, list[str]] = {}
    for claim in told:
        ways = journeys.setdefault(_journey(claim), [])
        ways += [claim.realis] if claim.realis not in ways else []
    return journeys


def _with_plan(text: str, claim: Claim, journeys: Mapping[_Journey, Sequence[str]]) -> Claim:
    if not _telling(claim) or claim.realis not in DONE or claim.time is not None or _held(text, claim):
        return claim
    own = _journey(claim)
    journey = [way for other, ways in journeys.items() if _may_be_one(own, other) for way in ways]
    if not journey or not _PLANS.issuperset(journey):
        return claim
    return structs.replace(claim, realis=journey[0], inferred=claim.inferred | {"realis": "told as a plan elsewhere"})


def _held(text: str, claim: Claim) -> bool:
    """Tell whether a trigger is a verb, or a noun in words that tell of it as past."""
    before = text[max(0, claim.trigger.start - _BEFORE) : claim.trigger.start]
    past = _WITHIN.search(before) or _WAS.match(text, claim.trigger.end)
    return past is not None or not _named_only(text, claim)


def _named_only(text: str, claim: Claim) -> bool:
    """Tell whether a trigger is a noun with an article or a possessive, and no verb pays it ("paid his visit")."""
    before = text[max(0, claim.trigger.start - _BEFORE) : claim.trigger.start]
    return _DEFINITE.search(before) is not None and _PAID.search(before) is None


def _journey(claim: Claim) -> _Journey:
    agents, recipients = (frozenset(actor.code for actor in role) for role in (claim.agent, claim.recipient))
    names = frozenset(actor.name for actor in claim.agent if actor.name)
    return _Journey(claim.kind, names, agents - {"UNK"}, recipients - {"UNK"})


def _may_be_one(one: _Journey, other: _Journey) -> bool:
    """Tell whether claims may tell of one visit: a traveller and a host in common, and nobody else by name."""
    parted = one.names and other.names and not one.names & other.names
    common = one.agents & other.agents and one.recipients & other.recipients
    return one.kind == other.kind and not parted and bool(common)


def at_home(claim: Claim) -> bool:
    """Tell whether a visit goes nowhere: traveller and host are one state, or it is told as a return.

    Of 138 times that annotated articles tell of somebody who returns to or from a place, two are annotated as visits.
    """
    visitors, hosts = ({actor.code for actor in role} for role in (claim.agent, claim.recipient))
    domestic = len(visitors) == 1 and visitors == hosts and visitors != {"UNK"}
    return claim.kind == "visit" and (domestic or claim.trigger.text.lower().startswith("return"))


def nobody_travels(claim: Claim) -> bool:
    """Tell whether a visit has no actor as traveller: a town that stands for nobody, a crowd of no state, tourists; or
    neither traveller nor host nor place, as none of the annotated visits.

    Of 1,930 annotated visits one is lost so (a Mr Chen read as a town); capitals, which act for their states, travel.
    """
    if claim.kind != "visit":
        return False
    if not claim.agent:
        return not claim.recipient and claim.place is None
    return private(claim.agent) or all(_town(one) or _crowd(one) for one in claim.agent)


def _town(actor: Actor) -> bool:
    return actor.basis == f"regions: {actor.text}"


def _crowd(actor: Actor) -> bool:
    last = actor.text.lower().split()[-1]
    office = offices().get(last)
    invited, believers = words("unnamed.toml", "believers", "invited"), words("unnamed.toml", "believers", "nouns")
    people = office is not None and (office.sort, office.sector) == ("people", "CVL") and last not in invited
    return actor.code == "UNK" and actor.sector in ("UNK", "CVL") and (people or last in believers)


def lies_ahead(time: When | None, published: date | None) -> bool:
    """Tell whether a time begins after the text was published, so that what it dates cannot have occurred."""
    return published is not None and time is not None and time.first is not None and time.first > published


def told_as_past(text: str, start: int, end: int) -> bool:
    """Tell whether a trigger at [start, end) is a verb in the past without auxiliary: "signed", not "to be signed"."""
    return in_past_form(text[start:end]) and not _auxiliary().search(text, max(0, start - _BEFORE), start)


def in_past_form(trigger: str) -> bool:
    """Tell whether a trigger begins with a verb in the past, or its participle."""
    return _past().match(trigger) is not None


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+{_any('past', 'ending')}|{_any('past', 'irregular')})\b", re.IGNORECASE)


@cache
def _auxiliary() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_any('past', 'auxiliaries')}(?:\s+(?:\w+ly|{_any('past', 'between')}))*\s*\Z", re.IGNORECASE
    )


_any = partial(one_of, "neighbours.toml")


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset(actor.code for actor in claim.agent + claim.recipient)
