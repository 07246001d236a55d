"""Give back a network in torch from its int8 graphs, to train on from where the saved weights are gone.

    python -m training.restore src/noteverbale/reading/model --out build/network.pt [--reader fast]

Each weight is what its int8 stands for, so it differs from the trained one by half a step of its scale at most, and
export.py gives the same graphs of it but for rounding.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import Network, network_of

GRAPHS = {"network": ("encoder.onnx", "branch.onnx"), "fast": ("fast_encoder.onnx", "fast_branch.onnx")}
# The products of a layer as its graph orders them; torch gives those no name that the graph keeps.
PRODUCTS = ("query", "key", "value", "out", "up", "down")
_NAMELESS = re.compile(r"onnx::MatMul_(\d+)$")


def restored(folder: Path, reader: str = "network") -> Network:
    """Give the network that export.py wrote into `folder`; raise ValueError if a weight is missing."""
    encoder, branch = (_weights(folder / name) for name in GRAPHS[reader])
    try:
        state = _named(encoder, "encoder", []) | _named(branch, "branch", ["branch.role.0", "branch.role.3"])
        return network_of(state)
    except (KeyError, RuntimeError, ValueError) as error:
        raise ValueError(f"{folder}: its graphs are of another form than export.py writes") from error


def _weights(path: Path) -> dict[str, np.ndarray]:
    """Give the graph's weights in float32 by name, in the order of their products."""
    plain = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, values in plain.items():
        stem = name.removesuffix("_quantized")
        if stem != name:
            steps = values.astype(np.float32) - plain[f"{stem}_zero_point"].astype(np.float32)
            found[stem] = steps * plain[f"{stem}_scale"]
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = values
    return found


def _named(weights: dict[str, np.ndarray], part: str, last: list[str]) -> dict[str, torch.Tensor]:
    """Give torch's names to weights of one graph; `last`: the products after those of the layers."""
    nameless = sorted((n for n in weights if _NAMELESS.match(n)), key=lambda n: int(_NAMELESS.match(n)[1]))
    layers = (len(nameless) - len(last)) // len(PRODUCTS)
    names = [f"{part}.layers.{i}.{p}" for i in range(layers) for p in PRODUCTS] + last
    called = {old: f"{new}.weight" for old, new in zip(nameless, names, strict=True)}
    found = {}
    for name, values in weights.items():
        turned = name in called or name.endswith("_Transposed")
        new = called.get(name, name.removesuffix("_Transposed"))
        found[new] = torch.from_numpy((values.T if turned else values).copy())
    return found


def main() -> None:
    """Restore from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reader", choices=list(GRAPHS), default="network")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": restored(options.folder, options.reader).state_dict()}, options.out)


if __name__ == "__main__":
    main()
