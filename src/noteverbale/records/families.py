"""Texts -> families of copies: which texts are one text printed more than once, cut or extended.

In: (id, text) of every document, with publication days where known.  Out: id -> id of the first text of its family.
A text joins the family of the earliest text before it that it copies, and never joins two families to one, so the
families of earlier texts do not change when later ones arrive.
Way: 4-word shingles as 64-bit hashes; candidates from MinHash (128 permutations, near copies) and from sampled shingles
(cut and extended copies); every candidate is confirmed on the whole sets of shingles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from noteverbale.resolve.marks import unmarked

Shingles = npt.NDArray[np.uint64]

JACCARD = 0.55  # near copies: share of all shingles in common
CONTAINMENT = 0.8  # cut or extended copies: share of the shorter text's shingles found in the longer
_SHORTEST = 24  # shingles; a shorter text is a copy only of an equal one
_SAMPLE = 16  # one shingle in 16 is indexed for containment
_APART_DAYS = 45  # texts published farther apart share a form (lists of members, decrees), not a story
_FREQUENT = 32  # texts a shingle may be listed under; boilerplate stops being indexed
_PERMUTATIONS, BANDS, _SEED = 128, 32, 42
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)
_WORD = re.compile(r"\w+")


def families(
    documents: Iterable[tuple[str, str]], published: Mapping[str, date | None] | None = None
) -> dict[str, str]:
    """Give the family of every document: the id of its first text, by publication day (undated last), then id.

    The answer does not depend on the order of `documents`.
    """
    days = published or {}
    texts = {id_: shingles(text) for id_, text in documents}
    order = sorted(texts, key=lambda id_: (days.get(id_) is None, days.get(id_) or date.min, id_))
    index = _Index([texts[id_] for id_ in order], [days.get(id_) for id_ in order])
    first: dict[str, str] = {}
    for number, id_ in enumerate(order):
        earlier = index.earliest_copy(number)
        first[id_] = id_ if earlier is None else first[order[earlier]]
    return {id_: first[id_] for id_ in sorted(first)}


def shingles(text: str) -> Shingles:
    """Give the distinct 4-word shingles of a text, as it is seen, as sorted 64-bit hashes; under 4 words it has one."""
    words = np.array([_hashed(word) for word in _WORD.findall(unmarked(text).lower())], dtype=np.uint64)
    if len(words) < 4:
        return np.array([np.bitwise_xor.reduce(words)] if len(words) else [0], dtype=np.uint64)
    mixed = np.zeros(len(words) - 3, dtype=np.uint64)
    for place, factor in enumerate(_MIX):
        mixed += words[place : len(words) - 3 + place] * factor
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


@lru_cache(maxsize=1 << 18)
def _hashed(word: str) -> int:
    data = word.encode()
    return crc32(data) << 32 | crc32(data, 0x5BD1E995)


def is_copy(one: Shingles, other: Shingles) -> bool:
    """Tell whether two sets of shingles are copies: alike as wholes, or one held in the other."""
    shorter = min(len(one), len(other))
    common = len(np.intersect1d(one, other, assume_unique=True))
    if shorter < _SHORTEST:
        return common == len(one) == len(other)
    return common / (len(one) + len(other) - common) >= JACCARD or common / shorter >= CONTAINMENT


class _Index:
    """Earlier texts, found by whole, by MinHash and by sampled shingles."""

    def __init__(self, texts: list[Shingles], days: list[date | None]) -> None:
        from rensa import RMinHashLSH

        self._texts = texts
        self._days = days
        self._whole: dict[bytes, list[int]] = {}
        self._near = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=BANDS)
        self._sampled: dict[int, list[int]] = {}

    def earliest_copy(self, number: int) -> int | None:
        """Give the earliest text before `number` that it copies, None if there is none, and take it in."""
        text = self._texts[number]
        same = self._whole.setdefault(text.tobytes(), [])
        found = next((other for other in same if self._near_in_time(number, other)), None)
        same.append(number)
        if found is not None or len(text) < _SHORTEST:
            return found
        near = _minhash(text)
        candidates = sorted({*self._near.query(near), *self._sharing(text)})
        self._near.insert(number, near)
        self._take_in(number, text)
        in_time = (other for other in candidates if self._near_in_time(number, other))
        return next((other for other in in_time if is_copy(text, self._texts[other])), None)

    def _near_in_time(self, number: int, other: int) -> bool:
        one, two = self._days[number], self._days[other]
        return one is None or two is None or abs((one - two).days) <= _APART_DAYS

    def _sharing(self, text: Shingles) -> Iterator[int]:
        """Give texts that share enough sampled shingles to be worth a full comparison."""
        sampled = _sample(text)
        counts = Counter(other for value in sampled for other in self._sampled.get(value, ()))
        for other, common in counts.items():
            shorter = min(len(text), len(self._texts[other])) / _SAMPLE
            if common >= max(1.0, 0.4 * shorter):
                yield other

    def _take_in(self, number: int, text: Shingles) -> None:
        for value in _sample(text):
            listed = self._sampled.setdefault(value, [])
            if len(listed) < _FREQUENT:
                listed.append(number)


def _sample(text: Shingles) -> list[int]:
    chosen: list[int] = text[text % np.uint64(_SAMPLE) == 0].tolist()
    return chosen


def _minhash(text: Shingles) -> Any:
    from rensa import RMinHash

    data = text.tobytes()
    digest = RMinHash(_PERMUTATIONS, _SEED)
    digest.update([data[i : i + 8] for i in range(0, len(data), 8)])
    return digest
