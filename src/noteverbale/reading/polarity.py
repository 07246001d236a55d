"""Whether an act is told as done, denied, called off or still to be, by the words about its trigger.

In: a text and a claim as the network reads it.  Out: the claim with the polarity, and where need be the realis, that
the words bear out.
Source: docs/codebook.md, section 4; neighbours.toml.
"""

from __future__ import annotations

import re
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.types import Claim

DONE = frozenset(("occurred", "ongoing"))
PLANNED = frozenset(("scheduled", "intended", "proposed", "predicted"))
PLANNED_KINDS = frozenset(("visit", "meeting", "exercise"))
_CLAUSE = re.compile(r"[,;:]\s")


def retold(text: str, claim: Claim) -> Claim:
    """Give a claim with the polarity that the words about its trigger give it."""
    return uncancelled(text, denied(text, called_off(text, never_held(text, unannounced(text, claim)))))


def unannounced(text: str, claim: Claim) -> Claim:
    """Give a claim as positive where the negation after its noun belongs to the announcing."""
    if claim.polarity == "negative" and claim.sentence and _untold().match(text, claim.trigger.end, claim.sentence.end):
        return structs.replace(claim, polarity="positive")
    return claim


def called_off(text: str, claim: Claim) -> Claim:
    """Give a plan as negative where its sentence goes on to tell that it, or "the visit", was called off."""
    if claim.polarity != "positive" or claim.realis not in PLANNED or claim.kind not in PLANNED_KINDS:
        return claim
    found = claim.sentence and _but_off().match(text, claim.trigger.end, claim.sentence.end)
    if found and (found.group("again") or "").lower() in ("", claim.trigger.text.lower(), *PLANNED_KINDS):
        return structs.replace(claim, polarity="negative")
    return claim


def never_held(text: str, claim: Claim) -> Claim:
    """Give what "was to open on Tuesday" and "has been put off" as a plan that was called off."""
    if claim.polarity != "positive" or claim.kind not in PLANNED_KINDS or not claim.sentence:
        return claim
    if not put_off(text, claim.trigger.end, claim.sentence.end):
        return claim
    realis = "scheduled" if claim.realis in DONE else claim.realis
    return structs.replace(claim, polarity="negative", realis=realis)


def put_off(text: str, start: int, end: int) -> bool:
    """Tell whether the words behind an event's noun tell that it was planned and is off."""
    return _was_to_and_off().match(text, start, end) is not None


def denied(text: str, claim: Claim) -> Claim:
    """Give a claim as negative where its own clause denies it: "denied that it had refused", "denied targeting"."""
    if claim.polarity != "positive" or not claim.sentence:
        return claim
    found = _denial(_denies(), text, claim)
    if found and (found.group("act") or claim.trigger.text.endswith("ing")):
        return structs.replace(claim, polarity="negative")
    return claim


def uncancelled(text: str, claim: Claim) -> Claim:
    """Give a claim as still to be where its clause denies that it was called off: "denied that the drill had been"."""
    if claim.polarity != "negative" or not claim.sentence:
        return claim
    if _denial(_denying(), text, claim) and _off().match(text, claim.trigger.end, claim.sentence.end):
        realis = "scheduled" if claim.realis in DONE else claim.realis
        return structs.replace(claim, polarity="positive", realis=realis)
    return claim


def _denial(pattern: re.Pattern[str], text: str, claim: Claim) -> re.Match[str] | None:
    """Find a denial in the clause before a claim; "has not denied" is none."""
    begin = claim.sentence.start if claim.sentence else claim.trigger.start
    left = _CLAUSE.split(text[begin : claim.trigger.start])[-1].replace("\n", " ")
    found = pattern.search(left)
    return None if found is None or _not_said().search(left[: found.start()]) else found


_any = partial(one_of, "neighbours.toml")


@cache
def _untold() -> re.Pattern[str]:
    nobody, announcing = _any("unannounced", "nobody"), _any("unannounced", "announcing_begin")
    return re.compile(rf"[\s,]+(?:that|which)\s+{nobody}\b[^.;:]{{0,60}}?\b{announcing}\w*")


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('denial', 'verbs')}\b", re.IGNORECASE)


@cache
def _denies() -> re.Pattern[str]:
    """The act stands after the denial's verb: behind "that" and an auxiliary, behind "having", or at once."""
    occasion = rf" (?:\w+ly|\w*day|{_any('denial', 'occasions')})"
    words = rf"(?: (?:\w+['’]s?|{_any('denial', 'before_nouns')}))*(?: {_any('denial', 'nouns')})?"
    that = rf"(?:(?:{occasion})* that)?(?: (?!(?:that|wh\w+)\b)[\w’'.-]+){{0,6}}?"
    done = rf" {_any('denial', 'auxiliaries')}(?: {_any('denial', 'after_auxiliaries')})*"
    act = rf"(?P<act>{that}{done}| having(?: \w+ly| ever| been)*)"
    return re.compile(rf"\b{_any('denial', 'verbs')}\b{words}(?:{act}|) $", re.IGNORECASE)


@cache
def _not_said() -> re.Pattern[str]:
    unwilling = rf"{_any('denial', 'unwilling_begin')}\w+ to"
    return re.compile(rf"(?:\b(?:{unwilling}|{_any('denial', 'negations')})|n['’]t)(?: \w+){{0,2}} $", re.IGNORECASE)


@cache
def _off() -> re.Pattern[str]:
    auxiliaries, ending = _any("off", "auxiliaries"), _any("off", "ending_begin")
    return re.compile(rf"[^.;,]{{0,40}}?\b{auxiliaries}(?: been)? {ending}", re.IGNORECASE)


@cache
def _was_to_and_off() -> re.Pattern[str]:
    """Behind the noun: "that was to open on Tuesday has been put off", "was first set for April and had to be"."""
    planned = rf"\b(?:was|were|had\sbeen)\s(?:\w+ly\s|first\s)?{_any('off', 'planned')}\b"
    ends = _any("off", "ending_turns_begin")
    off = rf"\b(?:{_any('off', 'auxiliaries_of_turns')}(?:\sbeen)?|(?:had|has|have)\sto\sbe)\s(?:\w+ly\s)?{ends}"
    return re.compile(rf"[^.;]{{0,80}}?{planned}[^.;]{{0,80}}?{off}", re.IGNORECASE)


@cache
def _but_off() -> re.Pattern[str]:
    who = rf"(?:{_any('off', 'again')}|the\s(?P<again>\w+))"
    done = rf"{_any('off', 'auxiliaries_of_turns')}(?:\sbeen)?(?:\s(?:\w+ly|{_any('off', 'between')}))?"
    ends = _any("off", "ending_turns_begin")
    turn = rf"\b{_any('off', 'turns')}\s(?:later\s)?{who}\s{done}\s{ends}"
    return re.compile(rf"[^.;]{{0,120}}?{turn}", re.IGNORECASE)
