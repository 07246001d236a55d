"""Write the trained network as two int8 ONNX graphs and a description, into the package or a folder.

    python -m training.export build/network.pt [--to src/noteverbale/reading/model] [--float]

encoder.onnx: ids, cases (1, pieces), first (words,) -> words (words, 384), trigger (words,
3), kind (words, kinds).
branch.onnx: words (n, w, 384), mask, mark, distance, sentence (n, w), at (n,) -> roles (n, w, roles, 3), keep (n,),
attributes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from noteverbale.reading.network import packaged
from training.labels import ATTRIBUTES, ROLES
from training.network import WIDTH, Network, saved_network


class EncoderGraph(nn.Module):
    """Encoder and trigger head on one unpadded window: a window's scores do not depend on its neighbours in a batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.head = network.encoder, network.head

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """ids, cases: (1, pieces); first: (words,)."""
        words = self.encoder(ids, cases)[0].index_select(0, first)
        trigger, kind = self.head(words)
        return words, trigger.softmax(-1), kind.softmax(-1)


class BranchGraph(nn.Module):
    """Role branch with probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.branch = network.branch

    def forward(
        self, words: Tensor, mask: Tensor, mark: Tensor, distance: Tensor, sentence: Tensor, at: Tensor
    ) -> tuple[Tensor, ...]:
        """words: (n, w, WIDTH)."""
        roles, keep, *attributes = self.branch(words, mask, mark, distance, sentence, at)
        return roles.softmax(-1), keep.sigmoid(), *(a.softmax(-1) for a in attributes)


def export(network: Network, folder: Path, *, quantize: bool, extra: dict) -> None:
    """Write both graphs and network.json."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    tokenizer = (packaged() / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").write_bytes(tokenizer)
    one = torch.ones(1, 12, dtype=torch.int64)
    _write(
        EncoderGraph(network),
        (one, one, torch.arange(9)),
        folder / "encoder.onnx",
        ["ids", "cases", "first"],
        ["words", "trigger", "kind"],
        {"ids": {1: "p"}, "cases": {1: "p"}, "first": {0: "w"}},
        quantize,
    )
    small = torch.ones(2, 9, dtype=torch.int64)
    names = ["words", "mask", "mark", "distance", "sentence", "at"]
    axes = {name: {0: "n", 1: "w"} for name in names[:-1]} | {"at": {0: "n"}}
    _write(
        BranchGraph(network),
        (torch.randn(2, 9, WIDTH), small, small, small, small, torch.tensor([3, 4])),
        folder / "branch.onnx",
        names,
        ["roles", "keep", *ATTRIBUTES],
        axes,
        quantize,
    )
    digest = hashlib.sha256(b"".join((folder / f"{n}.onnx").read_bytes() for n in ("encoder", "branch"))).hexdigest()[
        :12
    ]
    about = {"version": 1, "digest": digest, "roles": ROLES[: network.branch.roles], "attributes": ATTRIBUTES} | extra
    (folder / "network.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _write(
    graph: nn.Module, inputs: tuple, path: Path, names: list[str], outputs: list[str], axes: dict, quantize: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            graph,
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            opset_version=17,
            dynamo=False,
            dynamic_axes=axes | {name: {0: "k"} for name in outputs},
        )
        if quantize:
            from onnxruntime.quantization import QuantType, quantize_dynamic

            quantize_dynamic(
                str(plain),
                str(path),
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )
        else:
            path.write_bytes(plain.read_bytes())


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/noteverbale/reading/model"))
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    export(saved_network(options.weights), options.to, quantize=not options.float, extra={})


if __name__ == "__main__":
    main()
