"""How well event factuality agrees with readers: Pearson r and mean absolute error, by share of hard cases.

    python -m training.score_factuality ../shared/gold/factuality_uw_dev.jsonl

The set has no licence for training and is only measured on. Its sentences are in two halves by a hash of their number:
errors were looked at in the first, the figure is that of the second. Its words stand apart and are joined as in print.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import correlation, fmean
from typing import NamedTuple

from noteverbale.reading.factuality import Factuality, factuality

HALVES = ("looked at", "not looked at")
# What readers take for a fact, nearly; the rest is hard.
PLAIN = 2.5
_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_CLOSE = re.compile(r"[.,;:?!%)”]|['’](?:s|re|ve|ll|m|d)?|n['’]t")


class Case(NamedTuple):
    """One event: what readers said, what is read, the half of its sentence."""

    gold: float
    found: Factuality
    half: str


def half(uid: object) -> str:
    """Give the half of a sentence."""
    return HALVES[int(hashlib.sha256(str(uid).encode()).hexdigest(), 16) % 2]


def printed(words: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Give words as a printed sentence, with the place of each: "did n't" is "didn't"."""
    text, spans, opened = "", [], False
    joins = True
    for word in (_WRITTEN.get(word, word) for word in words):
        ends = word == '"' and opened
        text += "" if joins or ends or _CLOSE.fullmatch(word) else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        opened ^= word == '"'
        joins = word in "($“" or (word == '"' and opened)
    return text, spans


def cases(rows: Iterable[dict]) -> Iterator[Case]:
    """Yield the events of all rows as they are read."""
    for row in rows:
        text, places = printed(row["text"].split(" "))
        spans = [(places[t["tok"][0]][0], places[t["tok"][1] - 1][1]) for t in row["targets"]]
        for target, found in zip(row["targets"], factuality(text, spans), strict=True):
            if found is not None:
                yield Case(target["label"], found, half(row["uid"]))


def figures(name: str, some: Sequence[Case]) -> Iterator[str]:
    """Yield a line for each way of reading: events, r, mean absolute error."""
    gold = [case.gold for case in some]
    for way in ("value", "by_network", "by_words"):
        found = [getattr(case.found, way) for case in some]
        error = fmean(abs(one - other) for one, other in zip(gold, found, strict=True))
        yield f"{name:<28} {way:<11} {len(some):6}  r {correlation(gold, found):.3f}  error {error:.3f}"


def main() -> None:
    """Print the figures of both halves, of what is plainly told and of the rest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold/factuality_uw_dev.jsonl"))
    gold = parser.parse_args().gold
    if not gold.is_file():
        raise SystemExit(f"{gold}: the factuality set is not here; it is no part of the project, name its file")
    found = list(cases(json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()))
    for name in HALVES:
        own = [case for case in found if case.half == name]
        hard = [case for case in own if case.gold < PLAIN]
        cued = [case for case in own if case.found.cues]
        for part, some in (("all", own), (f"hard, {len(hard) / len(own):.2f}", hard), ("with a cue", cued)):
            print(*figures(f"{name}: {part}", some), sep="\n")


if __name__ == "__main__":
    main()
