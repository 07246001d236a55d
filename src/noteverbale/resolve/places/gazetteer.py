"""The packed gazetteer and the written tables as one: folded name -> places that bear it.

In: `ontology/places/gazetteer.npz` (built by training/gazetteer), the written tables.  Out: `Named` pairs, the most
populous first.  Memory: 25 MB; loads in a fifth of a second, once, when first asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import packaged
from noteverbale.resolve.places.names import key, skeleton
from noteverbale.resolve.places.tables import FIRST, OTHER, Entry, Named, written

#: Names like San Antonio have hundreds of bearers; those beyond the most populous are only reached by their container.
MOST = 60


class Gazetteer:
    """Looks places up by folded name. Get one from `load`."""

    def __init__(self, packed: dict[str, Any], names: dict[str, list[Named]]) -> None:
        self._packed, self._written = packed, names
        self._keys = packed["key_high"].astype(np.uint64) << np.uint64(16) | packed["key_low"]
        self._sounds = packed["sound_high"].astype(np.uint64) << np.uint64(16) | packed["sound_low"]
        self._starts = np.concatenate(([0], np.cumsum(packed["key_places"], dtype=np.int64)))
        self._name_ends = np.cumsum(packed["name_length"], dtype=np.int64)
        self._names = packed["names"].tobytes()
        self._divisions = ["", *(str(name).split(" ", 1)[1] for name in packed["divisions"])]
        self._kinds = [str(kind) for kind in packed["kinds"]]
        self._countries = [str(code) for code in packed["countries"]]
        self.find = lru_cache(maxsize=20000)(self._find)
        self._entry = lru_cache(maxsize=100000)(self._unpack)

    def alike(self, folded: str) -> tuple[Named, ...]:
        """Give the better-known places whose names have the same consonants."""
        sound = skeleton(folded)
        if not sound:
            return ()
        value, keys = key(sound), self._sounds
        at = int(np.searchsorted(keys, np.uint64(value)))
        last = int(np.searchsorted(keys, np.uint64(value), side="right"))
        return tuple((self._entry(number), OTHER) for number in self._packed["sound_place"][at:last].tolist())

    def known(self, folded: Sequence[str]) -> list[bool]:
        """Tell for each folded name whether any place bears it."""
        if not folded:
            return []
        keys = np.array([key(name) for name in folded], np.uint64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return [
            hit or name in self._written for hit, name in zip((self._keys[at] == keys).tolist(), folded, strict=True)
        ]

    def written(self, folded: str) -> bool:
        """Tell whether a name stands in a written table (countries and places of the news)."""
        return folded in self._written

    def division(self, country: str, admin1: str) -> tuple[Named, ...]:
        """Give the first-level division of a code, as `find` gives names."""
        numbers = self._division_numbers.get((country, admin1), ())
        return tuple((self._entry(number), FIRST) for number in numbers)

    @cached_property
    def _division_numbers(self) -> dict[tuple[str, str], tuple[int, ...]]:
        packed = self._packed
        found: dict[tuple[str, str], tuple[int, ...]] = {}
        for number in np.flatnonzero(packed["kind"] == self._kinds.index("division")).tolist():
            place = self._countries[int(packed["country"][number])], self._divisions[int(packed["division"][number])]
            found[place] = (number,)
        return found

    def _find(self, folded: str) -> tuple[Named, ...]:
        """Give the bearers of a folded name; "USA CA", in capitals as no folded name is, gives that division."""
        if folded[:3].isupper():
            return self.division(*folded.split(" ", 1))
        own = self._written.get(folded, [])
        ids = {entry.geonames_id for entry, _ in own} - {0}
        value = key(folded)
        at = int(np.searchsorted(self._keys, np.uint64(value)))
        if not folded or at == len(self._keys) or int(self._keys[at]) != value:
            return tuple(own)
        first, last = int(self._starts[at]), int(self._starts[at + 1])
        numbers = self._packed["postings"][first : min(last, first + MOST)].tolist()
        packed = [(self._entry(number >> 1), OTHER if number & 1 else FIRST) for number in numbers]
        return tuple(own) + tuple((entry, role) for entry, role in packed if entry.geonames_id not in ids)

    def _unpack(self, number: int) -> Entry:
        packed = self._packed
        end = int(self._name_ends[number])
        name = self._names[end - int(packed["name_length"][number]) : end].decode()
        return Entry(
            number,
            name,
            float(packed["latitude"][number]) / 1e4,
            float(packed["longitude"][number]) / 1e4,
            self._kinds[int(packed["kind"][number])],
            self._countries[int(packed["country"][number])],
            self._divisions[int(packed["division"][number])],
            int(packed["population"][number]),
            int(packed["geonames_id"][number]),
        )


@cache
def _packed() -> dict[str, Any]:
    path = packaged("places/gazetteer.npz")
    try:
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (OSError, ValueError, KeyError) as error:
        raise OntologyError(f"{path}: the gazetteer is missing or damaged ({error}); reinstall the package") from error


@lru_cache(maxsize=4)
def load(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Give the gazetteer, with the places of the user's tables if any."""
    return Gazetteer(_packed(), written(extra))
