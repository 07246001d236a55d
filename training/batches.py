"""Labelled windows -> padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from noteverbale.reading.roles import alike, region
from training.data import IGNORE, Example, Target
from training.labels import ATTRIBUTES, ROLES

MASK_ID = 103


@dataclass(slots=True)
class Batch:
    """`ids`, `cases`, `mask`: (windows, pieces). `first`, `trigger`, `kind`, `real`: (windows, words)."""

    examples: Sequence[Example]
    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    trigger: Tensor
    kind: Tensor


def padded(rows: Sequence[np.ndarray], fill: int) -> Tensor:
    """Stack integer rows of unequal length."""
    out = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return torch.from_numpy(out)


def batches(found: list[Example], *, pieces: int, dice: random.Random) -> Iterator[list[Example]]:
    """Yield shuffled batches of windows of like length, about `pieces` pieces each."""
    keyed = sorted(found, key=lambda e: len(e.window.ids) + dice.uniform(-25, 25))
    groups: list[list[Example]] = [[]]
    for example in keyed:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.window.ids) > pieces:
            groups.append([])
        groups[-1].append(example)
    dice.shuffle(groups)
    yield from groups


def collate(found: Sequence[Example], *, mask_share: float = 0.0, dice: random.Random | None = None) -> Batch:
    """Give tensors of a batch; a share of the pieces is masked as a regulariser."""
    ids = padded([e.window.ids for e in found], 0)
    mask = padded([np.ones_like(e.window.ids) for e in found], 0)
    if mask_share and dice:
        hide = torch.from_numpy(np.random.default_rng(dice.randrange(2**32)).random(ids.shape) < mask_share)
        ids = torch.where(hide & (ids > 102), MASK_ID, ids)
    return Batch(
        found,
        ids,
        padded([e.window.cases for e in found], 0),
        mask,
        padded([e.window.first for e in found], 0),
        padded([e.trigger for e in found], IGNORE),
        padded([e.kind for e in found], IGNORE),
    )


@dataclass(slots=True)
class Branch:
    """Input and labels of the role branch, one row a trigger. `keep`: 1 for annotated triggers, 0 for sampled
    others.
    """

    rows: Tensor
    words: Tensor
    mask: Tensor
    mark: Tensor
    distance: Tensor
    sentence: Tensor
    at: Tensor
    keep: Tensor
    roles: Tensor
    attributes: dict[str, Tensor]


def branches(found: Sequence[Example], others: Sequence[tuple[int, int]]) -> list[Branch]:
    """Give the role branch's batches, each of regions of like length: annotated triggers and `others` as (example,
    word).
    """
    jobs: list[tuple[int, Target]] = [(i, t) for i, e in enumerate(found) for t in e.targets]
    jobs += [(i, _other(found[i], at)) for i, at in others]
    return [_branch([jobs[i] for i in group]) for group in alike([target.region for _, target in jobs])]


def _branch(jobs: Sequence[tuple[int, Target]]) -> Branch:
    regions = [t.region for _, t in jobs]
    size = max(r.stop - r.start for r in regions)
    roles = np.full((len(jobs), size, jobs[0][1].roles.shape[1]), IGNORE, dtype=np.int64)
    for index, (_, target) in enumerate(jobs):
        if target.end:
            roles[index, : len(target.roles)] = target.roles
    mark = [
        (
            (np.arange(t.region.start, t.region.stop) >= t.at)
            & (np.arange(t.region.start, t.region.stop) < max(t.end, t.at + 1))
        )
        for _, t in jobs
    ]
    return Branch(
        rows=torch.tensor([i for i, _ in jobs]),
        words=padded([np.arange(r.start, r.stop) for r in regions], 0),
        mask=padded([np.ones(r.stop - r.start, dtype=np.int64) for r in regions], 0),
        mark=padded([m.astype(np.int64) for m in mark], 0),
        distance=padded([r.distance for r in regions], 0),
        sentence=padded([r.sentence for r in regions], 0),
        at=torch.tensor([t.at - t.region.start for _, t in jobs]),
        keep=torch.tensor([float(bool(t.end)) for _, t in jobs]),
        roles=torch.from_numpy(roles),
        attributes={n: torch.tensor([t.attributes.get(n, IGNORE) for _, t in jobs]) for n in ATTRIBUTES},
    )


def _other(example: Example, at: int) -> Target:
    here = region(example.window, at)
    return Target(at, 0, here, np.zeros((here.stop - here.start, len(ROLES)), dtype=np.int64), {})
