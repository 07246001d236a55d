"""Taking heads and inner units out of a layer, and learning from the whole network."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402
from training.narrow import best, matters, narrow, narrowed, refitted, watch  # noqa: E402
from training.network import HEAD, HEADS, INNER, WIDTH, Layer, Network, saved_network  # noqa: E402
from training.teacher import chances, mean, trigger_loss  # noqa: E402


def moments(part: nn.Linear, rows: torch.Tensor) -> torch.Tensor:
    own = torch.zeros(part.in_features + 1, part.in_features + 1)
    watch(part, own)
    part(rows)
    return own


def watched(layer: Layer, words: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    own = [torch.zeros(part.in_features + 1, part.in_features + 1) for part in (layer.out, layer.down)]
    for part, sums in zip((layer.out, layer.down), own, strict=True):
        watch(part, sums)
    layer(words, None)
    return own[0], own[1]


def test_moments_hold_products_and_sums() -> None:
    own = moments(nn.Linear(2, 1), torch.tensor([[1.0, 2.0], [3.0, -1.0]]))
    assert own.tolist() == [[10.0, -1.0, 4.0], [-1.0, 5.0, 1.0], [4.0, 1.0, 2.0]]


def test_what_follows_from_the_rest_is_given_back_by_the_fit() -> None:
    torch.manual_seed(1)
    part, free = nn.Linear(4, 3), torch.randn(500, 2)
    rows = torch.cat([free, free.sum(1, keepdim=True) + 2.0, torch.full((500, 1), 0.5)], 1)
    weight, bias = refitted(part, moments(part, rows), torch.tensor([0, 1]))
    with torch.no_grad():
        assert torch.allclose(rows[:, :2] @ weight.T + bias, part(rows), atol=0.02)


def test_an_input_matters_by_its_size_and_by_its_weights() -> None:
    part = nn.Linear(3, 1)
    part.weight.data = torch.tensor([[1.0, 5.0, 0.0]])
    told = matters(part, moments(part, torch.tensor([[2.0, 1.0, 9.0]])))
    assert told.tolist() == [2.0, 5.0, 0.0]
    assert best(told, 2).tolist() == [0, 1]


def test_a_layer_that_keeps_all_gives_the_same() -> None:
    torch.manual_seed(2)
    layer, words = Layer().eval(), torch.randn(40, 60, WIDTH)
    with torch.no_grad():
        own = watched(layer, words)
        same, fewer = narrowed(layer, *own, HEADS, INNER).eval(), narrowed(layer, *own, 6, 512).eval()
        assert torch.allclose(same(words, None), layer(words, None), atol=0.02)
        assert fewer(words, None).shape == words.shape
        assert fewer.query.out_features == 6 * HEAD


def test_a_narrow_network_is_read_back_in_its_size(tmp_path) -> None:
    network = Network(2)
    layers = [*network.encoder.layers, *network.branch.layers]
    plain = [(torch.eye(WIDTH + 1), torch.eye(INNER + 1)) for _ in layers]
    narrow(network, plain, 4, 256)
    torch.save({"state": network.state_dict()}, tmp_path / "narrow.pt")
    back = saved_network(tmp_path / "narrow.pt")
    assert len(back.encoder.layers) == 4
    assert {(layer.heads, layer.up.out_features) for layer in back.branch.layers} == {(4, 256)}


def test_the_teachers_own_answers_cost_least() -> None:
    torch.manual_seed(3)
    own = (torch.randn(1, 6, 3) * 3, torch.randn(1, 6, 5) * 3)
    told = chances(own)
    real = torch.tensor([[True, True, True, True, True, False]])
    least = trigger_loss(own, told, real)
    assert trigger_loss((own[0] + torch.randn(1, 6, 3), own[1]), told, real) > least
    assert trigger_loss((own[0], own[1] + torch.randn(1, 6, 5)), told, real) > least
    beyond = own[0].clone()
    beyond[0, 5] += 7.0
    assert trigger_loss((beyond, own[1]), told, real) == least


def test_teachers_who_disagree_are_heard_in_the_mean() -> None:
    sure, other = (torch.tensor([[9.0, 0.0, 0.0]]),), (torch.tensor([[0.0, 9.0, 0.0]]),)
    (told,) = mean([chances(sure), chances(other)])
    assert torch.allclose(told, torch.tensor([[0.5, 0.5, 0.0]]), atol=1e-3)
