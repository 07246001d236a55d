"""Hold two annotators of fresh and background claims to each other, and the estimates to both.

    python -m training.fresh.agreement [CORPUS.jsonl ...]

Prints how often both give one label, with Cohen's kappa, for the four labels and for fresh or not; which labels stand
against which; and, with corpora, precision and recall of the estimated days on the held claims of both. `--each` lists
the claims that got two labels.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from noteverbale.ontology.freshness import freshness
from noteverbale.reading import freshness as shipped
from training.fresh.blind import key
from training.fresh.fit import LABELS, Example, Row, examples, report

SECOND = Path(__file__).with_name("second.jsonl")
FRESH = "fresh"
Labels = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="*", help="the texts, where the estimates are to be scored too")
    parser.add_argument("--each", action="store_true", help="also list the claims that got two labels")
    options = parser.parse_args()
    rows = paired(_rows(LABELS), _rows(SECOND))
    for line in (*between(rows), *(differences(rows) if options.each else ())):
        print(line)
    if options.corpora:
        print("\n".join(of_estimates(rows, examples(options.corpora))))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def paired(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """Give the claims of both, the second's label as `other`. Raises KeyError for one that the first lacks."""
    known = {key(row): row for row in first}
    return [known[key(row)] | {"other": row["label"]} for row in second]


def between(rows: Sequence[Row]) -> Iterator[str]:
    """Give the lines of the agreement: all, each half, each corpus; then the labels that stand against each other."""
    yield f"{'':14}claims  alike kappa  fresh or not: alike kappa"
    for name, value in (("all", None), *_groups(rows)):
        some = [(row["label"], row["other"]) for row in rows if value is None or row[name] == value]
        two = [(str(one == FRESH), str(other == FRESH)) for one, other in some]
        figures = f"{alike(some):.3f} {kappa(some):.3f}                {alike(two):.3f} {kappa(two):.3f}"
        yield f"{value or name:14}{len(some):6}  {figures}"
    against = Counter((row["label"], row["other"]) for row in rows if row["label"] != row["other"])
    yield from (f"first {one}, second {other}: {count}" for (one, other), count in sorted(against.items()))


def _groups(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(name, value) for name in ("half", "corpus") for value in sorted({row[name] for row in rows})]


def alike(pairs: Sequence[Labels]) -> float:
    """Give the share of claims with one label from both."""
    return sum(one == other for one, other in pairs) / max(1, len(pairs))


def kappa(pairs: Sequence[Labels]) -> float:
    """Give Cohen's kappa: agreement beyond what the shares of the labels would give by chance, 1 at most."""
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / max(1, len(pairs)) ** 2
    return (alike(pairs) - chance) / (1 - chance) if chance < 1 else 1.0


def of_estimates(rows: Sequence[Row], found: Sequence[Example]) -> Iterator[str]:
    """Give the lines of the score of the shipped weights on the held claims of both, by the labels of each."""
    others = {key(row): row["other"] for row in rows if row["half"] == "held"}
    held = [one for one in found if key(one.row) in others]
    chances = [shipped.chance(one.found, shipped.weights()) for one in held]
    again = [Example(one.row | {"label": others[key(one.row)]}, one.found) for one in held]
    for name, some in (("first", held), ("second", again)):
        yield from report(f"held, {name}", some, chances, freshness().least)


def differences(rows: Sequence[Row]) -> Iterator[str]:
    """Give a line for each claim that got two labels."""
    for row in rows:
        if row["label"] != row["other"]:
            yield f"{' '.join(map(str, key(row)))} {row['kind']}: first {row['label']}, second {row['other']}"


if __name__ == "__main__":
    main()
