"""Parsing as a second task: an open treebank teaches the encoder which words belong to which verb.

In: CoNLL-U (UD English-EWT, CC BY-SA 4.0; not part of the project).  Out: sentences with heads and relations, and the
loss of a small biaffine parser on the words that the role branch reads. The parser is thrown away after
training; what it taught the encoder stays.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from noteverbale.reading.wordpieces import Pieces
from noteverbale.reading.words import Sentence, packaged_pieces, read_sentences
from noteverbale.types import Span
from training.batches import padded
from training.data import IGNORE
from training.network import WIDTH

# What the parser's loss counts for beside the reader's own.
SHARE = 1.0


@dataclass(slots=True)
class Tree:
    """A sentence. `heads`: (words,) index of each word's head plus one, 0 for the root, IGNORE for inner parts of a
    token; `relations`: (words,) index into the treebank's relation names, IGNORE likewise.
    """

    sentence: Sentence
    heads: np.ndarray
    relations: np.ndarray


@dataclass(slots=True)
class Treebank:
    """All sentences of a file and the names of its relations."""

    trees: list[Tree]
    names: list[str]

    def batches(self, dice: random.Random, pieces: int) -> Iterator[list[Tree]]:
        """Yield shuffled batches of about `pieces` pieces, for ever."""
        while True:
            order = sorted(self.trees, key=lambda t: len(t.sentence.ids) + dice.uniform(-4, 4))
            groups: list[list[Tree]] = [[]]
            for tree in order:
                if groups[-1] and (len(groups[-1]) + 1) * len(tree.sentence.ids) > pieces:
                    groups.append([])
                groups[-1].append(tree)
            dice.shuffle(groups)
            yield from groups


def read(path: Path) -> Treebank:
    """Read a CoNLL-U file, gzip or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    pieces, names = packaged_pieces(), dict[str, int]()
    return Treebank([t for b in blocks if (t := _tree(b, pieces, names))], list(names))


def _tree(block: str, pieces: Pieces, names: dict[str, int]) -> Tree | None:
    rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
    rows = [row for row in rows if row[0].isdigit()]
    text, begins = "", []
    for row in rows:
        begins.append(len(text))
        text += row[1] if "SpaceAfter=No" in row[9] else row[1] + " "
    found = list(read_sentences(text, [Span(0, len(text))], pieces))
    if len(found) != 1:
        return None
    places = np.searchsorted(found[0].starts, begins, side="right") - 1
    heads = np.full(len(found[0].starts), IGNORE)
    relations = heads.copy()
    for row, place in zip(rows, places.tolist(), strict=True):
        if heads[place] == IGNORE:
            heads[place] = places[int(row[6]) - 1] + 1 if row[6] != "0" else 0
            relations[place] = names.setdefault(row[7].split(":")[0], len(names))
    return Tree(found[0], heads, relations)


class Parser(nn.Module):
    """Word vectors (batch, words, WIDTH) -> arc logits (batch, words, 1 + words) and relation logits at given heads."""

    def __init__(self, relations: int, size: int = 192) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(1, 1, WIDTH))
        self.dependent, self.head = (nn.Sequential(nn.Linear(WIDTH, size), nn.GELU()) for _ in range(2))
        self.arc = nn.Linear(size, size)
        self.relation = nn.Linear(2 * size, relations)

    def forward(self, words: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """heads: (batch, words), whose relation is asked."""
        owners = self.head(torch.cat([self.root.to(words.dtype).expand(len(words), -1, -1), words], 1))
        dependents = self.dependent(words)
        arcs = self.arc(dependents) @ owners.transpose(1, 2)
        chosen = owners.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, owners.shape[-1]))
        return arcs, self.relation(torch.cat([dependents, chosen], -1))


def parse_loss(network: nn.Module, parser: Parser, trees: list[Tree]) -> Tensor:
    """Give the parser's loss on a batch."""
    first, heads = padded([t.sentence.first + 1 for t in trees], 0), padded([t.heads for t in trees], IGNORE)
    ids = padded([np.concatenate([[101], t.sentence.ids, [102]]) for t in trees], 0)
    cases = padded([np.concatenate([[0], t.sentence.cases, [0]]) for t in trees], 0)
    bias = (ids == 0).float()[:, None, None, :] * -1e4
    words = network.encoder(ids, cases, bias).gather(1, first[:, :, None].expand(-1, -1, WIDTH))
    arcs, relations = parser(words, heads)
    absent = torch.cat([torch.zeros(len(trees), 1), (heads == IGNORE).float()], 1)[:, None, :] * -1e4
    wanted = padded([t.relations for t in trees], IGNORE)
    return F.cross_entropy(
        (arcs.float() + absent).flatten(0, 1), heads.flatten(), ignore_index=IGNORE
    ) + F.cross_entropy(relations.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
