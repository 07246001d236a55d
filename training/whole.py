"""Fit how surely a claim is wholly right on documents that were held out of training, and score it.

    python -m training.whole HELD_OUT.jsonl ...                       # scores the shipped weights
    python -m training.whole HELD_OUT.jsonl ... --write               # fits, crossed by documents, and writes whole.csv
    python -m training.whole ../shared/gold/claims_dev.jsonl --reader fast

Printed: how well the probability, and the confidence beside it, rank claims (area under the ROC curve), how many are
right among the surest, and how true it is in bands. Logistic regression with a ridge, by Newton's method; only numpy.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from noteverbale.config import READERS
from noteverbale.documents import from_text
from noteverbale.reading import Reader, whole
from noteverbale.reading.decode import Found
from noteverbale.types import Claim
from training.scoring import pairs, same

TABLE = Path(whole.__file__).with_name("whole.csv")
RIDGE, LEAST, FOLDS, STEPS = 3.0, 40, 5, 30  # LEAST: claims that must show a sign before it is weighed
SHARES = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0)


class Example(NamedTuple):
    """A claim that was given: its text, its signs, its confidence, and whether it is wholly right."""

    text: str
    signs: dict[str, float]
    confidence: float
    right: bool


class Listener:
    """Stands in for whole.chance and keeps the signs of every claim, by its id."""

    def __init__(self) -> None:
        self.signs: dict[str, dict[str, float]] = {}

    def __call__(self, claim: Claim, found: Found) -> float:
        """Keep the signs of a claim, and let it be given."""
        self.signs[claim.id] = dict(whole.signs(claim, found))
        return 1.0


def examples(paths: Sequence[Path], *, fast: bool) -> Iterator[Example]:
    """Yield the claims of annotated texts as they are read now, without those of titles and of texts that are read as
    other letters than they are written in (reading/legibly.py): their claims have other ids in the end.
    """
    listener = Listener()
    reader = Reader.load(fast=fast, judge=listener)
    for row in (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        document = from_text(
            row["text"], name=row["id"], published=published, publisher=row.get("publisher"), title=row.get("title")
        )
        found = msgspec.to_builtins([claim for claim in reader.read(document).claims if claim.kind != "statement"])
        gold = [claim for claim in row["claims"] if claim["kind"] != "statement"]
        right = {mine["id"] for theirs, mine in pairs(gold, found) if _same(theirs, mine)}
        for claim in (claim for claim in found if claim["id"] in listener.signs):
            yield Example(row["id"], listener.signs[claim["id"]], claim["confidence"], claim["id"] in right)


def _same(theirs: dict, mine: dict) -> bool:
    return theirs["kind"] == mine["kind"] and same(theirs, mine)


def fitted(seen: Sequence[Example]) -> dict[str, float]:
    """Give the weight of each sign that enough claims show."""
    shown = Counter(name for one in seen for name in one.signs)
    names = [whole.ALWAYS, *sorted(name for name, count in shown.items() if count >= LEAST and name != whole.ALWAYS)]
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in seen])
    told, weights = np.array([one.right for one in seen], float), np.zeros(len(names))
    ridge = np.array([1e-3] + [RIDGE] * (len(names) - 1))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - told) + ridge * weights
        weights -= np.linalg.solve((table.T * (chance * (1 - chance))) @ table + np.diag(ridge), slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def chances(seen: Sequence[Example], weights: dict[str, float]) -> np.ndarray:
    """Give the probability of each example. (n,)"""
    totals = [sum(weights.get(name, 0.0) * value for name, value in one.signs.items()) for one in seen]
    return 1 / (1 + np.exp(-np.array(totals)))


def crossed(seen: Sequence[Example]) -> np.ndarray:
    """Give each example its probability by weights fitted without the texts of its fold. (n,)"""
    folds = np.array([int(hashlib.sha256(one.text.encode()).hexdigest(), 16) % FOLDS for one in seen])
    found = np.zeros(len(seen))
    for left in range(FOLDS):
        weights = fitted([one for one, fold in zip(seen, folds, strict=True) if fold != left])
        found[folds == left] = chances([one for one, fold in zip(seen, folds, strict=True) if fold == left], weights)
    return found


def ranking(scores: np.ndarray, right: np.ndarray) -> float:
    """Give the area under the ROC curve: how often a right claim stands before a wrong one. Equal scores count half."""
    ordered, places = np.unique(scores, return_inverse=True)
    rights, wrongs = (np.bincount(places[own], minlength=len(ordered)) for own in (right, ~right))
    below = np.cumsum(wrongs) - wrongs
    return float((rights * (below + wrongs / 2)).sum() / (rights.sum() * wrongs.sum()))


def report(seen: Sequence[Example], found: np.ndarray) -> Iterator[str]:
    """Yield the lines of a report."""
    right = np.array([one.right for one in seen])
    confidence = np.array([one.confidence for one in seen])
    yield f"claims {len(seen)} wholly right {right.mean():.3f}"
    yield f"ranking: probability {ranking(found, right):.3f} confidence {ranking(confidence, right):.3f}"
    for share in SHARES:
        first, beside = (
            right[np.argsort(-scores, kind="stable")[: round(share * len(seen))]] for scores in (found, confidence)
        )
        yield f"the surest {share:.1f}: right {first.mean():.3f}, by confidence {beside.mean():.3f}"
    for low in np.arange(0, 1, 0.1):
        band = (found >= low) & (found < low + 0.1)
        if band.any():
            told = f"mean {found[band].mean():.2f}, right {right[band].mean():.2f}"
            yield f"{low:.1f} to {low + 0.1:.1f}: {band.sum()} claims, {told}"
    for least in np.arange(0, 1, 0.1):
        kept = found >= least
        if kept.any():
            yield f"from {least:.1f}: kept {kept.mean():.2f}, right {right[kept].mean():.2f}"


def write(seen: Sequence[Example]) -> None:
    """Fit on all and write whole.csv."""
    shown = Counter(name for one in seen for name in one.signs)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("sign", "weight", "claims", "source"))
        rows.writerows((name, weight, shown[name], "training/whole") for name, weight in fitted(seen).items())


def main() -> None:
    """Score, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--reader", choices=READERS[:2], default=READERS[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    seen = list(examples(options.texts, fast=options.reader == "fast"))
    print("\n".join(report(seen, crossed(seen) if options.write else chances(seen, whole.weights()))))
    if options.write:
        write(seen)


if __name__ == "__main__":
    main()
