"""What of a deal was told one sentence before: "Peru sold Chile tanks. The first will be delivered in May. Lima has
cancelled that deal." Nothing goes on from one entry of a round-up to the next.

In: a text and its claims in order.  Out: the claims of deals with the side that is carried on, where nobody is told in
it, and with all of the deal that they point to.
Source: the annotated articles (27 November 2026, 330 of them): of 85 deals without a buyer whose last deal before, at
most 450 characters off, names one that is not their seller, 61 have that buyer; of sellers so far off only those of
deals with the same buyer are as sure (16 of 21). Of 160 deals of training/press whose buyer is carried on and whose
seller is told by nobody 82 have the seller of the deal before, 56 another, 22 none. Of 14 that point to a deal by "the
contract", "that sale", with nobody but its parties, 12 have its very sides; of these 8 were read so before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import takewhile

from msgspec import structs

from noteverbale.reading.headed import BASIS as ENTRY
from noteverbale.reading.headed import entries
from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.types import Actor, Claim, Deal

BASIS = "told of the deal before"
_NEAR = 450  # characters between the triggers
_BESIDE = 200  # and of those of another seller's goods
_PHRASE = 40  # characters before a trigger in which the word that points stands
# What tells goods or parties of a deal's own behind the word for it.
_OWN = re.compile(r"\s(?:of|for|on|with|to|between)\b")


def carried(text: str, told: Sequence[Claim]) -> list[Claim]:
    """Give claims in which deals with a side told by nobody have that of the deal before, and all of it if they point
    to it.
    """
    found: list[Claim] = []
    deals: list[Claim] = []
    parts, entry = entries(text), 0
    for claim in told:
        if claim.kind == "arms_deal":
            if parts.at(claim.trigger.start) != entry:
                deals, entry = [], parts.at(claim.trigger.start)
            claim = _seller_carried(_buyer_carried(_meant(text, claim, deals), deals), deals)
            claim = _headed(claim, parts.head(claim.trigger.start))
            deals.append(claim)
        found.append(claim)
    return found


def _meant(text: str, claim: Claim, deals: Sequence[Claim]) -> Claim:
    """Give a deal that points to the one before ("has cancelled that deal") with its sides, and its goods where none
    are told.
    """
    pointed = _pointed(text, claim)
    before = next((one for one in _near(claim, deals) if _whole(claim, one)), None) if pointed else None
    if before is None or not _of_its_parties(claim, before, strictly=pointed not in ("that", "this")):
        return claim
    inferred = claim.inferred | {"agent": BASIS, "recipient": BASIS}
    return structs.replace(
        claim, agent=before.agent, recipient=before.recipient, deal=_with_goods(claim, before), inferred=inferred
    )


def _pointed(text: str, claim: Claim) -> str | None:
    """Give the word that points to a deal as the object of a trigger, or before a trigger that is itself a deal."""
    right = _object().match(text, claim.trigger.end)
    if right is not None:
        return right.group(1).lower()
    own = _OWN.match(text, claim.trigger.end)
    left = None if own else _itself().search(text, max(0, claim.trigger.start - _PHRASE), claim.trigger.end)
    return left.group(1).lower() if left else None


def _whole(claim: Claim, one: Claim) -> bool:
    """Tell whether a deal before is told with both sides, in another sentence."""
    both = bool(_codes(one.agent) and _codes(one.recipient))
    return both and claim.sentence != one.sentence and one.polarity == "positive"


def _of_its_parties(claim: Claim, before: Claim, *, strictly: bool) -> bool:
    """Tell whether nobody but the parties of the deal before does it; `strictly`: or stands at its other end."""
    parties = _codes(before.agent) | _codes(before.recipient)
    told = _codes(claim.agent) | (_codes(claim.recipient) if strictly else set())
    return bool(told) and told <= parties


def _with_goods(claim: Claim, before: Claim) -> Deal | None:
    own, other = claim.deal, before.deal
    if own is None or other is None or own.type or own.family:
        return own
    return structs.replace(own, item=other.item, family=other.family, type=other.type, goods=other.goods)


def _buyer_carried(claim: Claim, deals: Sequence[Claim]) -> Claim:
    before = None if claim.recipient else _last(claim, deals, "recipient")
    if before is None or _codes(before.recipient) & _codes(claim.agent) or not _one_matter(claim, before):
        return claim
    inferred = claim.inferred | {"recipient": BASIS}
    return structs.replace(claim, recipient=before.recipient, inferred=inferred)


def _seller_carried(claim: Claim, deals: Sequence[Claim]) -> Claim:
    """Give a deal with the seller of the one before to the same buyer."""
    before = None if claim.agent else _last(claim, deals, "agent")
    if before is None or not _codes(claim.recipient) or _codes(claim.recipient) != _codes(before.recipient):
        return claim
    if claim.polarity == "negative" or _of_other_goods(claim, before):
        return claim
    return structs.replace(claim, agent=before.agent, inferred=claim.inferred | {"agent": BASIS})


def _headed(claim: Claim, head: Actor | None) -> Claim:
    """Give a deal of which no buyer is told with the state under whose name it stands."""
    if head is None or claim.recipient or head.code in _codes(claim.agent):
        return claim
    return structs.replace(claim, recipient=(head,), inferred=claim.inferred | {"recipient": ENTRY})


def _one_matter(claim: Claim, before: Claim) -> bool:
    """Tell whether two deals may be of one matter: the seller is none other, the goods are of one class, or they stand
    side by side: of 48 buyers of particular goods from another seller so near 39 were those of the deal before.

    "Arms sales" of several years and makers stand one behind the other, to different buyers.
    """
    if _at_large(claim) and _at_large(before):
        return False
    another = _codes(claim.agent) and not _codes(claim.agent) & _codes(before.agent)
    beside = claim.trigger.start - before.trigger.start <= _BESIDE and not (_at_large(claim) or _at_large(before))
    return not another or beside or _one_class(claim.deal, before.deal)


def _of_other_goods(claim: Claim, before: Claim) -> bool:
    """Tell whether both name goods, of classes that are no kind of each other."""
    items = [one.deal.item for one in (claim, before) if one.deal and one.deal.item and not _at_large(one)]
    return len(items) > 1 and equipment.compatible(*items) is False


def _at_large(claim: Claim) -> bool:
    return claim.deal is not None and claim.deal.item is not None and equipment.is_topic(claim.deal.item)


def _one_class(one: Deal | None, other: Deal | None) -> bool:
    if one is None or other is None or not (one.type and other.type):
        return False
    return equipment.compatible(one.item, other.item) is not False


def _last(claim: Claim, deals: Sequence[Claim], side: str) -> Claim | None:
    """Give the last deal before that names somebody on a side, if it is near and none that did not come about."""
    told = (one for one in _near(claim, deals) if _codes(getattr(one, side)) and one.polarity == "positive")
    return next(told, None)


def _near(claim: Claim, deals: Sequence[Claim]) -> Iterable[Claim]:
    """Give the deals before that are not far off, the last first."""
    return takewhile(lambda one: claim.trigger.start - one.trigger.start <= _NEAR, reversed(deals))


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {actor.code for actor in actors} - {"UNK"}


_any = partial(one_of, "trade.toml")


@cache
def _object() -> re.Pattern[str]:
    """From a trigger over "that $66 billion" to a word for a deal which tells no goods or parties of its own."""
    deal = rf"(?:[\w$£€.,-]+\s){{0,3}}?{_any('pointed', 'deals')}\b(?!{_OWN.pattern})"
    return re.compile(rf"(?:\s\w+){{0,2}}?\s{_pointer()}\s{deal}", re.IGNORECASE)


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"\b{_pointer()}\s(?:[\w$£€.,-]+\s){{0,2}}?{_any('pointed', 'deals')}\Z", re.IGNORECASE)


def _pointer() -> str:
    return f"({_any('pointed', 'by')})"
