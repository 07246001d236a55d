"""Fit the weights of the clues that tell fresh news from background, and score them.

    python -m training.fresh.fit TEXTS.jsonl ...             # scores the shipped weights on seen and held claims
    python -m training.fresh.fit TEXTS.jsonl ... --write     # fits, says the threshold, writes freshness.csv

TEXTS: the corpora as JSON Lines, gzip or not, whose ids labels.jsonl names. Logistic regression with a ridge, by
Newton's method; only numpy. Claims of texts without a day are not learnt from: no day could be given to them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from noteverbale.ontology.freshness import freshness
from noteverbale.ontology.publishers import publisher_of
from noteverbale.reading import freshness as shipped
from noteverbale.reading.clues import clues, surroundings
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Claim, Document, Mention, Source, Span, When

LABELS = Path(__file__).with_name("labels.jsonl")
RIDGE, LEAST, FOLDS, STEPS = 1.0, 5, 10, 60  # LEAST: claims that must show a clue before it is weighed
ENOUGH = 20
PRECISION = 0.85  # on seen claims by weights that did not see their texts
Row = dict[str, Any]


class Example(NamedTuple):
    """A labelled claim: its row of labels.jsonl and its clues."""

    row: Row
    found: frozenset[str]

    @property
    def fresh(self) -> bool:
        """Whether it was labelled as news."""
        return bool(self.row["label"] == "fresh")


def texts(paths: Iterable[Path], wanted: set[str]) -> dict[str, Row]:
    """Give the rows of the corpora that the labels name."""
    found: dict[str, Row] = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines)
            found |= {row["id"]: row for row in rows if row["id"] in wanted}
    return found


def examples(paths: Iterable[Path]) -> list[Example]:
    """Give the labelled claims of dated texts, in the order of the file. Raises KeyError for a text not given."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    known = texts(paths, {row["document"] for row in rows})
    return [Example(row, _clues(row, known[row["document"]])) for row in rows if known[row["document"]]["published"]]


def _clues(row: Row, text: Row) -> frozenset[str]:
    day = date.fromisoformat(text["published"])
    document = Document(id=row["document"], name=row["document"], text=text["text"], title=text["title"], published=day)
    publisher = publisher_of(text["publisher"])
    official = publisher is not None and publisher.official
    return clues(_claim(row, document), document, surroundings(text["text"], text["title"], day, official=official))


def _claim(row: Row, document: Document) -> Claim:
    words, start, end = document.part(row["part"]), row["start"], row["end"]
    own = (span for span in sentences(words) if span.start <= start < span.end)
    sentence = Span(0, len(words)) if row["part"] == "title" else next(own)
    time = row["time"] and When(text=words[slice(*row["time"])], start=row["time"][0], end=row["time"][1])
    return Claim(
        id="",
        kind=row["kind"],
        trigger=Mention(text=words[start:end], start=start, end=end),
        realis=row["realis"],
        source=Source(kind=row["source"]),
        time=time,
        sentence=sentence,
        part=row["part"],
    )


def fitted(seen: list[Example]) -> dict[str, float]:
    """Give the weight of each clue that enough claims show."""
    shown = Counter(name for one in seen for name in one.found)
    names = [shipped.ALWAYS, *sorted(name for name, count in shown.items() if count >= LEAST)]
    table = np.array([[name == shipped.ALWAYS or name in one.found for name in names] for one in seen], float)
    told, weights = np.array([one.fresh for one in seen], float), np.zeros(len(names))
    ridge = np.full(len(names), RIDGE)
    ridge[0] = 1e-3
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - told) + ridge * weights
        weights -= np.linalg.solve((table.T * (chance * (1 - chance))) @ table + np.diag(ridge), slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def crossed(seen: list[Example]) -> list[float]:
    """Give each seen claim its probability by weights fitted without the texts of its fold."""
    folds = [int(hashlib.sha256(one.row["document"].encode()).hexdigest(), 16) % FOLDS for one in seen]
    made = [fitted([one for one, fold in zip(seen, folds, strict=True) if fold != left]) for left in range(FOLDS)]
    return [shipped.chance(one.found, made[fold]) for one, fold in zip(seen, folds, strict=True)]


def threshold(seen: list[Example], chances: list[float]) -> float:
    """Give the lowest hundredth at which, and at every higher one that enough claims reach, the precision is held."""
    scores = {step: _scores(seen, chances, step / 100) for step in range(50, 96)}
    bad = [step for step, (precision, _, taken) in scores.items() if taken >= ENOUGH and precision < PRECISION]
    return (max(bad, default=49) + 1) / 100


def _scores(found: list[Example], chances: list[float], least: float) -> tuple[float, float, int]:
    """Give precision and recall of estimated days, and how many there are; kinds without estimates are only missed."""
    pairs = zip(found, chances, strict=True)
    taken = [one for one, chance in pairs if chance >= least and one.row["kind"] not in freshness().without]
    right = sum(one.fresh for one in taken)
    return right / max(1, len(taken)), right / max(1, sum(one.fresh for one in found)), len(taken)


def report(name: str, found: list[Example], chances: list[float], least: float) -> Iterator[str]:
    """Yield a line for all and each corpus: share of fresh ones, precision, recall; then the bands of probability."""
    for corpus in (None, *sorted({one.row["corpus"] for one in found})):
        pairs = [pair for pair in zip(found, chances, strict=True) if corpus in (None, pair[0].row["corpus"])]
        some, own = [one for one, _ in pairs], [chance for _, chance in pairs]
        precision, recall, taken = _scores(some, own, least)
        base = sum(one.fresh for one in some) / len(some)
        yield f"{name} {corpus or 'all':9} {len(some):4} fresh {base:.2f}  P {precision:.2f} R {recall:.2f} of {taken}"
    for low in (0.0, 0.25, 0.5, 0.75):
        band = [one.fresh for one, chance in zip(found, chances, strict=True) if low <= chance < low + 0.25]
        share = sum(band) / max(1, len(band))
        yield f"{name} probability {low:.2f} to {low + 0.25:.2f}: {len(band)} claims, fresh {share:.2f}"


def main() -> None:
    """Score, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = examples(options.texts)
    seen, held = ([one for one in found if one.row["half"] == half] for half in ("seen", "held"))
    across = crossed(seen)
    weights = fitted(seen) if options.write else shipped.weights()
    if options.write:
        print(f"least = {threshold(seen, across)}: precision {PRECISION} or more on seen claims, cross-validated")
        _write(weights)
    for name, some, chances in (
        ("seen, crossed", seen, across),
        ("held", held, [shipped.chance(one.found, weights) for one in held]),
    ):
        print("\n".join(report(name, some, chances, freshness().least)))


def _write(weights: dict[str, float]) -> None:
    path = Path(shipped.__file__).with_name("freshness.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("clue", "weight", "source"))
        rows.writerows((*row, "training/fresh") for row in sorted(weights.items()))


if __name__ == "__main__":
    main()
