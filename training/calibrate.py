"""Fit the confidence of claims and the decoder's thresholds on documents that were held out of training.

    python -m training.calibrate HELD_OUT.jsonl --network FOLDER

The confidence is a logistic map of three scores (trigger, keep, kind) to "an annotator marked this word as this
kind"; the
thresholds are those with the best F1. Both are written into network.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from noteverbale.reading.decode import _odds, best, propose, stretches, supported
from noteverbale.reading.network import Network, Thresholds
from noteverbale.reading.roles import region
from noteverbale.reading.windows import Window, windows
from noteverbale.reading.words import packaged_pieces, read_sentences
from noteverbale.resolve.sentences import sentences
from training.data import mentions
from training.labels import GOODS, ROLES

PROPOSE = 0.3
SURE = np.arange(0.2, 0.9, 0.05)
# How much F1 is given for recall: a claim without its date or source is of less use than one with a doubtful one.
PARTY_MARGIN, DETAIL_MARGIN = 0.004, 0.025
RIM = np.arange(0.1, 0.65, 0.05)


def proposals(
    network: Network, window: Window, claims: Sequence[dict]
) -> Iterator[tuple[list[float], bool, bool, list]]:
    """Yield for each proposed trigger its log-odds, whether a claim is there, whether the kind is right, and role
    chances.
    """
    scores = network.encode(window)
    found = propose(scores, window, PROPOSE)
    regions = [region(window, first) for first, _ in found]
    kinds = network.about.attributes["kind"]
    for (first, last), here, roles in zip(found, regions, network.roles(scores, found, regions), strict=True):
        start, end = window.starts[first], window.ends[last - 1]
        claim = next((c for c in claims if c["trigger"]["start"] < end and start < c["trigger"]["end"]), None)
        chances = np.sqrt(scores.kind[first] * roles.attributes["kind"])
        kind, chance = best(kinds, chances / chances.sum())
        features = [_odds(float(scores.trigger[first, 1])), _odds(roles.keep), _odds(chance)]
        yield (
            features,
            claim is not None,
            claim is not None and claim["kind"] == kind,
            [window, here, roles.roles, claim],
        )


def logistic(x: np.ndarray, y: np.ndarray, steps: int = 50) -> np.ndarray:
    """Fit logistic regression with a small ridge by Newton's method. x: (n, k); gives (k + 1,), the bias last."""
    x = np.column_stack([x, np.ones(len(x))])
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - 0.1 * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + 0.1 * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def best_cut(
    confidence: np.ndarray,
    right: np.ndarray,
    texts: list[tuple[slice, int]],
    total: int,
) -> tuple[float, float]:
    """Give the threshold with the best F1 of right claims, and that F1. `texts`: rows and words of each."""
    best = (0.0, 0.0)
    for cut in np.arange(0.15, 0.6, 0.01):
        cuts = Thresholds(keep=float(cut))
        weighed = np.where(confidence >= cuts.floor, confidence, 0.0)
        kept = np.concatenate([supported(weighed[rows].tolist(), words, cuts) for rows, words in texts]).astype(bool)
        best = max(best, (2 * right[kept].sum() / (kept.sum() + total), float(cut)))
    return round(best[1], 2), best[0]


def role_f1(items: list, roles: list[str], sure: float, rim: float) -> float:
    """Micro F1 of the stretches of some roles in right claims; one is right if its words are mostly the annotator's."""
    right = found = gold = 0
    for window, here, chances, claim in items:
        for role in roles:
            spans = stretches(chances[:, ROLES.index(role)], here, sure, rim)
            mine = [(window.starts[s.first], window.ends[s.last - 1]) for s in spans]
            theirs = {(m["start"], m["end"]) for m in mentions(claim, role)}
            right += sum(any(2 * (min(b, e) - max(a, s)) > max(b - a, e - s) for a, b in mine) for s, e in theirs)
            found, gold = found + len(mine), gold + len(theirs)
    return 2 * right / max(found + gold, 1)


def lowest(grid: list[tuple[float, float, float]], margin: float) -> tuple[float, float, float]:
    """Give the entry with the lowest cut whose F1 is within `margin` of the best: words left out are worse than
    extra ones.
    """
    best = max(grid)[0]
    return min((row for row in grid if row[0] >= best - margin), key=lambda row: (row[1], -row[0]))


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("held_out", nargs="+", type=Path)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument(
        "--every", type=int, default=0, help="use every n-th document only, as train --hold-out left them out"
    )
    options = parser.parse_args()
    network, rows = Network(options.network), []
    texts = [json.loads(line) for path in options.held_out for line in path.read_text(encoding="utf-8").splitlines()]
    texts = texts[:: options.every] if options.every else texts
    parts = []
    for row in texts:
        before = len(rows)
        claims = [c for c in row["claims"] if c["kind"] != "statement"]
        for window in windows(read_sentences(row["text"], sentences(row["text"]), packaged_pieces())):
            rows += list(proposals(network, window, claims))
        parts.append((slice(before, len(rows)), len(row["text"].split())))
    total = sum(c["kind"] != "statement" for row in texts for c in row["claims"])
    x, there, right = (np.array([r[i] for r in rows]) for i in range(3))
    weights = logistic(x, right.astype(float))
    confidence = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
    keep, f1 = best_cut(confidence, right, parts, total)
    chosen = [r[3] for r, c in zip(rows, confidence, strict=True) if r[2] and c >= keep]
    grid = [(role_f1(chosen, ROLES[:2], sure, rim), sure, rim) for sure in SURE for rim in RIM if rim <= sure]
    role = lowest(grid, PARTY_MARGIN)
    detail = lowest([(role_f1(chosen, ROLES[2:GOODS], sure, role[2]), sure, role[2]) for sure in SURE], DETAIL_MARGIN)
    print(f"claims {total} proposals {len(rows)} with a claim {there.sum()} kind F1 {f1:.3f} at {keep}")
    print(f"parties F1 {role[0]:.3f} at {role[1]:.2f} and {role[2]:.2f}, details F1 {detail[0]:.3f} at {detail[1]:.2f}")
    cuts = {"keep": keep, "role": role[1], "detail": detail[1], "role_rim": role[2]}
    write(options.network / "network.json", weights, cuts)


def write(path: Path, weights: np.ndarray, cuts: dict[str, float]) -> None:
    """Put the fitted values into the network's description."""
    about = json.loads(path.read_text())
    about["calibration"] = dict(
        zip(("trigger", "keep", "kind", "bias"), (round(float(w), 4) for w in weights), strict=True)
    )
    about["thresholds"] = {"propose": PROPOSE} | {name: round(float(cut), 2) for name, cut in cuts.items()}
    path.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
