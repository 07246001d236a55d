"""Two partitions of claims -> B-cubed and pairwise precision, recall and F1.

In: claim -> cluster, as found and as true.  Out: Figures in 0..1. Source: Bagga and Baldwin 1998 (B-cubed).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def harmonic(precision: float, recall: float) -> Figures:
    """Give both with their harmonic mean, 0 where both are."""
    both = precision + recall
    return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


def b_cubed(found: Mapping[str, Any], true: Mapping[str, Any]) -> Figures:
    """Give B-cubed figures over the claims of `true`."""
    together = Counter((found[claim], true[claim]) for claim in true)
    sizes, truths = Counter(found[claim] for claim in true), Counter(true.values())
    precision = sum(n * n / sizes[f] for (f, _), n in together.items()) / len(true)
    recall = sum(n * n / truths[t] for (_, t), n in together.items()) / len(true)
    return harmonic(precision, recall)


def pairwise(found: Mapping[str, Any], true: Mapping[str, Any]) -> Figures:
    """Give figures over pairs of claims that share a cluster."""
    together = _pairs(Counter((found[claim], true[claim]) for claim in true))
    in_found, in_true = _pairs(Counter(found[claim] for claim in true)), _pairs(Counter(true.values()))
    return harmonic(together / in_found if in_found else 1.0, together / in_true if in_true else 1.0)


def _pairs(sizes: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
