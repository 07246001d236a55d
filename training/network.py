"""The reader's network in torch: MiniLM's first four layers as encoder, a trigger head, and a role branch that reads a
sentence once more for each trigger.

Encoder: pieces -> (words, 384). Trigger head: each word O / begins / continues a trigger, and its kind.
Role branch: the words around one trigger, with the trigger marked, pass through MiniLM's last two layers; they give
B/I/O for each of eight roles and the claim's attributes at the trigger.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import ATTRIBUTES, KINDS, ROLES

WIDTH, HEADS, INNER = 384, 12, 1536
HEAD = WIDTH // HEADS
# Layers of MiniLM-L6.
DEPTH = 6
CASE_CLASSES = 5
# Distances from the trigger in words are clipped to this and given to the role branch as an embedding.
FAR = 40


class Layer(nn.Module):
    """One BERT layer (post-norm) of `heads` attention heads and `inner` units between its two products."""

    def __init__(self, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(WIDTH, heads * HEAD) for _ in range(3))
        self.out, self.norm = nn.Linear(heads * HEAD, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down, self.last_norm = (
            nn.Linear(WIDTH, inner),
            nn.Linear(inner, WIDTH),
            nn.LayerNorm(WIDTH, eps=1e-12),
        )
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """x: (batch, tokens, WIDTH); bias: (batch, 1, 1, tokens), 0 or very negative."""
        batch, tokens, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, tokens, self.heads, HEAD).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / HEAD**0.5
        if bias is not None:
            scores = scores + bias
        mixed = (scores.softmax(-1) @ split(self.value(x))).transpose(1, 2).reshape(batch, tokens, self.heads * HEAD)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.last_norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The first layers of MiniLM-L6, with casing classes in the place of segment ids."""

    def __init__(self, layers: int, vocabulary: int = 30522, **size: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(CASE_CLASSES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(**size) for _ in range(layers))

    def forward(self, ids: Tensor, cases: Tensor, bias: Tensor | None = None) -> Tensor:
        """ids, cases: (batch, pieces) -> (batch, pieces, WIDTH)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.cases(cases) + self.positions(places)))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Mlp(nn.Sequential):
    """One hidden layer."""

    def __init__(self, size: int, outputs: int, hidden: int = 256) -> None:
        super().__init__(nn.Linear(size, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, outputs))


class TriggerHead(nn.Module):
    """Words -> O/B/I logits (words, 3) and kind logits (words, kinds)."""

    def __init__(self) -> None:
        super().__init__()
        self.trigger, self.kind = Mlp(WIDTH, 3), Mlp(WIDTH, len(KINDS))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """words: (..., WIDTH)."""
        return self.trigger(words), self.kind(words)


class RoleBranch(nn.Module):
    """The words around a trigger, as the encoder gives them -> role logits (batch, words, roles, 3),
    keep logit (batch,), attribute logits (batch, n) each.
    """

    def __init__(self, layers: int, roles: int = len(ROLES), **size: int) -> None:
        super().__init__()
        self.marks, self.distances, self.sentences = (
            nn.Embedding(2, WIDTH),
            nn.Embedding(2 * FAR + 1, WIDTH),
            nn.Embedding(3, WIDTH),
        )
        self.layers = nn.ModuleList(Layer(**size) for _ in range(layers))
        self.roles, self.role, self.keep = roles, Mlp(WIDTH, 3 * roles), Mlp(WIDTH, 1)
        self.attributes = nn.ModuleDict({name: Mlp(2 * WIDTH, len(labels), 128) for name, labels in ATTRIBUTES.items()})
        for table in (self.marks, self.distances, self.sentences):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self, words: Tensor, mask: Tensor, mark: Tensor, distance: Tensor, sentence: Tensor, at: Tensor
    ) -> tuple[Tensor, ...]:
        """words: (batch, words, WIDTH); mask, mark, distance, sentence: (batch, words); at: (batch,) the
        trigger's first word.
        """
        x = words + self.marks(mark) + self.distances(distance) + self.sentences(sentence)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        trigger = x[torch.arange(x.shape[0], device=x.device), at]
        own = (mask * (sentence == 1)).to(x.dtype)[:, :, None]
        both = torch.cat([trigger, (x * own).sum(1) / own.sum(1).clamp(min=1.0)], -1)
        roles = self.role(x).view(x.shape[0], x.shape[1], self.roles, 3)
        return roles, self.keep(trigger)[:, 0], *(head(both) for head in self.attributes.values())


class Network(nn.Module):
    """All parts together: the encoder has MiniLM's first layers, the role branch its last ones. `roles`: the first so
    many of `ROLES`. `size`: `heads` and `inner` of every layer where they are fewer than MiniLM's (narrow.py).
    """

    def __init__(self, role_layers: int = 2, roles: int = len(ROLES), **size: int) -> None:
        super().__init__()
        self.encoder = Encoder(DEPTH - role_layers, **size)
        self.head, self.branch = TriggerHead(), RoleBranch(role_layers, roles, **size)


def saved_network(path: Path) -> Network:
    """Read a network that train.py, narrow.py or restore.py saved."""
    return network_of(torch.load(path)["state"])


def network_of(state: dict[str, Tensor]) -> Network:
    """Give a network of these weights, which tell how many layers of which size it has."""
    layers = {name.split(".")[2] for name in state if name.startswith("branch.layers.")}
    first = "encoder.layers.0"
    size = {"heads": len(state[f"{first}.query.bias"]) // HEAD, "inner": len(state[f"{first}.up.bias"])}
    network = Network(len(layers), len(state["branch.role.3.bias"]) // 3, **size)
    network.load_state_dict(state)
    return network


def with_all_roles(network: Network) -> Network:
    """Let a network that was taught fewer roles than there are learn the others: their outputs begin as chance."""
    old, new = network.branch.role[3], RoleBranch(1).role[3]
    with torch.no_grad():
        for mine, theirs in ((new.weight, old.weight), (new.bias, old.bias)):
            mine[: len(theirs)] = theirs
    network.branch.role[3], network.branch.roles = new, len(ROLES)
    return network


def start_from_minilm(network: Network, folder: Path) -> None:
    """Fill the layers of the encoder and of the role branch from a MiniLM-L6 `model.safetensors`."""
    weights = read_safetensors(folder / "model.safetensors")

    def take(module: nn.Module, name: str) -> None:
        module.load_state_dict({key: weights[f"{name}.{key}"] for key in module.state_dict()})

    encoder = network.encoder
    take(encoder.words, "embeddings.word_embeddings")
    take(encoder.positions, "embeddings.position_embeddings")
    take(encoder.norm, "embeddings.LayerNorm")
    encoder.cases.weight.data[:] = weights["embeddings.token_type_embeddings.weight"][0]
    for index, layer in enumerate([*encoder.layers, *network.branch.layers]):
        _fill_layer(layer, f"encoder.layer.{index}", take)


def _fill_layer(layer: Layer, name: str, take) -> None:
    for part in ("query", "key", "value"):
        take(getattr(layer, part), f"{name}.attention.self.{part}")
    take(layer.out, f"{name}.attention.output.dense")
    take(layer.norm, f"{name}.attention.output.LayerNorm")
    take(layer.up, f"{name}.intermediate.dense")
    take(layer.down, f"{name}.output.dense")
    take(layer.last_norm, f"{name}.output.LayerNorm")


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Read a safetensors file of float32 tensors (8 bytes of header length, a JSON header, raw data)."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    found = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        low, high = entry["data_offsets"]
        flat = torch.frombuffer(bytearray(raw[8 + size + low : 8 + size + high]), dtype=torch.float32)
        found[name.removeprefix("bert.")] = flat.reshape(entry["shape"]).clone()
    return found
