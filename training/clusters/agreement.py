"""Hold two annotators of the pages' clusters to each other: python -m training.clusters.agreement [--each]

second.jsonl: the clusters of another annotator, of the pages that `training.clusters.blind` shows: a line each, ids of
pages only. Pages stand together where a cluster holds both, so a page may stand in two. Prints B-cubed and pairwise
figures of the second's clusters by the first's: over all pages shown, where a page of no cluster stands alone, and over
the pages of clusters.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from training.clusters.blind import every
from training.simulator.measure import Figures, harmonic

SECOND = Path(__file__).with_name("second.jsonl")
Together = Mapping[str, frozenset[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--each", action="store_true", help="also list the pages that stand otherwise")
    options = parser.parse_args()
    first = [cluster.documents for cluster in every()]
    second = [json.loads(line)["documents"] for line in SECOND.read_text(encoding="utf-8").splitlines()]
    for line in (*between(first, second), *(differences(first, second) if options.each else ())):
        print(line)


def between(first: Sequence[Collection[str]], second: Sequence[Collection[str]]) -> Iterator[str]:
    """Give the lines of the agreement."""
    shown, inside = _pages(second), _pages(first)
    for name, pages in (("pages shown", shown), ("pages of clusters", shown & inside)):
        one, other = together(first, pages), together(second, pages)
        for kind, figures in (("B-cubed", b_cubed(other, one)), ("pairwise", pairwise(other, one))):
            yield "{} {}: {} P {:.3f} R {:.3f} F1 {:.3f}".format(len(pages), name, kind, *figures)


def _pages(clusters: Sequence[Collection[str]]) -> set[str]:
    return {page for cluster in clusters for page in cluster}


def together(clusters: Sequence[Collection[str]], pages: Collection[str]) -> dict[str, frozenset[str]]:
    """Give for each page those that stand in a cluster with it, itself among them."""
    found = {page: {page} for page in pages}
    for cluster in clusters:
        for page in found.keys() & set(cluster):
            found[page] |= found.keys() & set(cluster)
    return {page: frozenset(others) for page, others in found.items()}


def b_cubed(found: Together, true: Together) -> Figures:
    """Give B-cubed figures of pages that may stand in several clusters; pages of both are asked."""
    common = {page: len(found[page] & true[page]) for page in true}
    precision = sum(common[page] / len(found[page]) for page in true) / len(true)
    return harmonic(precision, sum(common[page] / len(true[page]) for page in true) / len(true))


def pairwise(found: Together, true: Together) -> Figures:
    """Give figures over pairs of pages that stand together."""
    mine, theirs = _pairs(found), _pairs(true)
    both = len(mine & theirs)
    return harmonic(both / len(mine) if mine else 1.0, both / len(theirs) if theirs else 1.0)


def _pairs(those: Together) -> set[tuple[str, str]]:
    return {(page, other) for page, others in those.items() for other in others if page < other}


def differences(first: Sequence[Collection[str]], second: Sequence[Collection[str]]) -> Iterator[str]:
    """Give a line for each page that stands with others for one than for the other."""
    shown = _pages(second)
    one, other = together(first, shown), together(second, shown)
    for page in sorted(shown):
        if one[page] != other[page]:
            yield f"{page}: only first {sorted(one[page] - other[page])}, only second {sorted(other[page] - one[page])}"


if __name__ == "__main__":
    main()
