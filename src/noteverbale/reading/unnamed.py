"""Parties without a name, and who is acted upon though he stands where doers do.

In: a claim with its parties resolved, and its text.  Out: the claim with people of the place where it happens ("four
people in Paris"), nobody for "some Arab countries", and whom "anti-" and "under pressure" tell as recipient.
Source: docs/codebook.md, section 3; unnamed.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from msgspec import structs

from noteverbale.ontology import kinds
from noteverbale.reading.wordlists import one_of, words
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim

HERE, NOBODY = "the place told", "states without a name"
_ANTI = 8  # characters before a party in which "anti-" is looked for
_LEFT = 40  # characters before a trigger in which "under" is looked for
Actors = tuple[Actor, ...]


def unnamed(claim: Claim, text: str, people: Context) -> Claim:
    """Give a claim with its unnamed parties as words and place tell them, each on its side; `people`: who is who."""
    claim = structs.replace(claim, agent=_nobody(claim.agent), recipient=_nobody(claim.recipient))
    return _undergone(_against(_at_place(claim, people), text), text)


def of_nobody(claim: Claim) -> bool:
    """Tell whether an act has neither a party nor a place nor a time: words for such acts in general."""
    told = claim.agent or claim.recipient or claim.place or claim.time
    return not told and claim.kind in words("unnamed.toml", "kinds", "acts")


def _at_place(claim: Claim, people: Context) -> Claim:
    """Give victims and crowds as those of the place, if the text speaks of its state: another town may be meant."""
    victims = claim.kind in words("unnamed.toml", "kinds", "victims")
    crowds = claim.kind in words("unnamed.toml", "kinds", "crowds")
    country = claim.place.country if claim.place and (victims or crowds) else None
    if country is None or all(mention.code != country or mention.sort == "place" for mention in people.mentions):
        return claim
    if victims:
        return structs.replace(claim, recipient=_local(claim.recipient, country))
    return structs.replace(claim, agent=_local(claim.agent, country))


def _local(actors: Actors, country: str) -> Actors:
    """Give people without a name as those of a country; the same words once, though they pointed to several."""
    found = (
        _of(actor, country, HERE) if _pointed(actor) and _people().match(actor.text) else actor for actor in actors
    )
    return _each_once(found)


def _nobody(actors: Actors) -> Actors:
    found = (
        _of(actor, "UNK", NOBODY) if _pointed(actor) and _states().match(actor.text) else actor for actor in actors
    )
    return _each_once(found)


def _of(actor: Actor, code: str, basis: str) -> Actor:
    return actor if actor.code == code else structs.replace(actor, code=code, name=None, basis=basis)


def _each_once(actors: Iterable[Actor]) -> Actors:
    return tuple({(actor.start, actor.end, actor.code): actor for actor in actors}.values())


def _pointed(actor: Actor) -> bool:
    return "pointing" in (actor.basis or "")


def _against(claim: Claim, text: str) -> Claim:
    """Give whom an act is told to be against as its recipient: "the anti-Iran campaign"."""
    against = tuple(actor for actor in claim.agent if _anti().search(text, max(0, actor.start - _ANTI), actor.start))
    return _turned(claim, against) if against and not _reciprocal(claim) else claim


def _undergone(claim: Claim, text: str) -> Claim:
    """Give who "is under pressure" as recipient, where nobody else is."""
    if claim.recipient or not _under_it().fullmatch(claim.trigger.text):
        return claim
    if not _under().search(text, max(0, claim.trigger.start - _LEFT), claim.trigger.start):
        return claim
    return _turned(claim, tuple(actor for actor in claim.agent if actor.end <= claim.trigger.start))


def _turned(claim: Claim, undergoing: Actors) -> Claim:
    """Give a claim with some of its doers as recipients, each code once."""
    told = {actor.code for actor in claim.recipient}
    kept = tuple(actor for actor in claim.agent if actor not in undergoing)
    added = tuple(actor for actor in undergoing if actor.code not in told)
    return structs.replace(claim, agent=kept, recipient=claim.recipient + added)


def _reciprocal(claim: Claim) -> bool:
    return kinds()[claim.kind].roles.reciprocal


_any = partial(one_of, "unnamed.toml")


@cache
def _people() -> re.Pattern[str]:
    """Match "four people", "some 200 villagers at", "Thousands": no word behind the first is a name."""
    first = rf"(?!(?i:{_any('people', 'definite')})\b)[A-Za-z\d][a-z\d,.'’-]*"
    more = r"(?:,? [a-z\d][a-z\d,.'’-]*){0,5}?"
    alone = rf"(?i:{_any('people', 'counts')})$"
    head = rf"(?:(?i:{_any('people', 'heads')})|{first}{more} {_any('people', 'heads')})"
    return re.compile(rf"(?:{alone}|{head}(?:$|,? {_any('people', 'after')}\b))")


@cache
def _states() -> re.Pattern[str]:
    adjectives = rf"(?:(?!{_any('states', 'parting')}\b)[\w-]+ ){{0,3}}?"
    counted = rf"{_any('states', 'quantities')} (?:of (?:the )?)?"
    return re.compile(rf"{counted}{adjectives}{_any('states', 'nouns')}\b", re.IGNORECASE)


@cache
def _anti() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('against', 'before')}\Z", re.IGNORECASE)


@cache
def _under() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|be|been|being|come|comes|came) under (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)


@cache
def _under_it() -> re.Pattern[str]:
    return re.compile(_any("under", "nouns"), re.IGNORECASE)
