"""Fit what the network's vectors tell of whom a pointer means -> pointers.npz beside the network.

    python -m training.train_likeness build/training/train.jsonl --network FOLDER [--fast] [--each 3] [--seed 1]

On top of the weights of ontology/actors/anaphora.csv, which stay as they are: cross-entropy between the codes' shares
and the annotated codes, evenly weighted. Of documents of outlets that the hand-annotated articles stand for one in
`--each` is taken; own text is taken whole. Form: reading/likeness.py.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from noteverbale.reading import Reader
from noteverbale.reading.likeness import KINDS, UNMENTIONED, Weights
from noteverbale.reading.network import FAST, FULL
from training.pointed import WIDE, Example, examples

WIDTH = 32
MEMBERS = 3  # fits whose mean is kept
PASSES, STEP, RATE, DECAY, HIDDEN = 3, 64, 1.5e-3, 0.2, 0.5


class Fit(nn.Module):
    """The weights of reading/likeness.py while they are fitted."""

    def __init__(self) -> None:
        super().__init__()
        self.pointer, self.mention = (nn.Linear(WIDE, WIDTH, bias=False) for _ in range(2))
        self.kind, self.unmentioned = (nn.Embedding(n, WIDTH) for n in (len(KINDS) + 1, len(UNMENTIONED)))
        for table in (self.kind, self.unmentioned):
            nn.init.normal_(table.weight, std=0.02)
        self.hide = nn.Dropout(HIDDEN)

    def forward(self, group: Sequence[Example]) -> Tensor:
        """Give minus the mean log of the annotated codes' shares."""
        kinds = torch.tensor([KINDS.index(e.kind) if e.kind in KINDS else len(KINDS) for e in group])
        asked = self.pointer(self.hide(_floats([e.vector for e in group]))) + self.kind(kinds)
        each = torch.tensor([n for n, e in enumerate(group) for _ in e.codes])
        score = (
            torch.tensor([s for e in group for s in e.scores]) + (asked[each] * self._known(group)).sum(1) / WIDTH**0.5
        )
        highest = torch.full((len(group),), -1e9).scatter_reduce(0, each, score, "amax")
        grown = (score - highest[each]).exp()
        share = grown / torch.zeros(len(group)).index_add(0, each, grown)[each]
        return _missed(group, share)

    def _known(self, group: Sequence[Example]) -> Tensor:
        """Give the vector of each candidate, of those without a mention their own."""
        told = self.mention(self.hide(_floats([v for e in group for v in e.vectors])))
        table = torch.cat([told, self.unmentioned.weight])
        first = np.cumsum([0, *(len(e.vectors) for e in group)])
        rows = [first[n] + p if p >= 0 else len(told) - 1 - p for n, e in enumerate(group) for p in e.places]
        return table[torch.tensor(rows)]


def _floats(vectors: Sequence[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.array(vectors, np.float32).reshape(-1, WIDE))


def _missed(group: Sequence[Example], share: Tensor) -> Tensor:
    goals: dict[tuple[int, str], int] = {}
    flat = [(n, code) for n, e in enumerate(group) for code in e.codes]
    hits = [
        (row, goals.setdefault(goal, len(goals))) for row, goal in enumerate(flat) if goal[1] in group[goal[0]].meant
    ]
    told = Counter(number for number, _ in goals)
    rows, at = (torch.tensor(one) for one in zip(*hits, strict=True))
    mass = torch.zeros(len(goals)).index_add(0, at, share[rows])
    even = torch.tensor([1.0 / told[number] for number, _ in goals])
    return -(even * mass.clamp_min(1e-9).log()).sum() / len(group)


def fitted(found: list[Example], seed: int) -> Fit:
    """Give the weights after a few passes over all examples."""
    torch.manual_seed(seed)
    dice, fit = random.Random(seed), Fit()
    optimizer = torch.optim.AdamW(fit.parameters(), lr=RATE, weight_decay=DECAY)
    steps = PASSES * (len(found) // STEP)
    for number in range(PASSES):
        dice.shuffle(found)
        summed = 0.0
        for at in range(len(found) // STEP):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.02, 1 - (number * (len(found) // STEP) + at) / steps)
            loss = fit(found[at * STEP : (at + 1) * STEP])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(fit.parameters(), 1.0)
            optimizer.step()
            summed += loss.item()
        print(f"pass {number + 1} loss {summed / (len(found) // STEP):.4f} of {len(found)} pointers", flush=True)
    return fit.eval()


def together(fits: Sequence[Fit]) -> Weights:
    """Give weights that tell the mean of what several fits tell: side by side, the pointers' parts scaled to it."""
    less = len(fits) ** -0.5
    parts = [(f.pointer.weight.T * less, f.mention.weight.T, f.kind.weight * less, f.unmentioned.weight) for f in fits]
    return Weights(*(torch.cat(part, 1).detach().numpy() for part in zip(*parts, strict=True)))


def write(found: Weights, path: Path, digest: str) -> None:
    """Write weights beside the network of that digest."""
    told = {name: part.astype(np.float16) for name, part in found._asdict().items()}
    np.savez(path, of=np.array(digest), **told)


def main() -> None:
    """Fit from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--fast", action="store_true", help="for the narrow network that lies there too")
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    others = [row for row in rows if row.get("url") is not None or row["id"].startswith("tehrantimes")]
    left_out = {row["id"] for number, row in enumerate(others) if number % options.each}
    chosen = [row for row in rows if row["id"] not in left_out]
    reader = Reader.load(options.network, fast=options.fast)
    found = list(examples(chosen, reader))
    fits = [fitted(found, options.seed + n) for n in range(MEMBERS)]
    write(together(fits), options.network / (FAST if options.fast else FULL).pointers, reader.digest)


if __name__ == "__main__":
    main()
