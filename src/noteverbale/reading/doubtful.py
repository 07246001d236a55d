"""Doers and targets that words only seem to tell: a weapon, who reports an abduction, the land where it happened, the
envoy whom a state recalls.

In: a claim with its parties resolved, its text and who is who.  Out: the claim with nobody, or the right one, there.
Source: unnamed.toml, with counts of the annotated articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim

WEAPON, HOST = "a weapon without an owner", "to whom the envoy was sent"
_FORCE = ("attack", "coercion")


def told_surely(claim: Claim, text: str, people: Context) -> Claim:
    """Give a claim without doers that its words do not tell, and a recalled envoy's host as who is meant."""
    if claim.kind in _FORCE:
        claim = structs.replace(claim, agent=tuple(_of_weapon(actor) for actor in claim.agent))
    if claim.kind == "attack" and _taken().fullmatch(claim.trigger.text):
        claim = structs.replace(claim, agent=tuple(actor for actor in claim.agent if not _tells(claim, actor, text)))
    return _meant_for_host(claim, text, people) if claim.kind == "sanction" else claim


def _of_weapon(actor: Actor) -> Actor:
    if actor.code == "UNK" or "pointing" not in (actor.basis or "") or not _weapon().search(actor.text):
        return actor
    return structs.replace(actor, code="UNK", sector="UNK", name=None, basis=WEAPON)


def _tells(claim: Claim, actor: Actor, text: str) -> bool:
    """Tell whether a doer only reports what was done to somebody, or is the land where it was done."""
    if actor.end <= claim.trigger.start:
        return _reports().match(text, actor.end, claim.trigger.start) is not None
    return _in_land().fullmatch(text, claim.trigger.end, actor.start) is not None


def _meant_for_host(claim: Claim, text: str, people: Context) -> Claim:
    """Give a state that recalls its own envoy with the state he was sent to as recipient."""
    own = {actor.code for actor in claim.agent} - {"UNK"}
    envoys = [a for a in claim.recipient if a.code in own and _envoy().search(text, a.start, a.end)]
    if not own or len(envoys) != len(claim.recipient) or not _recalled().match(claim.trigger.text):
        return claim
    hosts = tuple(_host(actor, own, people, claim) for actor in envoys)
    return structs.replace(claim, recipient=tuple(host for host in hosts if host is not None) or claim.recipient)


def _host(actor: Actor, own: set[str], people: Context, claim: Claim) -> Actor | None:
    """Give the first state named behind "ambassador to", in the envoy's own words or right behind them."""
    end = claim.sentence.end if claim.sentence else actor.end
    at = bisect_left(people.mentions, actor.start, key=lambda one: one.start)
    for one in people.mentions[at:]:
        if one.start >= end:
            return None
        led = _to().search(people.text, actor.start, one.start)
        if led and one.code not in own and one.code != "UNK":
            words = people.text[one.start : one.end]
            return Actor(text=words, start=one.start, end=one.end, code=one.code, sector="GOV", basis=HOST)
    return None


_any = partial(one_of, "unnamed.toml")


@cache
def _weapon() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('weapons', 'heads')}\W*\Z", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(_any("taken", "triggers"), re.IGNORECASE)


@cache
def _reports() -> re.Pattern[str]:
    """From who says so to the passive: "said five farmers were"."""
    return re.compile(
        rf"(?:['’]s?)?(?:\s[\w-]+){{0,2}}\s{_any('taken', 'says')}\b[^.;“”\"]*\b(?:was|were|been|being)\s\Z",
        re.IGNORECASE,
    )


@cache
def _in_land() -> re.Pattern[str]:
    return re.compile(r"\s+in\s+(?:the\s+)?")


@cache
def _recalled() -> re.Pattern[str]:
    return re.compile(_any("recalled", "triggers_begin"), re.IGNORECASE)


@cache
def _envoy() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('recalled', 'envoys')}\b", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('recalled', 'envoys')}\s(?:to|from|in)\s(?:the\s)?\Z", re.IGNORECASE)
