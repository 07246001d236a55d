"""The mean of weights."""

import pytest

pytest.importorskip("torch")

import torch
from training.average import mean


def test_mean(tmp_path):
    for name, value in (("a", 1.0), ("b", 2.0)):
        torch.save({"state": {"w": torch.tensor([value, 0.0])}, "role_layers": 2}, tmp_path / f"{name}.pt")
    torch.save({"state": {"v": torch.tensor([1.0])}, "role_layers": 2}, tmp_path / "c.pt")
    assert mean([tmp_path / "a.pt", tmp_path / "b.pt"])["state"]["w"].tolist() == [1.5, 0.0]
    with pytest.raises(ValueError, match="average those of one"):
        mean([tmp_path / "a.pt", tmp_path / "c.pt"])
