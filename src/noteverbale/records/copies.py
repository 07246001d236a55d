"""Sketches of texts -> which text each one copies: the same answer as `families.families`, without the texts in memory.

In: for each document its day and a sketch (about 1 kB, kept by the store); a way to get a text when a copy is to be
confirmed.  Out: id -> id of the earliest text it copies.  A sketch: a hash of all shingles, their number, a hash for
each band of MinHash, and the sampled shingles.
`latecomers.py` gives the answers that change when a few texts come to many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from noteverbale.records.families import (
    _APART_DAYS,
    _FREQUENT,
    _MIX,
    _PERMUTATIONS,
    _SAMPLE,
    _SHORTEST,
    BANDS,
    Shingles,
    _minhash,
    _sample,
    is_copy,
    shingles,
)

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Sorted = tuple[Keys, Numbers]

HEAD = 2  # whole, size
_HELD = 512  # texts whose shingles are kept ready for the next comparison
_WIDTH = _PERMUTATIONS // BANDS


class Text(NamedTuple):
    """A document as far as copies go."""

    id: str
    published: date | None
    sketch: bytes


def sketch(text: str) -> bytes:
    """Give a text's sketch."""
    found = shingles(text)
    whole = int.from_bytes(blake2b(found.tobytes(), digest_size=8).digest(), "big")
    head = np.array([whole, len(found)], dtype=np.uint64)
    if len(found) < _SHORTEST:
        return head.tobytes()
    return np.concatenate([head, _bands(found), np.array(_sample(found), dtype=np.uint64)]).tobytes()


def _bands(found: Shingles) -> Keys:
    rows = np.array(_minhash(found).digest(), dtype=np.uint64).reshape(BANDS, _WIDTH)
    mixed: Keys = np.arange(1, BANDS + 1, dtype=np.uint64) * _MIX[0]
    for column in range(_WIDTH):
        mixed = (mixed ^ rows[:, column]) * _MIX[1 + column % 3]
        mixed ^= mixed >> np.uint64(31)
    return mixed


def copies(texts: Sequence[Text], text: Callable[[str], str]) -> dict[str, str | None]:
    """Give, for each document, the earliest text it copies (None: it copies none). The order of `texts` is free."""
    ordered = sorted(texts, key=lambda one: (one.published is None, one.published or date.min, one.id))
    shelf = _Shelf(ordered, text)
    shelf.prepare()
    return {ordered[number].id: shelf.answer(number) for number in range(len(ordered))}


def families_of(texts: Sequence[Text], found: Mapping[str, str | None]) -> dict[str, str]:
    """Give the first text of every document's family; `found`: what each text copies."""
    first: dict[str, str] = {}
    for one in sorted(texts, key=lambda one: (one.published is None, one.published or date.min, one.id)):
        earlier = found[one.id]
        first[one.id] = one.id if earlier is None else first[earlier]
    return first


class _Shelf:
    """All texts in order, found by their keys."""

    def __init__(self, ordered: Sequence[Text], text: Callable[[str], str]) -> None:
        self._ordered = ordered
        sizes = np.array([len(one.sketch) // 8 for one in ordered], dtype=np.int64)
        self._ends = np.cumsum(sizes)
        self._flat: Keys = np.frombuffer(b"".join(one.sketch for one in ordered), dtype=np.uint64)
        self._size = self._flat[self._ends - sizes + 1] if len(ordered) else self._flat
        self._same: dict[int, list[int]] = {}
        for number, value in enumerate(self._flat[self._ends - sizes].tolist() if len(ordered) else ()):
            self._same.setdefault(value, []).append(number)
        self._whole_copy = {
            n for group in self._same.values() if len(group) > 1 for n in group[1:] if self._whole(n) is not None
        }
        self._shingles = lru_cache(maxsize=_HELD)(lambda number: shingles(text(ordered[number].id)))

    def _begin(self, number: int) -> int:
        return int(self._ends[number - 1]) if number else 0

    def _part(self, number: int) -> Keys:
        return self._flat[self._begin(number) : int(self._ends[number])]

    def _bands(self, number: int) -> Keys:
        return self._part(number)[HEAD : HEAD + BANDS]

    def _sampled(self, number: int) -> Keys:
        return self._part(number)[HEAD + BANDS :]

    def _whole(self, number: int) -> int | None:
        """Give the earliest text of the very same shingles before this one, near in time."""
        same = self._same[int(self._part(number)[0])]
        return next((other for other in same if other < number and self._near_in_time(number, other)), None)

    def _near_in_time(self, number: int, other: int) -> bool:
        one, two = self._ordered[number].published, self._ordered[other].published
        return one is None or two is None or abs((one - two).days) <= _APART_DAYS

    def prepare(self) -> None:
        """Sort the keys by which documents are found."""
        whole = np.array(sorted(self._whole_copy), dtype=np.int64)
        places = np.arange(len(self._flat))
        owners = np.searchsorted(self._ends, places, side="right")
        within = places - np.where(owners > 0, self._ends[owners - 1], 0)
        kept = (within >= HEAD) & ~np.isin(owners, whole)
        bands = within < HEAD + BANDS
        self._near = _sorted(self._flat[places[kept & bands]], owners[kept & bands])
        self._listed = _sorted(self._flat[places[kept & ~bands]], owners[kept & ~bands])

    def answer(self, number: int) -> str | None:
        """Give the id of the earliest text that a document copies."""
        earlier = self._whole(number) if number in self._whole_copy else self._earliest(number)
        return None if earlier is None else self._ordered[earlier].id

    def _earliest(self, number: int) -> int | None:
        if self._size[number] < _SHORTEST:
            return None
        candidates = sorted({*self._by_bands(number), *self._by_sample(number)})
        in_time = (other for other in candidates if self._near_in_time(number, other))
        return next((n for n in in_time if is_copy(self._shingles(number), self._shingles(n))), None)

    def _by_bands(self, number: int) -> set[int]:
        found = (other for group in _found(self._near, self._bands(number)) for other in group.tolist())
        return {other for other in found if other < number}

    def _by_sample(self, number: int) -> list[int]:
        groups = [group[:_FREQUENT] for group in _found(self._listed, self._sampled(number))]
        listed = np.concatenate(groups) if groups else self._ends[:0]
        return common_enough(listed[listed < number], self._size, self._size[number])


def common_enough(listed: Numbers, sizes: Keys, size: np.uint64) -> list[int]:
    """Give the documents, listed once for each shingle in common, that share enough to be compared as a whole."""
    others, common = np.unique(listed, return_counts=True)
    shorter = np.minimum(sizes[others], size).astype(np.float64) / _SAMPLE
    found: list[int] = others[common >= np.maximum(1.0, 0.4 * shorter)].tolist()
    return found


def _sorted(keys: Keys, owners: Numbers) -> Sorted:
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def _found(listed: Sorted, keys: Keys) -> Iterator[Numbers]:
    """Give the documents under each key that more than one document has."""
    begin, end = np.searchsorted(listed[0], keys, side="left"), np.searchsorted(listed[0], keys, side="right")
    for place in np.flatnonzero(end - begin > 1).tolist():
        yield listed[1][begin[place] : end[place]]
