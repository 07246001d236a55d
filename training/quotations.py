"""Texts -> the share of their quotations whose speaker is told.

    python -m training.quotations TEXTS.jsonl --seed 77 --articles 250

A quotation has six words or more; its speaker is told where half of it lies in the content of a sourced attribution.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from noteverbale.reading.attributions import attributions
from noteverbale.reading.attributions.quotes import quoted
from noteverbale.resolve.sentences import sentences

WORDS = 6


def told(text: str) -> tuple[int, int]:
    """Give how many quotations a text has, and of how many the speaker is told."""
    said = [span for item in attributions(text, sentences(text)) if item.source for span in item.content]
    spans = [span for span in quoted(text) if len(text[slice(*span)].split()) >= WORDS]
    return len(spans), sum(any(_shared(span, other) * 2 >= span[1] - span[0] for other in said) for span in spans)


def _shared(first: tuple[int, int], second: tuple[int, int]) -> int:
    return min(first[1], second[1]) - max(first[0], second[0])


def main() -> None:
    """Print the share for articles drawn by chance."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--articles", type=int, default=250)
    options = parser.parse_args()
    rows = [json.loads(line)["text"] for line in options.texts.read_text(encoding="utf-8").splitlines()]
    random.Random(options.seed).shuffle(rows)
    counts = [told(text) for text in rows[: options.articles]]
    every, known = (sum(column) for column in zip(*counts, strict=True))
    print(f"quotations {every} with a speaker {known} ({known / max(1, every):.3f})")


if __name__ == "__main__":
    main()
