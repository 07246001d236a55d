"""The mean of weights."""

import pytest

pytest.importorskip("torch")

import torch
from training.average import mean


def test_mean(tmp_path):
    for name, value in (("a", 1.0), ("b", 2.0)):
        torch.save({"state": {"w": torch.tensor([value, 0.0])}}, tmp_path / f"{name}.pt")
    torch.save({"state": {"v": torch.tensor([1.0])}}, tmp_path / "c.pt")
    assert mean([tmp_path / "a.pt", tmp_path / "b.pt"])["state"]["w"].tolist() == [1.5, 0.0]
    with pytest.raises(ValueError, match="average those of one"):
        mean([tmp_path / "a.pt", tmp_path / "c.pt"])


def test_networks_of_two_sizes_have_no_mean(tmp_path):
    for name, size in (("whole", 3), ("narrow", 2)):
        torch.save({"state": {"w": torch.zeros(size)}}, tmp_path / f"{name}.pt")
    with pytest.raises(ValueError, match="average those of one"):
        mean([tmp_path / "whole.pt", tmp_path / "narrow.pt"])
