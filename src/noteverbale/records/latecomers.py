"""New texts among many held ones -> which text each copies, and whose answer changes, as `copies.copies` finds it.

In: `Held` (what the store tells of sketches), the ids of new texts.  Out: id -> id of the earliest text it copies.
All sketches are read past once, in small parts, for the few that share a key with a new text; of the others only two
numbers are kept. A text's answer changes where a new one comes to be compared with it, or where a new one crowds out of
a sampled shingle's list the very text that it copies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from noteverbale.records.copies import HEAD, Keys, Numbers, common_enough
from noteverbale.records.families import _APART_DAYS, _FREQUENT, _SHORTEST, BANDS, is_copy, shingles

_FILTER_BITS = 20  # a key is looked at closely only where a wanted one begins with the same bits
_HELD = 512  # texts whose shingles are kept ready for the next comparison


class Known(NamedTuple):
    """A text as far as order and days go."""

    published: date | None
    id: str

    @property
    def turn(self) -> tuple[bool, date, str]:
        """Give the place in the order of texts."""
        return self.published is None, self.published or date.min, self.id


class Held(Protocol):
    """What the store holds of texts, by numbers that never change."""

    def sketches(self) -> Iterator[list[tuple[int, bytes]]]:
        """Give all sketches with their numbers, in order of numbers, part by part."""

    def sketched(self, ids: Collection[str]) -> list[tuple[int, bytes]]:
        """Give the sketches of a few texts."""

    def known(self, numbers: Collection[int]) -> list[tuple[int, date | None, str]]:
        """Give day and id of texts."""

    def copying(self, ids: Collection[str]) -> set[str]:
        """Give the texts that copy one of these."""


def latecomers(held: Held, text: Callable[[str], str], fresh: Collection[str]) -> dict[str, str | None]:
    """Give what each new text copies, and each other text whose answer may have changed."""
    if not fresh:
        return {}
    shelf = _Shelf(held, text, fresh)
    more = shelf.concerned()
    if more:
        shelf = _Shelf(held, text, {*fresh, *more})
    return shelf.answers()


class _Shelf:
    """The asked texts, and all that share a key with them. Texts are told by their place among all."""

    def __init__(self, held: Held, text: Callable[[str], str], asked: Collection[str]) -> None:
        self._held = held
        sketches = {number: np.frombuffer(sketch, dtype=np.uint64) for number, sketch in held.sketched(asked)}
        self._read_past(np.unique(np.concatenate([part[HEAD:] for part in sketches.values()])))
        self._asked = {int(np.searchsorted(self._numbers, number)): part for number, part in sketches.items()}
        self._texts: dict[int, Known] = {}
        self._twins = _twins(self._whole)
        self._get(self._asked)
        self._shingles = lru_cache(maxsize=_HELD)(lambda place: shingles(text(self._texts[place].id)))

    def _read_past(self, wanted: Keys) -> None:
        coarse = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        shift = np.uint64(64 - _FILTER_BITS)
        coarse[wanted >> shift] = True
        parts = [_Part.of(batch, wanted, coarse, shift) for batch in self._held.sketches()]
        before = np.cumsum([0] + [len(part.numbers) for part in parts])
        self._numbers = np.concatenate([part.numbers for part in parts])
        self._whole = np.concatenate([part.whole for part in parts])
        self._size = np.concatenate([part.size for part in parts])
        keys = np.concatenate([part.keys for part in parts])
        owners = np.concatenate([part.owners + begin for part, begin in zip(parts, before, strict=False)])
        banded = np.concatenate([part.banded for part in parts])
        self._near = _Listing(keys[banded], owners[banded])
        self._listed = _Listing(keys[~banded], owners[~banded])

    def concerned(self) -> set[str]:
        """Give the texts besides the asked ones whose answer may change now that those are there."""
        found: set[int] = set()
        crowded: set[int] = set()
        for place, part in self._asked.items():
            found.update(self._same(place))
            found.update(*self._near.under(_bands(part)))
            groups = self._listed.under(_sampled(part))
            found.update(self._common(place, groups))
            crowded.update(*(group for group in groups if len(group) > _FREQUENT))
        ids = {self._text(place).id for place in self._get(found)}
        if crowded:
            ids |= self._held.copying({self._text(place).id for place in self._get(crowded)})
        return ids - {self._text(place).id for place in self._asked}

    def answers(self) -> dict[str, str | None]:
        """Give what the asked texts copy."""
        found = {self._text(place).id: self._answer(place, part) for place, part in self._asked.items()}
        return {id_: None if place is None else self._text(place).id for id_, place in found.items()}

    def _answer(self, place: int, part: Keys) -> int | None:
        whole = self._whole_of(place)
        if whole is not None or self._size[place] < _SHORTEST:
            return whole
        groups = self._listed.under(_sampled(part))
        candidates = {other for group in self._near.under(_bands(part)) for other in group}
        candidates |= self._by_sample(place, groups) if self._common(place, groups) else set()
        self._get(candidates)
        earlier = (other for other in candidates if self._before(other, place) and self._whole_of(other) is None)
        ordered = sorted(earlier, key=lambda other: self._text(other).turn)
        in_time = (other for other in ordered if self._near_in_time(place, other))
        return next((one for one in in_time if is_copy(self._shingles(place), self._shingles(one))), None)

    def _common(self, place: int, groups: Iterable[Sequence[int]]) -> list[int]:
        """Give the texts that may share enough sampled shingles; who stands in the lists is not looked at yet."""
        every = np.fromiter((other for group in groups for other in group if other != place), dtype=np.int64)
        return common_enough(every, self._size, self._size[place])

    def _by_sample(self, place: int, groups: Sequence[Sequence[int]]) -> set[int]:
        self._get({other for group in groups for other in group})
        listed = (other for group in groups for other in self._list(group) if self._before(other, place))
        return set(common_enough(np.fromiter(listed, dtype=np.int64), self._size, self._size[place]))

    def _list(self, group: Sequence[int]) -> list[int]:
        """Give the texts that a sampled shingle is listed under."""
        listed = [other for other in group if self._whole_of(other) is None]
        return sorted(listed, key=lambda other: self._text(other).turn)[:_FREQUENT]

    def _same(self, place: int) -> list[int]:
        """Give the other texts of the very same shingles."""
        return [other for other in self._twins.get(int(self._whole[place]), ()) if other != place]

    def _whole_of(self, place: int) -> int | None:
        """Give the earliest text of the very same shingles before this one, near in time."""
        same = self._get(self._same(place))
        found = [other for other in same if self._before(other, place) and self._near_in_time(place, other)]
        return min(found, key=lambda other: self._text(other).turn, default=None)

    def _before(self, one: int, other: int) -> bool:
        return self._text(one).turn < self._text(other).turn

    def _near_in_time(self, one: int, other: int) -> bool:
        first, second = self._text(one).published, self._text(other).published
        return first is None or second is None or abs((first - second).days) <= _APART_DAYS

    def _get(self, places: Iterable[int]) -> list[int]:
        """Have day and id of texts ready."""
        wanted = list(places)
        missing = {int(self._numbers[place]): place for place in wanted if place not in self._texts}
        if missing:
            for number, published, id_ in self._held.known(missing):
                self._texts[missing[number]] = Known(published, id_)
        return wanted

    def _text(self, place: int) -> Known:
        if place not in self._texts:
            self._get([place])
        return self._texts[place]


class _Part(NamedTuple):
    """What is kept of some sketches: a whole and a size for each, and the wanted keys with their owners."""

    numbers: Numbers
    whole: Keys
    size: Keys
    keys: Keys
    owners: Numbers
    banded: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, batch: list[tuple[int, bytes]], wanted: Keys, coarse: Any, shift: np.uint64) -> _Part:
        flat: Keys = np.frombuffer(b"".join(sketch for _, sketch in batch), dtype=np.uint64)
        ends = np.cumsum([len(sketch) // 8 for _, sketch in batch])
        begins = np.concatenate([[0], ends[:-1]])
        places = np.flatnonzero(coarse[flat >> shift])
        if len(wanted):
            places = places[wanted[np.minimum(np.searchsorted(wanted, flat[places]), len(wanted) - 1)] == flat[places]]
        owners = np.searchsorted(ends, places, side="right")
        within = places - begins[owners]
        kept = within >= HEAD
        numbers = np.array([number for number, _ in batch], dtype=np.int64)
        banded = within[kept] < HEAD + BANDS
        return cls(numbers, flat[begins], flat[begins + 1], flat[places[kept]], owners[kept], banded)


class _Listing:
    """Texts by key."""

    def __init__(self, keys: Keys, owners: Numbers) -> None:
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]

    def under(self, keys: Keys) -> list[list[int]]:
        """Give the texts under each key that more than one text has."""
        begin = np.searchsorted(self._keys, keys, side="left").tolist()
        end = np.searchsorted(self._keys, keys, side="right").tolist()
        found = (slice(one, two) for one, two in zip(begin, end, strict=True) if two - one > 1)
        return [self._owners[place].tolist() for place in found]


def _twins(whole: Keys) -> dict[int, list[int]]:
    """Give the texts of the very same shingles, where there is more than one."""
    order = np.argsort(whole, kind="stable")
    values = whole[order]
    alike = values[1:] == values[:-1]
    double = np.concatenate([alike, [False]]) | np.concatenate([[False], alike])
    found: dict[int, list[int]] = {}
    for value, place in zip(values[double].tolist(), order[double].tolist(), strict=True):
        found.setdefault(value, []).append(place)
    return found


def _bands(part: Keys) -> Keys:
    return part[HEAD : HEAD + BANDS]


def _sampled(part: Keys) -> Keys:
    return part[HEAD + BANDS :]
