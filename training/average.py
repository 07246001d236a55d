"""Give the mean of several trained weights, which reads as well as the best of them and a little more steadily.

    python -m training.average build/a.pt build/b.pt --out build/network.pt

All must come from one line of training (each started from the one before): the mean of strangers is noise.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def mean(paths: list[Path]) -> dict:
    """Give saved weights with the mean of every tensor. Raises ValueError where the networks differ in shape."""
    saved = [torch.load(path) for path in paths]
    shapes = [{name: tensor.shape for name, tensor in s["state"].items()} for s in saved]
    if any(other != shapes[0] for other in shapes):
        raise ValueError("the weights are of different networks; average those of one")
    state = {name: torch.stack([s["state"][name].float() for s in saved]).mean(0) for name in saved[0]["state"]}
    return saved[0] | {"state": state}


def main() -> None:
    """Average from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save(mean(options.weights), options.out)


if __name__ == "__main__":
    main()
