"""Training in several processes: each has its own batches, all go on with the mean gradient."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

torch = pytest.importorskip("torch")

from training import side_by_side  # noqa: E402


def step(options: SimpleNamespace) -> None:
    """One step of each process on its share of four batches; its weights and batches are written down."""
    torch.manual_seed(5)
    network, idle = torch.nn.Linear(3, 1), torch.nn.Linear(2, 2)
    count = 5 + getattr(options, "more", 0) * side_by_side.rank()
    batches = side_by_side.share([torch.full((1, 3), float(n)) for n in range(count)])
    network(batches[0]).sum().backward()
    learning = [*network.parameters(), *idle.parameters()]
    side_by_side.mean_gradients(learning)
    gradients = [p.grad.flatten().tolist() if p.grad is not None else None for p in learning]
    told = {"batches": [b[0, 0].item() for b in batches], "gradients": gradients}
    (options.out / str(side_by_side.rank())).write_text(json.dumps(told))


def told(folder: Path, rank: int) -> dict:
    return json.loads((folder / str(rank)).read_text())


def test_alone_a_process_keeps_its_batches_and_gradients(tmp_path: Path) -> None:
    step(SimpleNamespace(out=tmp_path))
    assert told(tmp_path, 0)["batches"] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert told(tmp_path, 0)["gradients"] == [[0.0, 0.0, 0.0], [1.0], None, None]


def test_two_processes_share_batches_and_mean_their_gradients(tmp_path: Path) -> None:
    side_by_side.run(2, step, SimpleNamespace(out=tmp_path))
    assert [told(tmp_path, r)["batches"] for r in range(2)] == [[0.0, 2.0], [1.0, 3.0]]
    for rank in range(2):
        assert told(tmp_path, rank)["gradients"] == [[0.5, 0.5, 0.5], [1.0], [0.0] * 4, [0.0] * 2]


def test_a_process_that_read_more_data_stops_with_the_others(tmp_path: Path) -> None:
    side_by_side.run(2, step, SimpleNamespace(out=tmp_path, more=4))
    assert [told(tmp_path, r)["batches"] for r in range(2)] == [[0.0, 2.0], [1.0, 3.0]]
