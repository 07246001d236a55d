"""Print labelled claims for an annotator who must not see the labels: the trigger in its words, drawn by a seed.

    python -m training.fresh.blind CORPUS.jsonl ... [--each 60]

Of a line of labels.jsonl neither the label nor the half is kept.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.fresh.fit import LABELS, Row, texts

EACH, SEED = 60, "second annotator"
BEFORE, AFTER = 350, 250  # characters shown around a trigger


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--each", type=int, default=EACH, help="claims of each half")
    options = parser.parse_args()
    for line in shown(drawn(options.each), options.corpora):
        print(line)


def drawn(each: int, path: Path = LABELS) -> list[Row]:
    """Give so many claims of each half, without label and half, in an order that does not tell the halves."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    dice = random.Random(SEED)
    chosen: list[Row] = []
    for half in ("held", "seen"):
        chosen += dice.sample(sorted((row for row in rows if row["half"] == half), key=key), each)
    dice.shuffle(chosen)
    return [{name: value for name, value in row.items() if name not in ("label", "half")} for row in chosen]


def key(row: Row) -> tuple[str, str, int]:
    """Give what names a claim: document, part and the start of its trigger."""
    return row["document"], row["part"], row["start"]


def shown(chosen: Sequence[Row], corpora: Iterable[Path]) -> Iterator[str]:
    """Give the lines of the chosen claims, the trigger between double brackets."""
    known = texts(corpora, {row["document"] for row in chosen})
    for number, row in enumerate(chosen, start=1):
        text = known[row["document"]]
        yield f"\n{number} {' '.join(map(str, key(row)))} {row['kind']} {row['realis']}"
        yield f"{text['published'] or 'no day'} {text['publisher']}: {text['title']}"
        yield _around(text[row["part"]], row["start"], row["end"])


def _around(words: str, start: int, end: int) -> str:
    first = max(0, start - BEFORE)
    passage = f"{words[first:start]}[[{words[start:end]}]]{words[end : end + AFTER]}"
    return f"{'...' if first else ''}{' '.join(passage.split())}"


if __name__ == "__main__":
    main()
