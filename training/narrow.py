r"""Take the attention heads and inner units that matter least out of every layer, so that the network is faster.

    python -m training.narrow build/network.pt --data build/training/train.jsonl \
        --out build/narrow.pt [--heads 8] [--inner 768]

How much a unit matters: the root of its mean square over annotated articles times the length of its weights in the
product that follows. That product's weights are then fitted anew, so that what is left gives, in the sense of least
squares, what all gave together. What is left is trained further with the whole network as teacher (train.py --start
--teacher).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import batches, collate
from training.data import Text, examples, load
from training.losses import loss_of
from training.network import HEAD, Layer, Network, saved_network

# Added to the moments' diagonal, as a share of its mean, so that inputs that go together do no harm.
RIDGE = 1e-3


def layers_of(network: Network) -> list[Layer]:
    """Give the layers of encoder and branch."""
    return [*network.encoder.layers, *network.branch.layers]


def watch(part: nn.Linear, moments: Tensor) -> None:
    """Let every pass add the products of the inputs of `part`, and of a last input that is 1, to `moments` (inputs +
    1, inputs + 1).
    """

    def before(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        rows = F.pad(inputs[0].float().flatten(0, -2), (0, 1), value=1.0)
        moments.addmm_(rows.T, rows)

    part.register_forward_pre_hook(before)


def watched(network: Network, texts: list[Text], dice: random.Random) -> list[tuple[Tensor, Tensor]]:
    """Give for each layer the moments of the inputs of `out` and of `down` over the texts."""
    parts = [part for layer in layers_of(network) for part in (layer.out, layer.down)]
    moments = [torch.zeros(part.in_features + 1, part.in_features + 1) for part in parts]
    for part, own in zip(parts, moments, strict=True):
        watch(part, own)
    found = [e for text in texts for e in examples(text, dice=dice)]
    network.eval()
    with torch.no_grad():
        for group in batches(found, pieces=900, dice=dice):
            loss_of(network, collate(group), dice)
    return list(zip(moments[::2], moments[1::2], strict=True))


def matters(part: nn.Linear, moments: Tensor) -> Tensor:
    """Give what each input of `part` matters (inputs,)."""
    return moments.diagonal()[:-1].sqrt() * part.weight.detach().norm(dim=0)


def refitted(part: nn.Linear, moments: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
    """Give weight (outputs, kept) and bias with which the inputs `kept` come nearest to what all inputs give."""
    rows = torch.cat([kept, torch.tensor([part.in_features])])
    whole = torch.cat([part.weight.detach(), part.bias.detach()[:, None]], 1)
    own = moments[rows][:, rows].double()
    own += torch.eye(len(rows)) * own.diagonal().mean() * RIDGE
    fitted = torch.linalg.solve(own, moments[rows].double() @ whole.T.double()).T.float()
    return fitted[:, :-1], fitted[:, -1]


def best(weights: Tensor, count: int) -> Tensor:
    """Give the places of the `count` greatest, in order."""
    return weights.topk(count).indices.sort().values


def narrowed(layer: Layer, by_out: Tensor, by_down: Tensor, heads: int, inner: int) -> Layer:
    """Give a layer of fewer heads and inner units from the moments of the inputs of `out` and `down`."""
    chosen = best(matters(layer.out, by_out).square().view(-1, HEAD).sum(1), heads)
    rows = (chosen[:, None] * HEAD + torch.arange(HEAD)).flatten()
    units = best(matters(layer.down, by_down), inner)
    state = dict(layer.state_dict())
    for name, kept in (("query", rows), ("key", rows), ("value", rows), ("up", units)):
        state |= {f"{name}.{kind}": state[f"{name}.{kind}"][kept] for kind in ("weight", "bias")}
    state["out.weight"], state["out.bias"] = refitted(layer.out, by_out, rows)
    state["down.weight"], state["down.bias"] = refitted(layer.down, by_down, units)
    small = Layer(heads, inner)
    small.load_state_dict(state)
    return small


def narrow(network: Network, moments: list[tuple[Tensor, Tensor]], heads: int, inner: int) -> None:
    """Take all but `heads` heads and `inner` units out of each layer of the network."""
    small = [narrowed(layer, *own, heads, inner) for layer, own in zip(layers_of(network), moments, strict=True)]
    depth = len(network.encoder.layers)
    network.encoder.layers, network.branch.layers = nn.ModuleList(small[:depth]), nn.ModuleList(small[depth:])


def main() -> None:
    """Narrow from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heads", type=int, default=8)
    parser.add_argument("--inner", type=int, default=768)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    network = saved_network(options.weights)
    dice = random.Random(options.seed)
    texts = load([options.data])
    some = dice.sample(texts, min(options.documents, len(texts)))
    narrow(network, watched(network, some, dice), options.heads, options.inner)
    torch.save({"state": network.state_dict()}, options.out)


if __name__ == "__main__":
    main()
