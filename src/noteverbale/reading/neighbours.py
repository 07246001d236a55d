"""What claims of one sentence tell about each other, and what the words about a trigger make of it.

In: a text and its claims in order.  Out: the claims, each with what is its own.
Source: docs/codebook.md, sections 2, 4 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from noteverbale.types import Actor, Claim, Mention

_DONE = frozenset(("occurred", "ongoing"))
# A trade described by who stands in it ("the largest buyer of Russian weapons") is no deal.
_TRADERS = re.compile(r"(?:buyer|purchaser|importer|customer|supplier|exporter|seller|vendor)s?", re.IGNORECASE)
# Who objects to others' deal neither sells nor refuses to sell.
_OBJECTS = re.compile(r"(?:object|oppos|protest)\w*", re.IGNORECASE)
# Words for soldiers in number. Of the annotated claims on such arrivals, landings and departures none is a visit.
_SOLDIERS = r"(?:troops|soldiers|forces|marines|paratroopers|servicemen|servicewomen|reservists|infantry|commandos)"
_BODIES = r"(?:contingent|unit|column|convoy|detachment|battalion|brigade|group|team|part|hundred|thousand)s?"
_TROOPS = re.compile(
    rf"(?:(?:\w+ )?{_BODIES} of "
    rf"|[\d,]+ (?:of )?|(?:a|the|more|some|several|two|three|first|all) )*"
    rf"(?:(?!(?:of|for|with|from)\b)[\w.’'-]+ ){{0,3}}{_SOLDIERS}",
    re.IGNORECASE,
)
# "a visit that neither government has announced": what is negated is the announcing.
_UNTOLD = re.compile(
    r"[\s,]+(?:that|which)\s+(?:neither|no|nobody|none)\b[^.;:]{0,60}?\b(?:announc|confirm|disclos|acknowledg|publicis|publiciz)\w*"
)

# "denied that it had refused", "denies reports that Iran is arming", "denied carrying out": what is denied is the act.
# All 13 claims of the annotated articles (2026-11-26) that stand so are negative.
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying)\b(?: (?:any|all|a|the|such|media|earlier|recent|press|\w+['’]s?))*"
    r"(?: (?:reports?|claims?|allegations?|rumou?rs|suggestions?|accusations?|news|charges|speculation))?"
    r"(?:(?P<act>(?:"
    r"(?: (?:on|in|to|at|an?|late|again|\w+ly|\w*day|interview|speech|statement|reporters|journalists))* that)?"
    r"(?: (?!(?:that|wh\w+)\b)[\w’'.-]+){0,6}? (?:had|has|have|was|were|is|are|would|will|did|been|be)"
    r"(?: (?:ever|already|been|be|also|recently))*| having(?: \w+ly| ever| been)*)|) $",
    re.IGNORECASE,
)
# "has not denied", "neither confirmed nor denied", "refused to deny": nothing is denied.
_NOT_SAID = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|nobody|none|no one|few|without|(?:refus|declin)\w+ to)|n['’]t)"
    r"(?: \w+){0,2} $",
    re.IGNORECASE,
)
_DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(
    r"[^.;,]{0,40}?\b(?:had|has|have|was|were|is|are)(?: been)? "
    r"(?:cancel|postpon|called off|suspend|scrap|delay|abandon)",
    re.IGNORECASE,
)
# "a visit scheduled for Tuesday, but it was cancelled": the second half of the sentence ends what the first plans.
_BUT_OFF = re.compile(
    r"[^.;]{0,120}?\b(?:but|however,?|though|although|until)\s(?:later\s)?(?:it|they|this|that|the\s(?P<again>\w+))"
    r"\s(?:had|has|have|was|were|is|are|got)(?:\sbeen)?(?:\s(?:\w+ly|later|then|also|again|once|twice))?"
    r"\s(?:cancel|postpon|called\soff|put\soff|suspend|scrap|delay|abandon|shelved)",
    re.IGNORECASE,
)
_PLANNED = frozenset(("scheduled", "intended", "proposed", "predicted"))
_PLANNED_KINDS = frozenset(("visit", "meeting", "exercise"))
_CLAUSE = re.compile(r"[,;:]\s")


def traded_only(claim: Claim) -> bool:
    """Tell whether a claim describes who buys from whom in general and tells of no deal."""
    return claim.kind == "arms_deal" and bool(_TRADERS.fullmatch(claim.trigger.text))


def objecting(kind: str, trigger: str) -> str:
    """Give the kind of a claim: to object to a sale of arms is an accusation."""
    return "accusation" if kind == "arms_deal" and _OBJECTS.fullmatch(trigger) else kind


def deployed(kind: str, travellers: Sequence[Actor]) -> str:
    """Give the kind of a claim: troops that arrive are no visitors; a ship on a port call is one."""
    troops = bool(travellers) and all(_TROOPS.fullmatch(actor.text) for actor in travellers)
    return "mobilization" if kind == "visit" and troops else kind


def unannounced(text: str, claim: Claim) -> Claim:
    """Give a claim as positive where the negation after its noun belongs to the announcing."""
    if claim.polarity == "negative" and claim.sentence and _UNTOLD.match(text, claim.trigger.end, claim.sentence.end):
        return structs.replace(claim, polarity="positive")
    return claim


def denied(text: str, claim: Claim) -> Claim:
    """Give a claim as negative where its own clause denies it: "denied that it had refused", "denied targeting"."""
    if claim.polarity != "positive" or not claim.sentence:
        return claim
    found = _denial(_DENIES, text, claim)
    if found and (found.group("act") or claim.trigger.text.endswith("ing")):
        return structs.replace(claim, polarity="negative")
    return claim


def retold(text: str, claim: Claim) -> Claim:
    """Give a claim with the polarity that the words about its trigger give it."""
    return uncancelled(text, denied(text, called_off(text, unannounced(text, claim))))


def called_off(text: str, claim: Claim) -> Claim:
    """Give a plan as negative where its sentence goes on to tell that it, or "the visit", was called off."""
    if claim.polarity != "positive" or claim.realis not in _PLANNED or claim.kind not in _PLANNED_KINDS:
        return claim
    found = claim.sentence and _BUT_OFF.match(text, claim.trigger.end, claim.sentence.end)
    if found and (found.group("again") or "").lower() in ("", claim.trigger.text.lower(), *_PLANNED_KINDS):
        return structs.replace(claim, polarity="negative")
    return claim


def uncancelled(text: str, claim: Claim) -> Claim:
    """Give a claim as still to be where its clause denies that it was called off: "denied that the drill had been"."""
    if claim.polarity != "negative" or not claim.sentence:
        return claim
    if _denial(_DENYING, text, claim) and _CALLED_OFF.match(text, claim.trigger.end, claim.sentence.end):
        realis = "scheduled" if claim.realis in _DONE else claim.realis
        return structs.replace(claim, polarity="positive", realis=realis)
    return claim


def _denial(pattern: re.Pattern[str], text: str, claim: Claim) -> re.Match[str] | None:
    """Find a denial in the clause before a claim; "has not denied" is none."""
    begin = claim.sentence.start if claim.sentence else claim.trigger.start
    left = _CLAUSE.split(text[begin : claim.trigger.start])[-1].replace("\n", " ")
    found = pattern.search(left)
    return None if found is None or _NOT_SAID.search(left[: found.start()]) else found


def own(claims: Sequence[Claim]) -> list[Claim]:
    """Give claims without what they borrow from a neighbour of their sentence, and with one day for one word."""
    return [_one_day(_unborrowed(claim, claims), claims) for claim in claims]


def _unborrowed(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Of two visits by different persons in one sentence the day, place and host belong to the nearer trigger."""
    if claim.kind != "visit":
        return claim
    for other in _beside(claim, claims):
        if not _starts(claim.agent).isdisjoint(_starts(other.agent)) or not claim.agent or not other.agent:
            continue
        time = None if _lent(claim.time, claim, other, other.time) else claim.time
        place = None if _lent(claim.place, claim, other, other.place) else claim.place
        hosts = {actor.start: actor for actor in other.recipient}
        kept = tuple(a for a in claim.recipient if not _lent(a, claim, other, hosts.get(a.start)))
        claim = structs.replace(claim, time=time, place=place, recipient=kept)
    return claim


def _beside(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [one for one in claims if one is not claim and one.kind == claim.kind and one.sentence == claim.sentence]


def _starts(actors: Sequence[Actor]) -> set[int]:
    return {actor.start for actor in actors}


def _lent(words: Mention | None, claim: Claim, other: Claim, others: Mention | None) -> bool:
    """Tell whether both claims read the same words and the other's trigger stands nearer to them."""
    if words is None or others is None or words.start != others.start:
        return False
    return _gap(words, other.trigger) < _gap(words, claim.trigger)


def _gap(one: Mention, two: Mention) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _one_day(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The words "on Wednesday" mean one day: that of what is told as done ("arrived on Wednesday for a visit")."""
    if claim.time is None or claim.realis in _DONE:
        return claim
    for other in _beside(claim, claims):
        if other.time is not None and other.realis in _DONE and other.time.start == claim.time.start:
            return structs.replace(claim, time=other.time)
    return claim
