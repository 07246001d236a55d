"""How many a notified sale is of, where the request that it answers tells: "approved a sale of launchers to Chad. Chad
has requested to buy eighteen."

In: a text's claims in order.  Out: the claims, a notification without a number with that of the request beside it.
Source: notices of foreign military sales tell what was asked for, and that is what Congress is notified of.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from noteverbale.resolve import equipment
from noteverbale.types import Claim

BASIS = "the request that it answers"
_NEAR = 450  # characters between the two triggers


def noticed(told: Sequence[Claim]) -> list[Claim]:
    """Give claims in which a notified sale is of as many as were requested."""
    requests = [claim for claim in told if _at(claim, "request") and claim.deal and claim.deal.quantity]
    return [_with_number(claim, requests) if _at(claim, "notification") else claim for claim in told]


def _at(claim: Claim, stage: str) -> bool:
    return claim.deal is not None and claim.deal.stage == stage and claim.polarity == "positive"


def _with_number(claim: Claim, requests: Sequence[Claim]) -> Claim:
    if claim.deal is None or claim.deal.quantity is not None:
        return claim
    near = [one for one in requests if _distance(claim, one) <= _NEAR and _of_one(claim, one)]
    if not near:
        return claim
    answered = min(near, key=lambda one: _distance(claim, one)).deal
    deal = structs.replace(claim.deal, quantity=answered.quantity if answered else None)
    return structs.replace(claim, deal=deal, inferred=claim.inferred | {"quantity": BASIS})


def _distance(claim: Claim, one: Claim) -> int:
    return abs(claim.trigger.start - one.trigger.start)


def _of_one(claim: Claim, one: Claim) -> bool:
    """Tell whether a request may be the one that a notification answers: one buyer, and goods of one class."""
    buyers = [{actor.code for actor in both.recipient} - {"UNK"} for both in (claim, one)]
    items = [both.deal.item for both in (claim, one) if both.deal and both.deal.item]
    return bool(buyers[0] & buyers[1]) and (len(items) < 2 or equipment.compatible(*items) is not False)
