"""Which side of a deal a state stands on that words leave open, by its arms industry: who makes arms sells them.

In: a claim of an arms deal with its parties.  Out: the claim with the maker as agent, who makes none as recipient.
Source: the annotated articles with a deal, 1,559 claims read by the shipped network and rules; each rule tells of how
many that it changes more parties are right than before, and of how many fewer (27 November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from noteverbale.ontology import stages
from noteverbale.reading.wordlists import one_of
from noteverbale.resolve import equipment
from noteverbale.types import Actor, Claim

BASIS = "who makes arms sells them"
BY_WORD = "the word before its name"  # as sellers.py notes it: told by words, which go before industries
_GIVEN = frozenset({"delivered", "delivery_started", "in_service"})  # two told so both give, or both get
_OFFERED = "offer"
_REFUSED = frozenset({"refused", "rejected", "embargoed"})  # what is not let through has no buyer yet
_FEW = 2  # kinds of arms that a state without an industry may make
_STATE = 3  # letters of a state's code: alliances and firms make none in the tables, and sell all the same


def by_industry(claim: Claim) -> Claim:
    """Give a deal with firms as who sells, and one told of one side alone with the states on the sides where their
    industries put them.
    """
    claim = _firms_sell(claim)
    told = claim.agent or claim.recipient
    if claim.kind != "arms_deal" or claim.deal is None or (claim.agent and claim.recipient) or not told:
        return claim
    if any(len(code) != _STATE for code in _codes(told)):
        return claim
    if _pointed_at(told):
        return _of_two(claim, told, equipment.only_maker(claim.deal.item))
    stage = claim.deal.stage or ""
    maker = (
        None if stage in _halts() or claim.inferred.get("agent") == BY_WORD else equipment.only_maker(claim.deal.item)
    )
    if maker and len(told) == 1:
        return _beside_maker(claim, maker)
    return _sellers_all(claim, stage) if claim.agent else _buyers_all(claim, stage)


def _firms_sell(claim: Claim) -> Claim:
    """Give a deal whose parties stand all on the buyers' side with the arms firms among them as who sells ("signed a
    contract with Rosoboronexport"), and who awards a foreign firm an order as its buyer.
    """
    firms = tuple(actor for actor in claim.recipient if _home(actor))
    if claim.kind != "arms_deal" or not firms or any(_home(actor) for actor in claim.agent):
        return claim
    others = tuple(actor for actor in claim.recipient if actor not in firms)
    homes = {_home(actor) for actor in firms}
    if not claim.agent and others:
        return _told(claim, firms, others)
    if not claim.agent and claim.deal is not None and len(homes) > 1:
        return _maker_sells(claim, firms, equipment.only_maker(claim.deal.item))
    return _from_firms(claim, firms, homes - {None}) if not others and claim.deal is not None else claim


def _from_firms(claim: Claim, firms: tuple[Actor, ...], homes: set[str | None]) -> Claim:
    """Give a deal of which firms alone are told to buy with them as who sells, to states that stand where the seller
    should; beside their own state they are left out. Of 62 annotated deals told so in none a firm buys.
    """
    told = _codes(claim.agent)
    if any(len(code) != _STATE for code in told):
        return claim
    if told and (claim.deal is None or claim.deal.stage in _REFUSED or not told.isdisjoint(homes)):
        return structs.replace(claim, recipient=(), inferred=claim.inferred | {"recipient": BASIS})
    return _told(claim, firms, claim.agent)


def _home(actor: Actor) -> str | None:
    """Give the state that an arms firm sells for, also of one told by its trade: "the Spanish yard Cardama"."""
    return equipment.sells_for(actor.code) or (actor.code if _of_trade().search(actor.text) else None)


@cache
def _of_trade() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('trade.toml', 'makers', 'nouns')}\b", re.IGNORECASE)


def _maker_sells(claim: Claim, firms: tuple[Actor, ...], maker: str | None) -> Claim:
    """Give a deal between firms with that of the state that makes the goods as who sells."""
    sellers = tuple(actor for actor in firms if equipment.sells_for(actor.code) == maker)
    buyers = tuple(actor for actor in firms if actor not in sellers)
    return _told(claim, sellers, buyers) if sellers and buyers else claim


def _told(claim: Claim, sellers: tuple[Actor, ...], buyers: tuple[Actor, ...]) -> Claim:
    return structs.replace(
        claim, agent=sellers, recipient=buyers, inferred=claim.inferred | {"agent": BASIS, "recipient": BASIS}
    )


def _beside_maker(claim: Claim, maker: str) -> Claim:
    """Give who alone is told of goods that another state makes as the buyer (11 better, 1 worse), and who makes them as
    the seller (8 better, 1 worse); who halts a deal may be a third.
    """
    told = claim.agent or claim.recipient
    return _parted(claim, told, _codes(told) if equipment.heir(told[0].code) == maker else frozenset())


def _pointed_at(told: Sequence[Actor]) -> bool:
    """Tell whether one and the same words ("our", "both sides") stand for several."""
    return len({actor.start for actor in told}) < len(told)


def _of_two(claim: Claim, told: Sequence[Actor], maker: str | None) -> Claim:
    """Give that of two pointed at by one word which alone makes the goods as the seller: "the two are in talks on"."""
    makers = frozenset(code for code in _codes(told) if equipment.heir(code) == maker)
    return _parted(claim, told, makers) if len(told) == 2 and len(makers) == 1 else claim


def _buyers_all(claim: Claim, stage: str) -> Claim:
    """Of several told as buyers alone the one with the industry sells (23 better, 1 worse); who alone is told beside
    an offer makes it (12 better, 4 worse).
    """
    told = _codes(claim.recipient)
    offering = told if stage == _OFFERED and len(told) == 1 and equipment.kinds_made(min(told)) > _FEW else frozenset()
    maker = None if stage in _GIVEN else equipment.largest(told)
    return _parted(claim, claim.recipient, offering or (frozenset({maker}) if maker else frozenset()))


def _sellers_all(claim: Claim, stage: str) -> Claim:
    """Of several told as sellers alone those without an industry buy (15 better, none worse); who alone is told so,
    buys (16 better, 1 worse).
    """
    told = _codes(claim.agent)
    makers = frozenset(code for code in told if equipment.kinds_made(code) > _FEW)
    alone = len(told) == 1 and stage not in _GIVEN | _REFUSED | {_OFFERED}
    return _parted(claim, claim.agent, makers) if alone or (makers and len(told) > 1) else claim


def _parted(claim: Claim, told: Sequence[Actor], sellers: frozenset[str]) -> Claim:
    gives = tuple(actor for actor in told if actor.code in sellers)
    gets = tuple(actor for actor in told if actor.code not in sellers)
    return claim if (gives, gets) == (claim.agent, claim.recipient) else _told(claim, gives, gets)


@cache
def _halts() -> frozenset[str]:
    return frozenset(name for name, stage in stages().items() if stage.halt)


def _codes(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.code for actor in actors) - {"UNK"}
