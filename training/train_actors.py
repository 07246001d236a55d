#!/usr/bin/env python3
"""Fit the weights that tell whom "the two sides", "he", "the army" point to -> ontology/actors/anaphora.csv.

usage: train_actors.py TRAIN.jsonl [--half 0|1] [--out CSV] [--check] [--passes N] [--rounds N] [--decay L2]

In: documents with annotated claims (agents, recipients); every distinct span whose words do not tell the actor by
themselves is one example. Loss: cross-entropy between the codes' shares and the annotated codes, evenly weighted, plus
a squared penalty; IGO-, NSA-, NGO- and COM- codes count by prefix. Adagrad over shuffled batches (the same shuffle each
time); the weights are the mean of the last rounds'.

Pointers to several actors ("the two sides") are read in a second step, by features of whole sets of actors (class "set"
of the table). These are fitted on shares that the weights of the other half of the documents give, so that the shares
are as good as they will be on a new text.

Scenes are laid out with weights too (an officer without a state is given one), so there are several passes: the first
lays them out with none, each later one with those of the pass before. The shipped file is never read: same input, same
output. The column `source` holds the digest of the input; --check says whether the shipped file is what comes out.
"""

import argparse
import csv
import hashlib
import io
import json
import random
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))
from noteverbale.ontology.pointers import Weights
from noteverbale.ontology.tables import packaged
from noteverbale.resolve.actors.groups import plural
from score_actors import context_of, mentions, places_of, short

BATCH, LAST = 64, 4  # examples a step; rounds whose weights are averaged
FIRST = 4  # rounds of a pass that only lays out the scenes of the next
RARE = 12  # a finer class with fewer examples has no weights of its own
KNOWN = 10  # an actor meant at all, but less often than this, has no weights of its own
HALF = 12  # rounds of the weights of one half, which only give shares to the other
SET_STEPS, SET_DECAY = 160, 2.0


def documents(path, half=None):
    """Give (document, its places) of each document that has claims: places do not change from pass to pass."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    chosen = [d for number, d in enumerate(rows) if d["claims"] and (half is None or number % 2 == half)]
    return [(d, places_of(d)) for d in chosen]


def examples(found, weights, kept):
    """Yield each pointer with its candidates and right codes; `kept`: what no weights change, from an earlier pass."""
    for number, (d, places) in enumerate(found):
        if number not in kept:
            context = context_of(d, places, weights)
            spans = [(start, end, gold) for start, end, gold in mentions(d) if context.told(start, end) is None]
            ready = [
                (*shared(*context.pointer(start, end)), {short(code) for code in gold}) for start, end, gold in spans
            ]
            if not context.weighed:
                kept[number] = ready
            yield from ready
        else:
            yield from kept[number]


def by_document(found, weights, kept):
    """Give the examples of each document in a list of its own."""
    return [list(examples([pair], weights, {0: kept[n]} if n in kept else {})) for n, pair in enumerate(found)]


def shared(target, rows):
    """Give a pointer with one copy of each feature's name in memory."""
    return target, [(code, None, [sys.intern(name) for name in features]) for code, _, features in rows]


def prepared(found):
    """Give (levels, candidates, right codes) of each example that has its answer among the candidates, shuffled."""
    found = list(found)
    common = Counter(target.fine for target, _, _ in found)
    meant = Counter(f"is:{code}" for _, rows, gold in found for code in {c for c, _, _ in rows if short(c) in gold})
    seldom = {name for name, number in meant.items() if number < KNOWN}
    ready = []
    for target, rows, gold in found:
        rows = [(code, None, [f for f in names if f not in seldom]) for code, _, names in rows]
        right = gold & {short(code) for code, _, _ in rows}
        if right:
            fine = [target.fine] if common[target.fine] >= RARE else []
            ready.append((tuple(dict.fromkeys(("", target.kind, *fine))), rows, right))
    random.Random(1).shuffle(ready)
    return ready


class Problem:
    """All examples as batches of flat arrays: one row a candidate, one entry an active feature."""

    def __init__(self, found):
        ready = prepared(found)
        self.names, self.examples = {}, len(ready)
        self.batches = [self._batch(ready[i : i + BATCH]) for i in range(0, len(ready), BATCH)]

    def _batch(self, ready):
        row, feature, group, goal = [], [], [], []
        for number, (levels, candidates, right) in enumerate(ready):
            order = sorted(right)
            for code, _, features in candidates:
                for level in levels:
                    feature += [self.names.setdefault((level, name), len(self.names)) for name in features]
                row += [len(group)] * (len(features) * len(levels))
                group.append(number)
                goal.append(order.index(short(code)) if short(code) in right else -1)
        share = np.array([1.0 / len(right) for _, _, right in ready])
        return np.array(row, np.int32), np.array(feature, np.int32), np.array(group), np.array(goal), share

    def step(self, w, batch):
        """Give (loss, gradient) of one batch."""
        row, feature, group, goal, share = batch
        score = np.bincount(row, w[feature], len(group))
        score -= np.maximum.reduceat(score, np.flatnonzero(np.r_[True, np.diff(group) > 0]))[group]
        e = np.exp(score)
        p = e / np.bincount(group, e)[group]
        hit = goal >= 0
        key = group[hit] * 16 + goal[hit]
        mass = np.maximum(np.bincount(key, p[hit], key.max() + 1), 1e-12)
        inside = np.zeros_like(p)
        inside[hit] = p[hit] / mass[key] * share[group[hit]]
        loss = -sum(share[k // 16] * np.log(mass[k]) for k in np.unique(key))
        return loss, np.bincount(feature, (p - inside)[row], len(w))


def fit(problem, rounds, decay):
    w, squares = np.zeros(len(problem.names)), np.full(len(problem.names), 1e-2)
    mean, part = np.zeros(len(w)), decay / len(problem.batches)
    for number in range(rounds):
        total = 0.0
        for batch in problem.batches:
            loss, gradient = problem.step(w, batch)
            gradient += part * w
            squares += gradient**2
            w -= 0.5 * gradient / np.sqrt(squares)
            total += loss
        if number >= rounds - LAST:
            mean += w / min(LAST, rounds)
    print(f"{problem.examples} examples, {len(w)} weights: loss {total / problem.examples:.4f}", file=sys.stderr)
    return mean


def fitted(found, rounds, decay):
    """Give (class, feature) -> weight, fitted on examples."""
    problem = Problem(found)
    w = fit(problem, rounds, decay)
    return {name: round(float(w[i]), 3) for name, i in problem.names.items() if abs(w[i]) >= 0.02}


def sets_of(found, halves):
    """Yield (candidate sets, right codes) of each pointer to several, by the weights of the half it is not in."""
    for number, (d, places) in enumerate(found):
        context = context_of(d, places, halves[1 - number % 2])
        for start, end, gold in mentions(d):
            if context.told(start, end) is None and plural(context.pointer(start, end)[0]):
                yield context.groups(start, end), {short(code) for code in gold}


def fitted_sets(found):
    """Give ("set", feature) -> weight: cross-entropy of the sets nearest to the annotated codes, evenly descended."""
    names, row, feature, value, group, goal = {}, [], [], [], [], []
    for number, (candidates, gold) in enumerate(found):
        near = [agreement(codes, gold) for codes, _ in candidates]
        for (_, features), f1 in zip(candidates, near, strict=True):
            for name, amount in features.items():
                row.append(len(group))
                feature.append(names.setdefault(name, len(names)))
                value.append(amount)
            group.append(number)
            goal.append(f1 == max(near) > 0)
    w = descended(len(names), *map(np.array, (row, feature, value, group, goal)))
    return {("set", name): round(float(w[i]), 3) for name, i in names.items() if abs(w[i]) >= 0.02}


def agreement(codes, gold):
    """F1 of a set of codes against the annotated ones."""
    told = {short(code) for code in codes}
    return 2 * len(told & gold) / (len(told) + len(gold))


def descended(size, row, feature, value, group, goal):
    """Give the weights after `SET_STEPS` steps down the loss of all sets (Adagrad)."""
    w, squares = np.zeros(size), np.full(size, 1e-2)
    starts = np.flatnonzero(np.r_[True, np.diff(group) > 0])
    usable = np.add.reduceat(goal.astype(float), starts) > 0
    for _ in range(SET_STEPS):
        score = np.bincount(row, w[feature] * value, len(group))
        e = np.exp(score - np.maximum.reduceat(score, starts)[group])
        p = e / np.add.reduceat(e, starts)[group]
        mass = np.maximum(np.add.reduceat(p * goal, starts), 1e-12)
        wrong = (p - p * goal / mass[group]) * usable[group]
        gradient = np.bincount(feature, wrong[row] * value, size) + SET_DECAY * w
        squares += gradient**2
        w -= 0.5 * gradient / np.sqrt(squares)
    print(f"{usable.sum()} sets, {size} weights: loss {-np.log(mass[usable]).mean():.4f}", file=sys.stderr)
    return w


def table(path, options):
    """Give the text of the fitted table."""
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]
    found, rows, kept = documents(path, options.half), {}, {}
    for _ in range(options.passes - 1):
        rows = fitted(examples(found, Weights(rows), kept), FIRST, options.decay)
    ready = by_document(found, Weights(rows), kept)
    halves = [Weights(fitted(chain(*ready[n::2]), HALF, options.decay)) for n in (0, 1)]
    rows = fitted(chain(*ready), options.rounds, options.decay) | fitted_sets(sets_of(found, halves))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["class", "feature", "weight", "source"])
    writer.writerows([*name, f"{rows[name]:.3f}", f"fitted on {digest}"] for name in sorted(rows))
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--half", type=int)
    parser.add_argument("--out", default=str(packaged("actors/anaphora.csv")))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--decay", type=float, default=8.0)
    options = parser.parse_args()
    made = table(options.gold, options)
    if options.check:
        same = made == Path(options.out).read_text(encoding="utf-8")
        print(f"{options.out}: {'is' if same else 'is NOT'} what this input gives")
        sys.exit(0 if same else 1)
    Path(options.out).write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
