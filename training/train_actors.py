#!/usr/bin/env python3
"""Fit the weights that tell whom "the two sides", "he", "the army" point to -> ontology/actors/anaphora.csv.

usage: train_actors.py GOLD.jsonl [--half 0|1] [--out CSV] [--rounds N] [--decay L2]

In: documents with annotated claims (agents, recipients); every distinct span whose words do not tell the actor by
themselves is one example. Loss: cross-entropy between the codes' shares and the annotated codes, evenly weighted, plus
a squared penalty; IGO-, NSA-, NGO- and COM- codes count by prefix. Full-batch Adagrad; same input, same output.
"""

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))
from noteverbale.ontology.tables import packaged
from score_actors import context_of, mentions, short


def examples(path, half):
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
        if half is not None and number % 2 != half:
            continue
        d = json.loads(line)
        context = context_of(d)
        for start, end, gold in mentions(d):
            if context.told(start, end) is None:
                target, rows = context.pointer(start, end)
                yield target, rows, {short(code) for code in gold}


class Problem:
    """All examples as flat arrays: one row a candidate, one entry an active feature."""

    def __init__(self, found):
        self.names, entry_row, entry_feature, group, goal = {}, [], [], [], []
        for target, rows, gold in found:
            codes = {short(code) for code, _, _ in rows}
            right = gold & codes
            if not right:
                continue
            number = group[-1] + 1 if group else 0
            for code, _, features in rows:
                for feature in features:
                    for level in ("", target.kind, target.fine):
                        entry_row.append(len(group))
                        entry_feature.append(self.names.setdefault((level, feature), len(self.names)))
                group.append(number)
                goal.append(sorted(right).index(short(code)) if short(code) in right else -1)
        self.row, self.feature = np.array(entry_row), np.array(entry_feature)
        self.group, self.goal = np.array(group), np.array(goal)
        self.key = self.group * 16 + np.maximum(self.goal, 0)
        sizes = np.zeros(self.group.max() + 1)
        np.maximum.at(sizes, self.group, self.goal + 1)
        self.share = 1.0 / sizes

    def step(self, w, decay):
        """Give (loss, gradient)."""
        score = np.bincount(self.row, w[self.feature], len(self.group))
        score -= np.maximum.reduceat(score, np.flatnonzero(np.r_[True, np.diff(self.group) > 0]))[self.group]
        e = np.exp(score)
        p = e / np.bincount(self.group, e)[self.group]
        mass = np.bincount(self.key[self.goal >= 0], p[self.goal >= 0], self.key.max() + 1)
        hit = self.goal >= 0
        inside = np.zeros_like(p)
        inside[hit] = p[hit] / np.maximum(mass[self.key[hit]], 1e-12) * self.share[self.group[hit]]
        loss = -sum(self.share[k // 16] * np.log(max(mass[k], 1e-12)) for k in np.unique(self.key[hit]))
        gradient = np.bincount(self.feature, (p - inside)[self.row], len(w)) + decay * w
        return loss + decay / 2 * (w**2).sum(), gradient


def fit(problem, rounds, decay):
    w, squares = np.zeros(len(problem.names)), np.full(len(problem.names), 1e-2)
    for number in range(rounds):
        loss, gradient = problem.step(w, decay)
        squares += gradient**2
        w -= 0.5 * gradient / np.sqrt(squares)
        if number % 50 == 0 or number == rounds - 1:
            print(f"round {number}: loss {loss / (problem.group.max() + 1):.4f}", file=sys.stderr)
    return w


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--half", type=int)
    parser.add_argument("--out", default=str(packaged("actors/anaphora.csv")))
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--decay", type=float, default=10.0)
    options = parser.parse_args()
    problem = Problem(examples(options.gold, options.half))
    w = fit(problem, options.rounds, options.decay)
    with Path(options.out).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["class", "feature", "weight", "source"])
        writer.writerows(
            [*name, f"{w[i]:.3f}", "fitted"] for name, i in sorted(problem.names.items()) if abs(w[i]) >= 0.02
        )


if __name__ == "__main__":
    main()
