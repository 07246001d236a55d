"""Which deal of a record is which deal of the annotation, and what of it is right.

In: the deals of one article, annotated and told.  Out: pairs, each told deal and each annotated one at most once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from noteverbale.ontology import stages
from noteverbale.records.facts import Item, item_of, with_wider
from training.deals.gold import NOBODY, Deal, Or
from training.deals.told import Told

FIELDS = ("seller", "buyer", "item", "stage", "number", "sum")
WHOLE = ("seller", "buyer", "item", "stage")
_CENT = 0.01  # of a sum, by which a rounded one may differ


class Pair(NamedTuple):
    """An annotated deal and the told one that is it."""

    deal: Deal
    told: Told


class Matched(NamedTuple):
    """`pairs`: what was found; `missed`: annotated deals that were not; `beside`: told deals that are none of them.

    Told deals that only repeat an item of a package that is found, or are doubtful ones, are in none of the three.
    """

    pairs: list[Pair]
    missed: list[Deal]
    beside: list[Told]


def match(deals: Sequence[Deal], told: Sequence[Told]) -> Matched:
    """Give the pairs of one article, best first; doubtful deals are neither found nor missed."""
    of_deal = assigned(deals, told)
    of_told = set(of_deal.values())
    pairs = [Pair(deals[d], told[t]) for d, t in sorted(of_deal.items()) if not deals[d].doubt]
    missed = [deal for d, deal in enumerate(deals) if d not in of_deal and not deal.doubt]
    beside = [one for t, one in enumerate(told) if t not in of_told and not _excused(one, deals, pairs)]
    return Matched(pairs, missed, beside)


def assigned(deals: Sequence[Deal], told: Sequence[Told]) -> dict[int, int]:
    """Give for each deal that is told the place of what tells it, closest first, and of equals what is not doubted."""
    ranked = sorted(
        (-closeness(deal, one), deal.doubt, d, t) for d, deal in enumerate(deals) for t, one in enumerate(told)
    )
    of_deal: dict[int, int] = {}
    for close, _, d, t in ranked:
        if close < 0 and d not in of_deal and t not in of_deal.values():
            of_deal[d] = t
    return of_deal


def _excused(one: Told, deals: Sequence[Deal], pairs: Sequence[Pair]) -> bool:
    """Tell whether a told deal is a further item of a package found, or a doubtful deal told once more."""
    package = any(one.record == pair.told.record and closeness(pair.deal, one) for pair in pairs)
    return package or any(deal.doubt and closeness(deal, one) for deal in deals)


def closeness(deal: Deal, told: Told) -> int:
    """Give how much speaks for one and the same deal; 0 where it is another.

    Told in the same sentence it needs one party (on either side) or the item in common; told elsewhere both sides, or
    one and the item by its own name.
    """
    near = any(start <= deal.start < end for start, end in told.places)
    sides = right(deal, told, "seller") + right(deal, told, "buyer")
    item = right(deal, told, "item")
    named = item and deal.item is not None
    among = {told.seller, told.buyer} & ({*deal.seller, *deal.buyer} - NOBODY)
    same = (among or named) if near else (item and sides == 2) or (named and sides >= 1)
    numbered = bool(deal.number) and right(deal, told, "number")
    return 4 * near + 2 * sides + 2 * item + numbered + 1 if same else 0


def right(deal: Deal, told: Told, field: str) -> bool:
    """Tell whether a field of a told deal is right; for a field that is not told in either, too."""
    if field in ("seller", "buyer"):
        return _is(getattr(told, field), getattr(deal, field))
    if field == "item":
        return agree(deal.item, told)
    if field == "stage":
        return stands(deal, told)
    if field == "number":
        return bool(set(deal.number) & set(told.numbers)) if deal.number else not told.numbers
    return _sum(deal.value) == _sum(told.value) if not (deal.value and told.value) else _near(deal.value, told.value)


def _is(code: str | None, codes: Sequence[str]) -> bool:
    return code in codes or (code in (None, "UNK") and bool(NOBODY & set(codes)))


def _sum(value: tuple[float, str] | None) -> bool:
    return value is not None


def _near(one: tuple[float, str], other: tuple[float, str]) -> bool:
    return one[1] == other[1] and abs(one[0] - other[0]) <= _CENT * max(one[0], other[0])


def stands(deal: Deal, told: Told) -> bool:
    """Tell whether the stage is right; of an order and what follows, and of halts, also whether it lies ahead."""
    if told.stage not in deal.stage or not _fits(deal.alleged, told.alleged):
        return False
    ranks = {name: stage.rank for name, stage in stages().items()}
    early = ranks[told.stage] < ranks["signed"] and not stages()[told.stage].halt
    return early or _fits(deal.planned, told.planned)


def _fits(one: Or, other: Or) -> bool:
    return one == other or "either" in (one, other)


def agree(name: str | None, told: Told) -> bool:
    """Tell whether an item is meant by a told one: a designation in common, else one's class among the other's wider
    ones; arms at large by no name.
    """
    if name is None:
        return at_large(told)
    mine, theirs = item_of(told.item, told.family), item_of(name, None)
    if theirs.designations and mine.designations:
        return bool(_plain(theirs) & _plain(mine))
    if theirs.narrow and mine.narrow:
        return any(
            one in with_wider(other) or other in with_wider(one) for one in theirs.narrow for other in mine.narrow
        )
    return bool(theirs.classes & mine.classes)


def at_large(told: Told) -> bool:
    """Tell whether a told deal names no designation and no known class: "advanced weapons"."""
    mine = item_of(told.item, told.family)
    return not (mine.designations or mine.narrow)


def _plain(item: Item) -> frozenset[str]:
    return frozenset(name.replace("-", "").replace("/", "") for name in item.designations)
