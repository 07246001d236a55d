"""How well the words of a pointer ("the general", "they") go with each actor whom they may mean, by the vectors that
the network has for both in their text.

In: the windows of a text with their vectors; weights fitted by training/train_likeness.py (pointers.npz).
Out: for a pointer and its candidates what is added to the score of each (resolve/actors/anaphora.py).
Form: q is the pointer's vector times `pointer`, plus that of its class; m a mention's times `mention`, both `width`
long; added is q . m / sqrt(width). A candidate without a mention (the publisher's home, nobody known) has its own m.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from noteverbale.errors import ModelError
from noteverbale.reading.network import Scores
from noteverbale.reading.windows import Window
from noteverbale.resolve.actors.anaphora import Row

# Classes of pointers that have vectors of their own (resolve/actors/target.py); all others share the last.
KINDS = ("he", "it", "they", "we", "you", "this", "which", "name", "titled", "person", "people", "body", "sides")
# Candidates without a mention, by the first of their features; the last are mentions in words that were not read.
UNMENTIONED = ("home", "filed", "dominant", "guest", "speaker", "addressee", "unknown", "unread")
# Words of a text beyond which no vectors are kept (some 70 MB): no article is a tenth as long.
LONGEST = 100_000


class Weights(NamedTuple):
    """`pointer`, `mention`: (2 x vector, width), the mean of a span's words before its last word; `kind`: (classes + 1,
    width); `unmentioned`: (8, width).
    """

    pointer: np.ndarray
    mention: np.ndarray
    kind: np.ndarray
    unmentioned: np.ndarray


def read_weights(path: Path, digest: str) -> Weights | None:
    """Give the weights fitted to the network of that digest; None where there are none.

    Raises ModelError for a file that cannot be read or belongs to another network.
    """
    if not path.is_file():
        return None
    try:
        with np.load(path) as told:
            of = str(told["of"])
            found = Weights(*(told[name].astype(np.float32) for name in Weights._fields))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"{path}: cannot read these weights ({error}); install noteverbale again") from error
    if of != digest:
        raise ModelError(f"{path}: fitted to another network than the one there; run training/train_likeness.py again")
    return found


class Words:
    """The vectors of a text's words, as its windows are read."""

    def __init__(self) -> None:
        self._starts: list[np.ndarray] = []
        self._ends: list[np.ndarray] = []
        self._vectors: list[np.ndarray] = []
        self._count = 0

    def add(self, window: Window, scores: Scores) -> None:
        """Keep what a window scores; nothing beyond LONGEST words."""
        if self._count >= LONGEST:
            return
        scored = np.flatnonzero(window.scored)
        self._count += len(scored)
        self._starts.append(window.starts[scored])
        self._ends.append(window.ends[scored])
        self._vectors.append(scores.words[scored].astype(np.float16))

    def joined(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give starts, ends (words,) and vectors (words, 384) in text order."""
        return np.concatenate(self._starts), np.concatenate(self._ends), np.concatenate(self._vectors)

    def __bool__(self) -> bool:
        return bool(self._starts)


class Spans:
    """The vectors of spans of a text: the mean of their words, then that of the last."""

    def __init__(self, words: Words) -> None:
        self._starts, self._ends, self._vectors = words.joined()

    def of(self, start: int, end: int) -> np.ndarray | None:
        """Give the vector of a span (768,); None where none of its words was read."""
        first, last = int(self._ends.searchsorted(start, "right")), int(self._starts.searchsorted(end, "left"))
        if last <= first:
            return None
        own = self._vectors[first:last].astype(np.float32)
        return np.concatenate([own.mean(0), own[-1]])


class Likeness:
    """What of a text's pointers and their candidates the network's vectors tell."""

    def __init__(self, weights: Weights, words: Words) -> None:
        self._weights, self._spans = weights, Spans(words)
        self._mentions: dict[tuple[int, int], np.ndarray] = {}

    def __call__(self, kind: str, span: tuple[int, int], rows: Sequence[Row]) -> list[float]:
        """Give what is added to the score of each candidate; nothing where the pointer was not read."""
        pointer, number = self._spans.of(*span), KINDS.index(kind) if kind in KINDS else len(KINDS)
        if pointer is None:
            return [0.0] * len(rows)
        weights = self._weights
        asked = pointer @ weights.pointer + weights.kind[number]
        known = np.stack([self._candidate(row) for row in rows])
        found: list[float] = (known @ asked / np.sqrt(len(asked))).tolist()
        return found

    def _candidate(self, row: Row) -> np.ndarray:
        _, mention, features = row
        if mention is None:
            return np.asarray(self._weights.unmentioned[UNMENTIONED.index(features[0])])
        at = mention.start, mention.end
        if at not in self._mentions:
            vector = self._spans.of(*at)
            unread = self._weights.unmentioned[UNMENTIONED.index("unread")]
            self._mentions[at] = unread if vector is None else np.asarray(vector @ self._weights.mention)
        return self._mentions[at]
