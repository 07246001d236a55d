#!/usr/bin/env python3
"""Fit the weights that tell whom "the two sides", "he", "the army" point to -> ontology/actors/anaphora.csv.

usage: train_actors.py TRAIN.jsonl [--half 0|1] [--out CSV] [--check] [--passes N] [--rounds N] [--decay L2]

In: documents with annotated claims (agents, recipients); every distinct span whose words do not tell the actor by
themselves is one example. Loss: cross-entropy between the codes' shares and the annotated codes, evenly weighted, plus
a squared penalty; IGO-, NSA-, NGO- and COM- codes count by prefix. Quasi-Newton steps over all examples (descent.py).

Officials of the annotated articles stand in the tables, those of a user's articles often do not. So each article comes
a second time with invented persons (renamed.py), for the pointers that name one.

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
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from descent import least
from noteverbale.ontology.pointers import Weights
from noteverbale.ontology.tables import packaged
from noteverbale.resolve.actors.groups import plural
from score_actors import context_of, mentions, places_of, short
from training.renamed import SURNAMES, renamed

FIRST = 8  # steps of a pass that only lays out the scenes of the next
RARE = 12  # a finer class with fewer examples has no weights of its own
KNOWN = 10  # an actor meant at all, but less often than this, has no weights of its own
HALF = 25  # steps of the weights of one half, which only give shares to the other
LEAST = 0.02  # a smaller weight is left out
SET_ROUNDS, SET_DECAY, SET_KNOWN = 80, 6.0, 5  # a set's feature of fewer pointers has no weight
PRONOUNS = frozenset(("he", "it", "they", "we", "you", "this", "which"))
NAMES: dict[str, int] = {}  # the number of each feature, in order of meeting


def documents(path, half=None):
    """Give (document, its places) of each document that has claims, and of its copy with invented persons: places do
    not change from pass to pass.
    """
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    chosen = [d for number, d in enumerate(rows) if d["claims"] and (half is None or number % 2 == half)]
    # Two and the copies of the two: an article and its copy fall into the same half.
    twos = (chosen[at : at + 2] for at in range(0, len(chosen), 2))
    return [(d, places_of(d)) for two in twos for d in (*two, *map(invented, two))]


def invented(d):
    """Give an article with invented persons in the place of those whom the tables know."""
    return renamed(d, random.Random(d["id"]), abroad=False) | {"invented": True}


def pointers(d, context):
    """Give (start, end, codes) of the pointers of a document; of a copy, of those that name an invented person; of the
    press (training/press), of those that are no pronouns, which its annotators seldom wrote down.
    """
    found = [(start, end, gold) for start, end, gold in mentions(d) if context.told(start, end) is None]
    if d.get("press"):
        found = [row for row in found if context.pointer(*row[:2])[0].kind not in PRONOUNS]
    if not d.get("invented"):
        return found
    return [row for row in found if any(name in d["text"][row[0] : row[1]] for name in SURNAMES)]


def examples(found, weights, kept):
    """Yield each pointer with its candidates and right codes; `kept`: what no weights change, from an earlier pass."""
    for number, (d, places) in enumerate(found):
        if number not in kept:
            context = context_of(d, places, weights)
            ready = [
                (*shared(*context.pointer(start, end), by_name=not d.get("invented")), {short(code) for code in gold})
                for start, end, gold in pointers(d, context)
            ]
            if not context.weighed:
                kept[number] = ready
            yield from ready
        else:
            yield from kept[number]


def by_document(found, weights, kept):
    """Give the examples of each document in a list of its own."""
    return [list(examples([pair], weights, {0: kept[n]} if n in kept else {})) for n, pair in enumerate(found)]


def shared(target, rows, by_name=True):
    """Give a pointer with its candidates' features as numbers of `NAMES`, to spare memory; `by_name`: also what its
    letters tell: those of an invented person are of no state.
    """
    told = [[name for name in names if by_name or not name.startswith("origin:")] for _, _, names in rows]
    features = [NAMES.setdefault(name, len(NAMES)) for names in told for name in names]
    return target, [code for code, _, _ in rows], [len(names) for names in told], np.array(features, np.int32)


class Problem:
    """Examples that have their answer among the candidates, as flat arrays: one row a candidate, one entry a feature.

    Weights lie in a table of levels (all pointers, a class, a finer class) by features; a `sort` of examples is those
    of one finer class, whose weights are the sum of its levels'.
    """

    def __init__(self, found, decay):
        ready = [row for row in found if row[4] & {short(code) for code in row[1]}]
        common = Counter(target.fine for target, *_ in ready)
        self.decay, self.examples, self.width = decay, len(ready), len(NAMES)
        self.levels, sorts = {"": 0}, {}
        number = [sorts.setdefault(_levels(target, common), len(sorts)) for target, *_ in ready]
        self.sorts = [[self.levels.setdefault(name, len(self.levels)) for name in names] for names in sorts]
        counts = np.array([count for row in ready for count in row[2]])
        self.rows = np.r_[0, np.cumsum(counts)[:-1]]
        each = [len(row[1]) for row in ready]
        self.first, self.example = np.r_[0, np.cumsum(each)[:-1]], np.repeat(np.arange(len(ready)), each)
        wide = np.repeat(np.array(number, np.int64)[self.example] * self.width, counts)
        self.entry, self.row = (
            wide + np.concatenate([row[3] for row in ready]),
            np.repeat(np.arange(len(counts)), counts),
        )
        self.seldom = _seldom(ready)
        self._answers(ready)

    def _answers(self, ready):
        """Lay out which candidates are right, and by which of the annotated codes."""
        goals = [
            (number, code) for number, row in enumerate(ready) for code in sorted(row[4] & {short(c) for c in row[1]})
        ]
        key = {goal: n for n, goal in enumerate(goals)}
        told = Counter(number for number, _ in goals)
        self.share = np.array([1.0 / told[number] for number, _ in goals])
        flat = [(number, short(code)) for number, row in enumerate(ready) for code in row[1]]
        self.hit = np.array([n for n, goal in enumerate(flat) if goal in key], np.int64)
        self.goal = np.array([key[flat[n]] for n in self.hit], np.int64)

    def __call__(self, point):
        """Give (loss, gradient)."""
        table = point.reshape(len(self.levels), self.width)
        summed = np.stack([table[levels].sum(0) for levels in self.sorts])
        score = np.add.reduceat(summed.ravel()[self.entry], self.rows)
        e = np.exp(score - np.maximum.reduceat(score, self.first)[self.example])
        p = e / np.add.reduceat(e, self.first)[self.example]
        mass = np.maximum(np.bincount(self.goal, p[self.hit], len(self.share)), 1e-12)
        off = p.copy()
        off[self.hit] -= p[self.hit] / mass[self.goal] * self.share[self.goal]
        by_sort = np.bincount(self.entry, off[self.row], summed.size).reshape(summed.shape)
        by_sort[:, self.seldom] = 0.0
        gradient = np.zeros_like(table)
        for levels, part in zip(self.sorts, by_sort, strict=True):
            gradient[levels] += part
        loss = self.decay / 2 * (point @ point) - (self.share * np.log(mass)).sum()
        return loss, gradient.ravel() + self.decay * point


def _levels(target, common):
    fine = [target.fine] if common[target.fine] >= RARE else []
    return tuple(dict.fromkeys(("", target.kind, *fine)))


def _seldom(ready):
    """Give the features of single actors that are meant at all, but hardly ever."""
    meant = Counter(f"is:{code}" for _, codes, _, _, gold in ready for code in {c for c in codes if short(c) in gold})
    return [NAMES[name] for name, number in meant.items() if number < KNOWN and name in NAMES]


def fitted(found, rounds, decay):
    """Give (class, feature) -> weight, fitted on examples."""
    problem = Problem(list(found), decay)
    point, loss = least(problem, len(problem.levels) * problem.width, rounds)
    print(
        f"{problem.examples} examples, {len(problem.entry)} entries: loss {loss / problem.examples:.4f}",
        file=sys.stderr,
    )
    table = point.reshape(len(problem.levels), problem.width)
    return {
        (level, name): round(float(table[n, number]), 3)
        for level, n in problem.levels.items()
        for name, number in NAMES.items()
        if number < problem.width and abs(table[n, number]) >= LEAST
    }


def sets_of(found, ready, halves):
    """Yield (candidate sets, right codes) of each pointer to several, by the weights of the half it is not in."""
    for number, (d, places) in enumerate(found):
        if not any(plural(target) for target, *_ in ready[number]):
            continue
        context = context_of(d, places, halves[1 - number % 2])
        for start, end, gold in pointers(d, context):
            if plural(context.pointer(start, end)[0]):
                yield context.groups(start, end), {short(code) for code in gold}


class Sets:
    """Candidate sets of all pointers to several, as flat arrays; right are those nearest to the annotated codes."""

    def __init__(self, found):
        told = Counter(name for sets, _ in found for name in {name for _, features in sets for name in features})
        known = min(SET_KNOWN, len(found))
        self.names, feature, amounts, counts, each, right = {}, [], [], [], [], []
        for sets, gold in found:
            near = [agreement(codes, gold) for codes, _ in sets]
            if max(near) == 0:
                continue
            for (_, features), f1 in zip(sets, near, strict=True):
                usable = {name: amount for name, amount in features.items() if told[name] >= known}
                feature += [self.names.setdefault(name, len(self.names)) for name in usable]
                amounts += usable.values()
                counts.append(len(usable))
                right.append(f1 == max(near))
            each.append(len(sets))
        self.feature, self.amount, self.right = np.array(feature), np.array(amounts), np.array(right, float)
        self.rows, self.row = np.r_[0, np.cumsum(counts)[:-1]], np.repeat(np.arange(len(counts)), counts)
        self.first, self.group = np.r_[0, np.cumsum(each)[:-1]], np.repeat(np.arange(len(each)), each)

    def __call__(self, w):
        """Give (loss, gradient)."""
        score = np.add.reduceat(w[self.feature] * self.amount, self.rows)
        e = np.exp(score - np.maximum.reduceat(score, self.first)[self.group])
        p = e / np.add.reduceat(e, self.first)[self.group]
        mass = np.maximum(np.add.reduceat(p * self.right, self.first), 1e-12)
        off = p - p * self.right / mass[self.group]
        gradient = np.bincount(self.feature, off[self.row] * self.amount, len(w)) + SET_DECAY * w
        return SET_DECAY / 2 * (w @ w) - np.log(mass).sum(), gradient


def fitted_sets(found):
    """Give ("set", feature) -> weight: cross-entropy of the sets nearest to the annotated codes."""
    problem = Sets(list(found))
    w, loss = least(problem, len(problem.names), SET_ROUNDS)
    print(f"{len(problem.first)} sets, {len(w)} weights: loss {loss / len(problem.first):.4f}", file=sys.stderr)
    return {("set", name): round(float(w[i]), 3) for name, i in problem.names.items() if abs(w[i]) >= LEAST}


def agreement(codes, gold):
    """F1 of a set of codes against the annotated ones."""
    told = {short(code) for code in codes}
    return 2 * len(told & gold) / (len(told) + len(gold))


def table(path, options):
    """Give the text of the fitted table."""
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]
    found, rows, kept = documents(path, options.half), {}, {}
    for _ in range(options.passes - 1):
        rows = fitted(examples(found, Weights(rows), kept), FIRST, options.decay)
    ready = by_document(found, Weights(rows), kept)
    halves = [Weights(fitted(chain(*ready[n::2]), HALF, options.decay)) for n in (0, 1)]
    rows = fitted(chain(*ready), options.rounds, options.decay) | fitted_sets(sets_of(found, ready, halves))
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
