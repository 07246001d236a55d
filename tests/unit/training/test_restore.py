"""Giving back a network in torch from its int8 graphs."""

from __future__ import annotations

import json

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.export import export  # noqa: E402
from training.network import Network  # noqa: E402
from training.restore import restored  # noqa: E402

from noteverbale.reading.network import packaged  # noqa: E402


def digest(folder) -> str:
    return json.loads((folder / "network.json").read_text())["digest"]


def test_the_shipped_network_is_given_back_to_the_byte(tmp_path) -> None:
    export(restored(packaged()), tmp_path, quantize=True, extra={})
    assert digest(tmp_path) == digest(packaged())


def test_weights_come_back_within_half_a_step(tmp_path) -> None:
    torch.manual_seed(4)
    network = Network(2, heads=4, inner=64)
    # Equal tensors, as fresh norms are, would be written once under one name.
    for parameter in network.parameters():
        parameter.data += torch.randn_like(parameter) * 0.01
    export(network, tmp_path, quantize=True, extra={})
    before, after = network.state_dict(), restored(tmp_path).state_dict()
    assert set(before) == set(after)
    for name, weights in before.items():
        step = (weights.max() - weights.min()).item() / 250
        assert (weights - after[name]).abs().max().item() <= step, name


def test_graphs_of_another_form_are_told(tmp_path) -> None:
    network = Network(2, heads=4, inner=64)
    export(network, tmp_path, quantize=False, extra={})
    (tmp_path / "branch.onnx").write_bytes((tmp_path / "encoder.onnx").read_bytes())
    with pytest.raises(ValueError, match="another form"):
        restored(tmp_path)
