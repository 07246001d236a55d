"""Goods told to have come, with the words for how they were bought in the same sentence: "six jets bought from Denmark
touched down on Friday".

In: a text's claims in order.  Out: the claims, an arrival with the parties of the purchase, and its number not told of
the order, where it is that of a first batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from noteverbale.reading.wordlists import words
from noteverbale.types import Claim

BASIS = "the purchase told in its sentence"


def arrived(told: Sequence[Claim]) -> list[Claim]:
    """Give claims in which goods that come are those bought in the same sentence."""
    found = list(told)
    for n, (bought, came) in enumerate(pairwise(told)):
        if _of_one(bought, came):
            found[n] = _without_batch(bought)
            found[n + 1] = _parties(came, bought)
    return found


def _of_one(bought: Claim, came: Claim) -> bool:
    """Tell whether the second of two claims tells the coming of what the first tells to have been bought."""
    if not bought.kind == came.kind == "arms_deal" or bought.sentence != came.sentence:
        return False
    had, now = (claim.trigger.text.lower().split()[0] for claim in (bought, came))
    told = had in words("trade.toml", "arrivals", "bought") and now in words("trade.toml", "arrivals", "coming")
    return told and bool(bought.agent or bought.recipient)


def _parties(came: Claim, bought: Claim) -> Claim:
    inferred = came.inferred | {"agent": BASIS, "recipient": BASIS}
    return structs.replace(came, agent=bought.agent, recipient=bought.recipient, inferred=inferred)


def _without_batch(bought: Claim) -> Claim:
    """Give an order without the number of a first batch: "the first ten tanks ordered by Poland" are not all."""
    deal = bought.deal
    if deal is None or deal.quantity is None or deal.quantity.modifier != "first_batch":
        return bought
    return structs.replace(bought, deal=structs.replace(deal, quantity=None))
