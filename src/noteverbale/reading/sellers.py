"""Who gives and who gets in a deal, by the words about a party's name: from, to, by, "UK exports", "Iranian drones".

In: a claim of an arms deal and its text.  Out: the claim with its parties on their sides.
Source: docs/codebook.md, section 3; trade.toml, with counts of the annotated articles.
"""

from __future__ import annotations

import re
from functools import cache, partial

from msgspec import structs

from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.types import Actor, Claim

BY_WORD = "the word before its name"
_PHRASE = 70  # characters before a name in which its preposition stands
_GOODS = 30  # characters between an adjective and the goods that it belongs to
# A preposition before a name, or before the list of names that it ends.
_NAMED = r"(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]*(?:,|,?\s+and)\s+(?:the\s+)?"
_NEXT_TO = re.compile(rf"\b(from|to|by)\s+(?:the\s+)?(?:{_NAMED}){{0,3}}\Z")
_OTHER_ACT = re.compile(r"\w{2}(?:ing|ed|en)\b")  # to which "by" then belongs: "supplied the jets used by Riyadh"
_AGAINST = re.compile(r"\bagainst\s+(?:the\s+)?\Z")
_CODE = re.compile(r"-?\d")  # behind letters that are no party: the F of "F-35"


def parted(claim: Claim, text: str) -> Claim:
    """Give a deal with each party on the side that the word before its name tells: from, to, by, "UK exports"."""
    if claim.kind != "arms_deal":
        return claim
    agents, recipients = list(claim.agent), list(claim.recipient)
    trigger = claim.trigger.text.lower()
    for actor in (*claim.agent, *claim.recipient):
        if (len(actor.text) < 3 and _CODE.match(text, actor.end)) or _foe(text, claim, actor):
            _drop(actor, agents, recipients)
            continue
        gives = _gives(text, claim, actor, trigger)
        if gives is not None:
            _move(actor, *((recipients, agents) if gives else (agents, recipients)))
    _part_from_buyer(text, claim, agents, recipients)
    if (agents, recipients) == (list(claim.agent), list(claim.recipient)):
        return _all_buying(claim, text, trigger)
    moved = claim.inferred | {"agent": BY_WORD, "recipient": BY_WORD}
    return structs.replace(claim, agent=tuple(agents), recipient=tuple(recipients), inferred=moved)


def _all_buying(claim: Claim, text: str, trigger: str) -> Claim:
    """Note of several who buy from nobody told that the word before their names tells it: "sales to Peru and Chile"."""
    if claim.agent or len(claim.recipient) < 2:
        return claim
    buying = all(_gives(text, claim, actor, trigger) is False for actor in claim.recipient)
    return structs.replace(claim, inferred=claim.inferred | {"recipient": BY_WORD}) if buying else claim


def _part_from_buyer(text: str, claim: Claim, agents: list[Actor], recipients: list[Actor]) -> None:
    """Take who stands before "jets ordered by X" for the seller where all are told as buyers: X alone orders."""
    buyers = [actor for actor in recipients if _orders(text, claim, actor)]
    others = [actor for actor in recipients if actor.end <= claim.trigger.start]
    if not agents and buyers and others:
        for actor in others:
            _move(actor, recipients, agents)


def _orders(text: str, claim: Claim, actor: Actor) -> bool:
    start = max(claim.trigger.start, actor.start - _PHRASE)
    return actor.start >= claim.trigger.end and bought_by().search(text[start : actor.start]) is not None


def _foe(text: str, claim: Claim, actor: Actor) -> bool:
    """Tell whether a party is only whom the arms are used against: none of the annotated parties stands so."""
    return claim.trigger.end <= actor.start and _AGAINST.search(text, claim.trigger.end, actor.start) is not None


def _move(actor: Actor, old: list[Actor], new: list[Actor]) -> None:
    if actor in old:
        old.remove(actor)
        if all(other.code != actor.code for other in new):
            new.append(actor)


def _drop(actor: Actor, *sides: list[Actor]) -> None:
    for side in sides:
        if actor in side:
            side.remove(actor)


def _gives(text: str, claim: Claim, actor: Actor, trigger: str) -> bool | None:
    """Tell whether a party gives (True) or gets (False) by the words about its name; None where they do not tell."""
    if actor.start >= claim.trigger.end and _transfers().match(trigger):
        return _by_preposition(text[claim.trigger.end : actor.start], trigger)
    if actor.end <= claim.trigger.start and _exporting().match(trigger):
        return True if not claim.agent and _of_exports(text[actor.end : claim.trigger.start]) else None
    return None


def _of_exports(between: str) -> bool:
    """Tell whether nothing but words of goods stand between a name and "exports": "UK arms exports"."""
    return len(between) <= _GOODS and re.fullmatch(r"(?:['’]s?)?[\w\s-]*", between) is not None


def _by_preposition(between: str, trigger: str) -> bool | None:
    found = _NEXT_TO.search(between[-_PHRASE:])
    if found is None:
        return None
    if found.group(1) == "by" and bought_by().search(between[-_PHRASE:]):
        return False
    if found.group(1) == "by" and _OTHER_ACT.search(between):
        return None
    return found.group(1) == "from" or (found.group(1) == "by" and not _buying().match(trigger))


def of_goods(claim: Claim, text: str) -> Claim:
    """Give the adjective of the goods as who gives them: "picked up Iranian drones", "the Russian missiles bought".

    Who else stands with the sellers is the buyer then, where none is told and the word is a buyer's.
    """
    makers = [actor for actor in claim.recipient if _of_goods(actor, claim, text)]
    if claim.kind != "arms_deal" or not makers or len(makers) < len(claim.recipient):
        return claim
    others = tuple(actor for actor in claim.agent if actor.code not in {maker.code for maker in makers})
    if others and not _buying().match(claim.trigger.text.lower()):
        return claim
    return structs.replace(claim, agent=tuple(makers), recipient=others)


def _of_goods(actor: Actor, claim: Claim, text: str) -> bool:
    if not (actor.basis or "").startswith("adjective") or not claim.trigger.end <= actor.start:
        return False
    behind = text[actor.end : actor.end + _GOODS * 2]
    mentions = equipment.tag(behind)
    return bool(mentions) and re.fullmatch(r"[\s-]*(?:\w+\s)?", behind[: mentions[0].start]) is not None


_any = partial(one_of, "trade.toml")


@cache
def _transfers() -> re.Pattern[str]:
    return re.compile(_any("sides", "transfers") + r"\b")


@cache
def _buying() -> re.Pattern[str]:
    return re.compile(_any("sides", "buying") + r"\b")


@cache
def bought_by() -> re.Pattern[str]:
    """Match "ordered by", and names before the last of a list, up to the name that follows: whoever it is buys."""
    return re.compile(rf"\b{_any('sides', 'buying')} by\s+(?:the\s+)?(?:{_NAMED}){{0,3}}\Z", re.IGNORECASE)


@cache
def _exporting() -> re.Pattern[str]:
    return re.compile(_any("sides", "exporting") + r"\b")
