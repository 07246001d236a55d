"""Which deals are entries of an arms register, and why the others are none.

In: the record of a deal as it stands.  Out: yes or no, or the reason for leaving it out, which the export counts.
A register lists transfers: arms that can be told from others, from one party to another. "Arms sales to the kingdom"
are a trade, and a deal with one side not told is a lead (the watch list has it), or no transfer: what an army gets from
the industry of its own state has no other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from noteverbale.ontology import stages
from noteverbale.views.dealings import arms_named
from noteverbale.views.parties import sideless
from noteverbale.views.selection import Selected

NOBODY = "neither supplier nor recipient known"
_A_TRADE = "arms in general, or their trade over years: see nv show deals"
_ONE_SIDE = "one side unknown, see the watch list"


def ordered(deal: Selected) -> bool:
    """Tell whether an order or a delivery is accepted as having happened."""
    order = {name: stage.rank for name, stage in stages().items() if not stage.halt}
    return order.get(deal.state.fields.get("reached") or "", 0) >= order["signed"]


def sift(deals: Sequence[Selected], reason: Callable[[Selected], str]) -> tuple[list[Selected], Counter[str]]:
    """Part the deals without a reason to leave them out from the others, which are counted by it."""
    told = [(deal, reason(deal)) for deal in deals]
    return [deal for deal, why in told if not why], Counter(why for _, why in told if why)


def no_entry(deal: Selected) -> str:
    """Give why an ordered deal is no entry of a register; empty where it is one."""
    if sideless(deal):
        return NOBODY
    if not arms_named(deal.state.fields):
        return _A_TRADE
    return _ONE_SIDE if _one_sided(deal) else ""


def watch(deal: Selected) -> bool:
    """Tell whether a deal is still to be watched: before its order, or ordered with one side to be found."""
    return not ordered(deal) or no_entry(deal) == _ONE_SIDE


def _one_sided(deal: Selected) -> bool:
    return not deal.state.fields.get("supplier") or not deal.state.fields.get("recipient")
