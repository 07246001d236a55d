"""Deals that a third state permits or pays: "refused Spain permission to sell planes to Venezuela", "awarded Sierra
Nevada a contract to build planes for Nigeria".

In: a claim of an arms deal as the network reads it, its text and who is who.  Out: the claim with those who sell and
get the goods as its parties.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.mentions import Mention
from noteverbale.types import Actor, Claim

BASIS = "who sells to whom, told behind the word that lets or pays"


def for_others(claim: Claim, text: str, people: Context) -> Claim:
    """Give a deal with its seller and its buyer where the party told first only lets them, or pays its own firm."""
    if claim.kind != "arms_deal" or claim.sentence is None:
        return claim
    return _permitted(claim, text, people) or _paid(claim, text, people) or claim


def _permitted(claim: Claim, text: str, people: Context) -> Claim | None:
    found = _permission().match(text, claim.trigger.end, _end(claim))
    if found is None:
        return None
    seller = _named(people, *found.span("seller"))
    buyer = _named(people, *found.span("buyer"))
    return _told(claim, seller, buyer) if seller and buyer else None


def _paid(claim: Claim, text: str, people: Context) -> Claim | None:
    """Give what a state orders from its own firm for another as that firm's deal with the other."""
    firms = [actor for actor in (*claim.agent, *claim.recipient) if equipment.sells_for(actor.code)]
    found = _made_for().search(text, claim.trigger.end, _end(claim)) if len(firms) == 1 else None
    if found is None:
        return None
    home, buyer = equipment.sells_for(firms[0].code), _named(people, *found.span("buyer"))
    own = {actor.code for actor in (*claim.agent, *claim.recipient)} - {firms[0].code, "UNK"}
    return _told(claim, firms[0], buyer) if buyer and own == {home} and buyer.code != home else None


def _end(claim: Claim) -> int:
    return claim.sentence.end if claim.sentence else claim.trigger.end


def _named(people: Context, start: int, end: int) -> Actor | None:
    """Give the first actor named in a stretch."""
    at = bisect_left(people.mentions, start, key=lambda mention: mention.start)
    found = next((m for m in people.mentions[at:] if m.end <= end and m.code != "UNK"), None) if start >= 0 else None
    return None if found is None else _actor(people, found)


def _actor(people: Context, found: Mention) -> Actor:
    words = people.text[found.start : found.end]
    return Actor(text=words, start=found.start, end=found.end, code=found.code, sector=found.sector, basis=BASIS)


def _told(claim: Claim, seller: Actor, buyer: Actor) -> Claim:
    inferred = claim.inferred | {"agent": BASIS, "recipient": BASIS}
    return structs.replace(claim, agent=(seller,), recipient=(buyer,), inferred=inferred)


_any = partial(one_of, "trade.toml")


@cache
def _permission() -> re.Pattern[str]:
    """Behind "refused": whom, "permission to sell", what, "to" whom."""
    leave = rf"(?:(?:any|an?|the|its)\s)?{_any('thirds', 'leave')}"
    return re.compile(
        rf"\s(?P<seller>(?:[\w’'.-]+\s){{1,6}}?){leave}\sto\s{_any('thirds', 'give')}\b"
        r"[^.;]{0,160}?\sto\s(?P<buyer>[^.;,]{2,40})"
    )


@cache
def _made_for() -> re.Pattern[str]:
    return re.compile(rf"\bto\s{_any('thirds', 'make')}\b[^.;]{{0,120}}?\sfor\s(?P<buyer>[^.;,]{{2,40}})")
