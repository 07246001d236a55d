"""Print the tables of docs/accuracy.md for one annotated set: figures with intervals, by kind, by confidence.

    python -m training.report GOLD.jsonl build/score/GOLD.jsonl      # the second as training/evaluate.py wrote it
    python -m training.report HELD_OUT.jsonl SYSTEM.jsonl --only training/annotations/sheet-9*.jsonl

`--only`: the texts whose ids stand in these files. The second may be another annotator's claims too.

Intervals: 95 %, by resampling texts 2,000 times with a fixed seed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from training.scoring import codes, f1, pairs, same

FIELDS = ("polarity", "realis", "certainty")
BANDS = ((0.0, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
Row = tuple[list[dict], list[dict]]


def rows(gold: Path, system: Path, only: Sequence[Path] = ()) -> list[Row]:
    """Give for each text the annotated and the found claims, without statements."""
    found = {row["id"]: row["claims"] for row in _lines(system)}
    wanted = {row["id"] for path in only for row in _lines(path)}
    return [
        tuple([c for c in claims if c["kind"] != "statement"] for claims in (row["claims"], found.get(row["id"], [])))
        for row in _lines(gold)
        if not only or row["id"] in wanted
    ]


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def counts(row: Row) -> Counter:
    """Count one text."""
    gold, found = row
    n = Counter(gold=len(gold), found=len(found))
    for role in ("agent", "recipient"):
        n[role, "gold"] = sum(len(codes(c, role)) for c in gold)
        n[role, "found"] = sum(len(codes(c, role)) for c in found)
    for theirs, mine in pairs(gold, found):
        n["detection"] += 1
        if theirs["kind"] != mine["kind"]:
            continue
        n["kind"] += 1
        n["whole"] += same(theirs, mine)
        n["source kind"] += theirs["source"]["kind"] == mine["source"]["kind"]
        for role in ("agent", "recipient"):
            n[role] += len(codes(theirs, role) & codes(mine, role))
        for name in FIELDS:
            n[name] += theirs[name] == mine[name]
    return n


def figures(n: Counter) -> dict[str, float]:
    """F1 of detection, kind, whole, agent, recipient; accuracy of the rest over claims right in kind."""
    found = {name: f1(n[name], n["gold"], n["found"]) for name in ("detection", "kind", "whole")}
    found |= {role: f1(n[role], n[role, "gold"], n[role, "found"]) for role in ("agent", "recipient")}
    return found | {name: n[name] / max(n["kind"], 1) for name in (*FIELDS, "source kind")}


def intervals(each: Sequence[Counter], times: int = 2000) -> dict[str, tuple[float, float]]:
    """Give the 2.5th and 97.5th percentile of every figure over resampled texts."""
    dice, drawn = np.random.default_rng(1), []
    for _ in range(times):
        total: Counter = Counter()
        for index in dice.integers(0, len(each), len(each)):
            total.update(each[index])
        drawn.append(figures(total))
    return {name: tuple(np.percentile([d[name] for d in drawn], (2.5, 97.5))) for name in drawn[0]}


def by_kind(found: Iterable[Row]) -> list[tuple[str, float, int]]:
    """Give kind, F1 and number of annotated claims."""
    n: Counter = Counter()
    for gold, mine in found:
        n.update(("gold", c["kind"]) for c in gold)
        n.update(("found", c["kind"]) for c in mine)
        n.update(("right", a["kind"]) for a, b in pairs(gold, mine) if a["kind"] == b["kind"])
    kinds = [kind for what, kind in n if what == "gold"]
    table = [(k, f1(n["right", k], n["gold", k], n["found", k]), n["gold", k]) for k in kinds]
    return sorted(table, key=lambda row: (-row[2], row[0]))


def from_confidence(found: Iterable[Row], least: float) -> tuple[float, float, float]:
    """Give precision and recall of kinds, and precision of whole claims, of claims at or above a confidence."""
    n: Counter = Counter()
    for gold, mine in found:
        n.update(counts((gold, [c for c in mine if c.get("confidence", 1.0) >= least])))
    given = max(n["found"], 1)
    return n["kind"] / given, n["kind"] / max(n["gold"], 1), n["whole"] / given


def bands(found: Iterable[Row]) -> list[tuple[str, int, float, float]]:
    """Give for each band of confidence its claims, their mean confidence, and the share right in kind."""
    seen: list[tuple[float, bool]] = []
    for gold, mine in found:
        right = {id(b) for a, b in pairs(gold, mine) if a["kind"] == b["kind"]}
        seen += [(c.get("confidence", 1.0), id(c) in right) for c in mine]
    table = []
    for low, high in BANDS:
        inside = [(c, r) for c, r in seen if low <= c < high]
        if inside:
            mean, share = np.mean(inside, axis=0)
            table.append((f"{low:.1f} to {min(high, 1.0):.1f}", len(inside), float(mean), float(share)))
    return table


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("system", type=Path)
    parser.add_argument("--only", type=Path, nargs="+", default=[], help="files with the ids of the texts to count")
    options = parser.parse_args()
    found = rows(options.gold, options.system, options.only)
    if not found:
        raise SystemExit(f"report: no text of {options.gold} stands in the files of --only")
    each = [counts(row) for row in found]
    total, spread = figures(sum(each, Counter())), intervals(each)
    print("| figure | value | 95 % |\n|---|---|---|")
    for name, value in total.items():
        print(f"| {name} | {value:.3f} | {spread[name][0]:.2f} to {spread[name][1]:.2f} |")
    print("\n| kind | F1 | gold |\n|---|---|---|")
    for kind, value, number in by_kind(found):
        print(f"| {kind} | {value:.2f} | {number} |")
    print("\n| confidence from | precision | recall | whole claims right |\n|---|---|---|---|")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"| {least:.1f} |" + "".join(f" {value:.2f} |" for value in from_confidence(found, least)))
    print("\n| confidence | claims | mean | right in kind |\n|---|---|---|---|")
    for band, number, mean, share in bands(found):
        print(f"| {band} | {number} | {mean:.2f} | {share:.2f} |")


if __name__ == "__main__":
    main()
