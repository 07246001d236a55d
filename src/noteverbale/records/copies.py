"""Sketches of texts -> which text each one copies: the same answer as `families.families`, without the texts in memory.

In: for each document its day and a sketch (about 1 kB, kept by the store); a way to get a text when a copy is to be
confirmed.  Out: id -> id of the earliest text it copies.  A sketch: a hash of all shingles, their number, a hash for
each band of MinHash, and the sampled shingles.
New documents need an answer, and so do those later texts that share a key with one of them; no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice, takewhile
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from noteverbale.records.families import (
    _APART_DAYS,
    _BANDS,
    _FREQUENT,
    _MIX,
    _PERMUTATIONS,
    _SAMPLE,
    _SHORTEST,
    Shingles,
    _minhash,
    _sample,
    is_copy,
    shingles,
)

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Sorted = tuple[Keys, Numbers]

_HEAD = 2  # whole, size
_HELD = 512  # texts whose shingles are kept ready for the next comparison
_WIDTH = _PERMUTATIONS // _BANDS


class Text(NamedTuple):
    """A document as far as copies go. `copy_of`: the answer when it was last asked."""

    id: str
    published: date | None
    sketch: bytes
    copy_of: str | None = None


def sketch(text: str) -> bytes:
    """Give a text's sketch."""
    found = shingles(text)
    whole = int.from_bytes(blake2b(found.tobytes(), digest_size=8).digest(), "big")
    head = np.array([whole, len(found)], dtype=np.uint64)
    if len(found) < _SHORTEST:
        return head.tobytes()
    return np.concatenate([head, _bands(found), np.array(_sample(found), dtype=np.uint64)]).tobytes()


def _bands(found: Shingles) -> Keys:
    rows = np.array(_minhash(found).digest(), dtype=np.uint64).reshape(_BANDS, _WIDTH)
    mixed: Keys = np.arange(1, _BANDS + 1, dtype=np.uint64) * _MIX[0]
    for column in range(_WIDTH):
        mixed = (mixed ^ rows[:, column]) * _MIX[1 + column % 3]
        mixed ^= mixed >> np.uint64(31)
    return mixed


def copies(texts: Sequence[Text], text: Callable[[str], str], come: set[str] | None = None) -> dict[str, str | None]:
    """Give, for each document whose answer is new, the earliest text it copies (None: it copies none).

    `come`: the documents that are new; without it all are asked. The order of `texts` does not matter.
    """
    ordered = sorted(texts, key=lambda one: (one.published is None, one.published or date.min, one.id))
    shelf = _Shelf(ordered, text)
    asked = range(len(ordered)) if come is None else shelf.concerned(come)
    shelf.prepare(None if come is None else asked)
    return {ordered[number].id: shelf.answer(number) for number in asked}


def families_of(texts: Sequence[Text], found: Mapping[str, str | None]) -> dict[str, str]:
    """Give the first text of every document's family; `found`: answers that are newer than `copy_of`."""
    first: dict[str, str] = {}
    for one in sorted(texts, key=lambda one: (one.published is None, one.published or date.min, one.id)):
        earlier = found.get(one.id, one.copy_of)
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
        return self._part(number)[_HEAD : _HEAD + _BANDS]

    def _sampled(self, number: int) -> Keys:
        return self._part(number)[_HEAD + _BANDS :]

    def _whole(self, number: int) -> int | None:
        """Give the earliest text of the very same shingles before this one, near in time."""
        same = self._same[int(self._part(number)[0])]
        return next((other for other in same if other < number and self._near_in_time(number, other)), None)

    def _near_in_time(self, number: int, other: int) -> bool:
        one, two = self._ordered[number].published, self._ordered[other].published
        return one is None or two is None or abs((one - two).days) <= _APART_DAYS

    def concerned(self, come: set[str]) -> list[int]:
        """Give the documents whose answer may differ: the new, and later ones that share a key with a new one."""
        fresh = [number for number, one in enumerate(self._ordered) if one.id in come]
        if not fresh:
            return []
        listed = _sorted(*self._holders(np.unique(np.concatenate([self._part(number) for number in fresh]))))
        found = set(fresh)
        for number in fresh:
            part = self._part(number)
            firm = np.concatenate([part[:1], part[_HEAD : _HEAD + _BANDS]])
            sharing = [*_found(listed, firm), *self._unsettled(listed, number)]
            found.update(other for group in sharing for other in group.tolist() if other > number)
        return sorted(found)

    def _unsettled(self, listed: Sorted, number: int) -> Iterator[Numbers]:
        """Give the documents under those of a new text's sampled shingles that do not list enough earlier texts yet."""
        for group in _found(listed, self._sampled(number)):
            listed_first = (int(other) for other in group if int(other) not in self._whole_copy)
            if sum(1 for _ in takewhile(lambda other: other < number, islice(listed_first, _FREQUENT))) < _FREQUENT:
                yield group

    def _holders(self, wanted: Keys) -> tuple[Keys, Numbers]:
        """Give (key, document) for every place where one of the keys stands, in order of documents."""
        places = np.flatnonzero(_among(self._flat, wanted))
        return self._flat[places], np.searchsorted(self._ends, places, side="right")

    def prepare(self, asked: Sequence[int] | None) -> None:
        """Sort the keys by which the asked documents (None: all) are found."""
        whole = np.array(sorted(self._whole_copy), dtype=np.int64)
        wanted = (
            None
            if asked is None
            else np.unique(np.concatenate([self._part(n)[_HEAD:] for n in asked] or [self._flat[:0]]))
        )
        places = np.arange(len(self._flat)) if wanted is None else np.flatnonzero(_among(self._flat, wanted))
        owners = np.searchsorted(self._ends, places, side="right")
        within = places - np.where(owners > 0, self._ends[owners - 1], 0)
        kept = (within >= _HEAD) & ~np.isin(owners, whole)
        bands = within < _HEAD + _BANDS
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

    def _by_sample(self, number: int) -> Iterator[int]:
        groups = _found(self._listed, self._sampled(number))
        counts = Counter(other for group in groups for other in group[:_FREQUENT].tolist() if other < number)
        for other, common in counts.items():
            shorter = min(int(self._size[number]), int(self._size[other])) / _SAMPLE
            if common >= max(1.0, 0.4 * shorter):
                yield other


def _sorted(keys: Keys, owners: Numbers) -> Sorted:
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def _found(listed: Sorted, keys: Keys) -> Iterator[Numbers]:
    """Give the documents under each key that more than one document has."""
    begin, end = np.searchsorted(listed[0], keys, side="left"), np.searchsorted(listed[0], keys, side="right")
    for place in np.flatnonzero(end - begin > 1).tolist():
        yield listed[1][begin[place] : end[place]]


def _among(values: Keys, wanted: Keys) -> npt.NDArray[np.bool_]:
    if not len(wanted):
        return np.zeros(len(values), dtype=np.bool_)
    places = np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)
    found: npt.NDArray[np.bool_] = wanted[places] == values
    return found
