"""The deals of two annotators of one article -> what both have, and what only one has.

In: the deals of both.  Out: `Matched`, the second's as if a record told them.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.deals.gold import NOBODY, Deal
from training.deals.match import Matched, Pair, assigned, match
from training.deals.told import Told

REACH = 200  # characters around the word of a deal that pass for its sentence, for the annotations hold no text


class Said(Told, frozen=True, kw_only=True):
    """A deal of the other annotator, as if a record told it; he may doubt it."""

    doubt: bool


def strict(gold: Sequence[Deal], mine: Sequence[Deal]) -> Matched:
    """Give what both are sure of, and what else either is sure of."""
    units, of_deal = _assigned(gold, mine)
    both = {d: t for d, t in of_deal.items() if not gold[d].doubt and not units[t].doubt}
    missed = [deal for d, deal in enumerate(gold) if d not in both and not deal.doubt]
    beside: list[Told] = [one for t, one in enumerate(units) if t not in both.values() and not one.doubt]
    return Matched([Pair(gold[d], units[t]) for d, t in sorted(both.items())], missed, beside)


def without_doubts(gold: Sequence[Deal], mine: Sequence[Deal]) -> Matched:
    """Give what both are sure of, and what either is sure of and the other has not even with a doubt."""
    units, of_deal = _assigned(gold, mine)
    missed = [deal for d, deal in enumerate(gold) if d not in of_deal and not deal.doubt]
    beside: list[Told] = [one for t, one in enumerate(units) if t not in of_deal.values() and not one.doubt]
    return Matched(strict(gold, mine).pairs, missed, beside)


def _assigned(gold: Sequence[Deal], mine: Sequence[Deal]) -> tuple[list[Said], dict[int, int]]:
    units = [said(deal) for deal in mine]
    return units, assigned(gold, units)


def as_record(gold: Sequence[Deal], mine: Sequence[Deal]) -> Matched:
    """Give what a scorer of records gives, without what the one scored doubts."""
    found = match(gold, [said(deal) for deal in mine])
    sure = [pair for pair in found.pairs if not _doubted(pair.told)]
    return Matched(sure, found.missed, [one for one in found.beside if not _doubted(one)])


def excused(gold: Sequence[Deal], mine: Sequence[Deal]) -> int:
    """Give how many of the sure deals of the one scored that rule counts neither as found nor as beside."""
    found = as_record(gold, mine)
    return sum(not deal.doubt for deal in mine) - len(found.pairs) - len(found.beside)


def _doubted(one: Told) -> bool:
    return isinstance(one, Said) and one.doubt


def said(deal: Deal) -> Said:
    """Give a deal as if a record told it, by its likeliest answers; deals told by one word are one package."""
    return Said(
        record=str(deal.start),
        seller=_known(deal.seller),
        buyer=_known(deal.buyer),
        item=deal.item,
        family=None,
        stage=deal.stage[0],
        planned=deal.planned,
        alleged=deal.alleged,
        numbers=deal.number,
        value=deal.value,
        places=((max(0, deal.start - REACH), deal.end + REACH),),
        listed=True,
        entry=True,
        doubt=deal.doubt,
    )


def _known(codes: Sequence[str]) -> str | None:
    return None if codes[0] in NOBODY else codes[0]
