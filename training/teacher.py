"""Networks as teacher of another: the loss of the one against what the others say in the mean about the same words.

Hinton et al. 2015, "Distilling the Knowledge in a Neural Network"; the teachers' mean chances stand where labels stand
in losses.py, with the same shares, and their mean word vectors are drawn near.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training import losses
from training.batches import Batch, Branch
from training.data import IGNORE
from training.network import Network

# Mean square of the difference of word vectors, which are of unit size: as much as a head's loss.
VECTORS = 1.0
Told = tuple[Tensor, Tensor, dict[str, Tensor]]


class Teacher:
    """Networks that no longer learn. Called with the pupil's word vectors and logits, they give their loss."""

    def __init__(self, networks: list[Network]) -> None:
        self.networks = [network.eval().requires_grad_(False) for network in networks]

    def __call__(
        self, batch: Batch, parts: list[Branch], words: Tensor, heads: tuple[Tensor, Tensor], told: Told | None
    ) -> Tensor:
        """words: (windows, words, width); heads: trigger and kind logits; told: see losses.branch_logits."""
        with torch.no_grad():
            own = [losses.encode(network, batch).float() for network in self.networks]
            pairs = list(zip(self.networks, own, strict=True))
            own_heads = mean([chances(network.head(vectors)) for network, vectors in pairs])
            own_told = [
                told_chances(losses.branch_logits(network, vectors, parts)) for network, vectors in pairs if told
            ]
        real = batch.trigger != IGNORE
        total = VECTORS * F.mse_loss(words[real].float(), torch.stack(own).mean(0)[real])
        total = total + trigger_loss(heads, own_heads, real)
        return total + branch_loss(parts, told, mean(own_told)) if told else total


def chances(logits: tuple[Tensor, ...]) -> list[Tensor]:
    """Give the chances for each of several logits (..., n)."""
    return [part.float().softmax(-1) for part in logits]


def told_chances(told: Told) -> list[Tensor]:
    """Give the chances of keep, of roles and of each attribute in order."""
    return [told[0].sigmoid(), *chances((told[1], *told[2].values()))]


def mean(found: list[list[Tensor]]) -> list[Tensor]:
    """Give the mean over teachers of each tensor."""
    return [torch.stack(parts).mean(0) for parts in zip(*found, strict=True)]


def trigger_loss(heads: tuple[Tensor, Tensor], own: list[Tensor], real: Tensor) -> Tensor:
    """Give the loss of trigger and kind logits (windows, words, n) on `real` words (windows, words) against the
    teachers' chances; kinds count as much as those take the word for a trigger.
    """
    trigger, kind = (head[real].float() for head in heads)
    likely, kinds = (head[real] for head in own)
    weights = torch.tensor(losses.TRIGGER_WEIGHTS, device=trigger.device)
    begins = likely[:, 1]
    by_word = F.cross_entropy(kind, kinds, reduction="none")
    about_kind = (by_word * begins).sum() / begins.sum().clamp(min=1.0)
    return F.cross_entropy(trigger, likely, weight=weights) + losses.WEIGHTS["kind"] * about_kind


def branch_loss(parts: list[Branch], told: Told, own: list[Tensor]) -> Tensor:
    """Give the loss of keep, of roles where an annotator told any, and of the attributes of annotated triggers against
    the teachers' chances.
    """
    keep, roles, attributes = told
    own_keep, own_roles, *own_attributes = own
    total = 0.4 * F.binary_cross_entropy_with_logits(keep, own_keep)
    known = torch.cat([b.roles.flatten() for b in parts]) >= 0
    if known.any():
        weights = torch.tensor(losses.ROLE_WEIGHTS, device=roles.device)
        total = total + losses.ROLE_SHARE * F.cross_entropy(roles[known], own_roles[known], weight=weights)
    real = torch.cat([b.keep for b in parts]) > 0
    if real.any():
        for (name, logits), wanted in zip(attributes.items(), own_attributes, strict=True):
            total = total + losses.WEIGHTS[name] * F.cross_entropy(logits[real], wanted[real])
    return total
