"""A whole network as teacher of a narrow one: the loss of the one against what the other says about the same words.

Hinton et al. 2015, "Distilling the Knowledge in a Neural Network"; the teacher's chances stand where labels stand in
losses.py, with the same shares, and its word vectors are drawn near.
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
    """A network that no longer learns. Called with the pupil's word vectors and logits, it gives their loss."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval().requires_grad_(False)

    def __call__(
        self, batch: Batch, parts: list[Branch], words: Tensor, heads: tuple[Tensor, Tensor], told: Told | None
    ) -> Tensor:
        """words: (windows, words, width); heads: trigger and kind logits; told: see losses.branch_logits."""
        with torch.no_grad():
            own = losses.encode(self.network, batch)
            own_heads = self.network.head(own)
            own_told = losses.branch_logits(self.network, own, parts) if told else None
        real = batch.trigger != IGNORE
        total = VECTORS * F.mse_loss(words[real].float(), own[real].float()) + trigger_loss(heads, own_heads, real)
        return total + branch_loss(parts, told, own_told) if told and own_told else total


def trigger_loss(heads: tuple[Tensor, Tensor], own: tuple[Tensor, Tensor], real: Tensor) -> Tensor:
    """Give the loss of trigger and kind logits (windows, words, n) on `real` words (windows, words); kinds count as
    much as the teacher takes the word for a trigger.
    """
    trigger, kind = (head[real].float() for head in heads)
    likely, kinds = (head[real].float().softmax(-1) for head in own)
    weights = torch.tensor(losses.TRIGGER_WEIGHTS, device=trigger.device)
    begins = likely[:, 1]
    by_word = F.cross_entropy(kind, kinds, reduction="none")
    about_kind = (by_word * begins).sum() / begins.sum().clamp(min=1.0)
    return F.cross_entropy(trigger, likely, weight=weights) + losses.WEIGHTS["kind"] * about_kind


def branch_loss(parts: list[Branch], told: Told, own: Told) -> Tensor:
    """Give the loss of keep, of roles where an annotator told any, and of the attributes of annotated triggers."""
    keep, roles, attributes = told
    own_keep, own_roles, own_attributes = own
    total = 0.4 * F.binary_cross_entropy_with_logits(keep, own_keep.sigmoid())
    known = torch.cat([b.roles.flatten() for b in parts]) >= 0
    if known.any():
        weights = torch.tensor(losses.ROLE_WEIGHTS, device=roles.device)
        chances = own_roles[known].softmax(-1)
        total = total + losses.ROLE_SHARE * F.cross_entropy(roles[known], chances, weight=weights)
    real = torch.cat([b.keep for b in parts]) > 0
    if real.any():
        for name, logits in attributes.items():
            chances = own_attributes[name][real].softmax(-1)
            total = total + losses.WEIGHTS[name] * F.cross_entropy(logits[real], chances)
    return total
