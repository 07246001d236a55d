"""The loss of the network on a batch of annotated windows."""

from __future__ import annotations

import random
from collections.abc import Callable

import torch
from torch.nn import functional as F

from training.batches import Batch, Branch, branches
from training.data import IGNORE
from training.labels import ATTRIBUTES, GOODS
from training.network import Network

# What each part's loss counts for, by trial on the held-out articles.
WEIGHTS = {"kind": 0.7, "polarity": 0.4, "realis": 0.6, "certainty": 0.4, "source": 0.6, "stage": 0.3}
TRIGGER_WEIGHTS = (1.0, 1.5, 1.5)
ROLE_WEIGHTS = (1.0, 2.0, 1.5)
# Roles are averaged over words of which one in thirty fills a role, so their loss is small for what it decides.
ROLE_SHARE = 6.0
GOODS_SHARE = 1.5


def encode(network: Network, batch: Batch) -> torch.Tensor:
    """Give word vectors (windows, words, width)."""
    bias = (1.0 - batch.mask.float())[:, None, None, :] * -1e4
    pieces = network.encoder(batch.ids, batch.cases, bias)
    return pieces.gather(1, batch.first[:, :, None].expand(-1, -1, pieces.shape[-1]))


def loss_of(
    network: Network, batch: Batch, dice: random.Random, teacher: Callable[..., torch.Tensor] | None = None
) -> torch.Tensor:
    """Give the summed loss of a batch; with a teacher (teacher.py), its mean with the loss against
    what that one says.
    """
    words = encode(network, batch)
    trigger, kind = network.head(words)
    parts = branches(batch.examples, others(trigger.float(), batch, dice))
    told = branch_logits(network, words, parts) if parts else None
    total = trigger_loss(batch, trigger, kind) + (branch_loss(parts, *told) if told else words.sum() * 0.0)
    return (total + teacher(batch, parts, words, (trigger, kind), told)) / 2 if teacher else total


def trigger_loss(batch: Batch, trigger: torch.Tensor, kind: torch.Tensor) -> torch.Tensor:
    """Give the loss of the trigger head's logits."""
    weights = torch.tensor(TRIGGER_WEIGHTS, device=trigger.device)
    total = F.cross_entropy(
        trigger.float().flatten(0, 1),
        batch.trigger.flatten(),
        weight=weights,
        ignore_index=IGNORE,
        label_smoothing=0.02,
    )
    if (batch.kind >= 0).any():
        total = total + WEIGHTS["kind"] * F.cross_entropy(
            kind.float().flatten(0, 1), batch.kind.flatten(), ignore_index=IGNORE, label_smoothing=0.05
        )
    return total


def others(trigger: torch.Tensor, batch: Batch, dice: random.Random) -> list[tuple[int, int]]:
    """Choose words that are no triggers but look like some: what the branch must learn to turn down."""
    score = trigger.detach().softmax(-1)[..., 1].masked_fill(batch.trigger != 0, 0.0)
    found = []
    for index, example in enumerate(batch.examples):
        want = 1 + round(0.4 * len(example.targets))
        values, places = score[index].topk(min(want, score.shape[1]))
        found += [
            (index, int(p)) for v, p in zip(values, places, strict=True) if v > 0.03 or (dice.random() < 0.1 and v > 0)
        ]
    return found


def branch_loss(
    parts: list[Branch], keep: torch.Tensor, roles: torch.Tensor, attributes: dict[str, torch.Tensor]
) -> torch.Tensor:
    """Give the loss of roles, attributes and keep."""
    wanted = torch.cat([b.roles.flatten(0, 1) for b in parts])
    total = 0.4 * F.binary_cross_entropy_with_logits(keep, torch.cat([b.keep for b in parts]))
    told = roles.view(len(wanted), wanted.shape[1], -1)
    # Goods are told of one claim in forty: by themselves, or they would hardly count.
    for share, those in ((ROLE_SHARE, slice(GOODS)), (GOODS_SHARE, slice(GOODS, None))):
        labels = wanted[:, those].flatten()
        if (labels >= 0).any():
            weights = torch.tensor(ROLE_WEIGHTS, device=roles.device)
            logits = told[:, those].flatten(0, 1)
            total = total + share * F.cross_entropy(logits, labels, weight=weights, ignore_index=IGNORE)
    for name, logits in attributes.items():
        labels = torch.cat([b.attributes[name] for b in parts])
        if (labels >= 0).any():
            total = total + WEIGHTS[name] * F.cross_entropy(logits, labels, ignore_index=IGNORE, label_smoothing=0.03)
    return total


def branch_logits(
    network: Network, words: torch.Tensor, parts: list[Branch]
) -> tuple[torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]:
    """Give keep (triggers,), roles (words and roles of all triggers, 3) and attributes (triggers, labels), in float."""
    outputs = [
        network.branch(words[b.rows[:, None], b.words], b.mask, b.mark, b.distance, b.sentence, b.at) for b in parts
    ]
    keep, roles = torch.cat([o[1].float() for o in outputs]), torch.cat([o[0].float().flatten(0, 2) for o in outputs])
    found = {name: torch.cat([o[2 + i].float() for o in outputs]) for i, name in enumerate(ATTRIBUTES)}
    return keep, roles, found
