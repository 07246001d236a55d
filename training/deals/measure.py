"""Matched deals of many articles -> counts, and precision, recall and F1 with intervals.

In: (annotated, told) of each article.  Out: a `Counter` an article, which add up, and figures of their sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from training.deals.gold import NOBODY, Deal
from training.deals.match import FIELDS, WHOLE, Matched, Pair, at_large, match, right
from training.deals.told import Told

NAMES = ("found", *FIELDS, "right")
_TIMES, _SEED = 2000, 1


class Figures(NamedTuple):
    """Precision, recall and F1, with the 2.5th and 97.5th percentile of F1 over resampled articles."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


def counts(deals: Sequence[Deal], told: Sequence[Told]) -> Counter[tuple[str, str]]:
    """Give of one article, for each of `NAMES`, how many are annotated ("gold"), told and right ("both")."""
    return tally(match(deals, told))


def tally(found: Matched) -> Counter[tuple[str, str]]:
    """Give the same of deals already matched."""
    n: Counter[tuple[str, str]] = Counter()
    for pair in found.pairs:
        for name in NAMES:
            n["both", name] += _both(pair, name)
    for deal in [*(pair.deal for pair in found.pairs), *found.missed]:
        n.update(("gold", name) for name in NAMES if annotated_in(deal, name))
    for one in [*(pair.told for pair in found.pairs), *found.beside]:
        n.update(("told", name) for name in NAMES if told_in(one, name))
    return n


def weighed(found: Matched) -> int:
    """Give how many told deals count, for or against; the others are excused."""
    return len(found.pairs) + len(found.beside)


def _both(pair: Pair, name: str) -> bool:
    if name == "found":
        return True
    if name == "right":
        return whole(pair)
    return annotated_in(pair.deal, name) and told_in(pair.told, name) and right(pair.deal, pair.told, name)


def whole(pair: Pair) -> bool:
    """Tell whether all that makes a deal is right: both sides, the item and the stage."""
    return all(right(pair.deal, pair.told, field) for field in WHOLE)


def annotated_in(deal: Deal, name: str) -> bool:
    """Tell whether the annotation gives a field of a deal."""
    told = {
        "seller": bool(set(deal.seller) - NOBODY),
        "buyer": bool(set(deal.buyer) - NOBODY),
        "item": deal.item is not None,
        "number": bool(deal.number),
        "sum": deal.value is not None,
    }
    return told.get(name, True)


def told_in(one: Told, name: str) -> bool:
    """Tell whether the record gives a field of a deal."""
    told = {
        "seller": one.seller is not None,
        "buyer": one.buyer is not None,
        "item": not at_large(one),
        "number": bool(one.numbers),
        "sum": one.value is not None,
    }
    return told.get(name, True)


def figures(each: Sequence[Counter[tuple[str, str]]]) -> dict[str, Figures]:
    """Give the figures of every name over articles."""
    table = np.array([[[n[what, name] for name in NAMES] for what in ("both", "told", "gold")] for n in each], float)
    table = table.reshape(len(each), 3, len(NAMES))
    dice = np.random.default_rng(_SEED).integers(0, max(len(each), 1), (_TIMES, len(each)))
    whole, drawn = _f1(table.sum(axis=0)), np.array([_f1(table[one].sum(axis=0))[2] for one in dice])
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0) if len(each) else (whole[2], whole[2])
    rows = zip(NAMES, *whole, low, high, strict=True)
    return {name: Figures(*map(float, values)) for name, *values in rows}


def _f1(table: np.ndarray) -> np.ndarray:
    both, told, gold = table
    return np.array([both / np.maximum(told, 1), both / np.maximum(gold, 1), 2 * both / np.maximum(told + gold, 1)])
