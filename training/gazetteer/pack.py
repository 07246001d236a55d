"""Places -> the packed file that the package carries.

Out: one NumPy archive. Places are columns; names are found by 48-bit keys (a hash of the folded name) in sorted order,
each with the numbers of its places, most populous first. Layout: docs/places.md.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
from training.gazetteer.rows import KINDS, Place

from noteverbale.resolve.places.names import fold, key, skeleton

#: Alternate names of a town below this many people are kept only where they differ by spelling, not by tongue.
_POPULOUS = 1000
#: Places of so many people are also found by sound.
_HEARD_OF = 15_000


def pack(places: list[Place], path: Path) -> None:
    """Write the archive; the same places always give the same bytes."""
    divisions = sorted({place.division for place in places if place.division})
    countries = sorted({place.country for place in places})
    number = {division: position + 1 for position, division in enumerate(divisions)}
    names = [place.name.encode() for place in places]
    keys, starts, postings = _postings(places)
    sounds = _sounds(places)
    beside = path.with_suffix(".new.npz")
    np.savez_compressed(
        beside,
        latitude=np.array([round(place.latitude * 1e4) for place in places], np.int32),
        longitude=np.array([round(place.longitude * 1e4) for place in places], np.int32),
        population=np.array([min(place.population, 2**32 - 1) for place in places], np.uint32),
        kind=np.array([KINDS.index(place.kind) for place in places], np.uint8),
        country=np.array([countries.index(place.country) for place in places], np.uint8),
        division=np.array([number.get(place.division, 0) if place.division else 0 for place in places], np.uint16),
        geonames_id=np.array([place.geonames_id for place in places], np.uint32),
        name_length=np.array([len(name) for name in names], np.uint8),
        names=np.frombuffer(b"".join(names), np.uint8),
        key_high=(keys >> np.uint64(16)).astype(np.uint32),
        key_low=(keys & np.uint64(0xFFFF)).astype(np.uint16),
        key_places=np.diff(starts).astype(np.uint16),
        postings=postings,
        sound_high=(sounds[:, 0] >> np.uint64(16)).astype(np.uint32),
        sound_low=(sounds[:, 0] & np.uint64(0xFFFF)).astype(np.uint16),
        sound_place=sounds[:, 1].astype(np.uint32),
        kinds=np.array(KINDS),
        countries=np.array(countries),
        divisions=np.array([f"{country} {code}" for country, code in divisions]),
    )
    beside.replace(path)


def _postings(places: list[Place]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give sorted keys, where each key's places begin, and place number * 2 + 1 for names that are not the first."""
    filed: dict[int, dict[int, int]] = defaultdict(dict)
    for position, place in enumerate(places):
        filed[key(fold(place.name))][position] = 0
        for name in _kept(place):
            filed[key(fold(name))].setdefault(position, 1)
    ordered = sorted(filed)
    starts, postings = [0], []
    for value in ordered:
        members = sorted(filed[value].items(), key=lambda item: (-places[item[0]].population, item[0]))
        postings += [position * 2 + other for position, other in members]
        starts.append(len(postings))
    return np.array(ordered, np.uint64), np.array(starts), np.array(postings, np.uint32)


def _sounds(places: list[Place]) -> np.ndarray:
    """Give sorted (key of a name's consonants, place number) of places whose names reach the news in many spellings."""
    pairs = set()
    for position, place in enumerate(places):
        if place.population >= _HEARD_OF and place.kind in ("city", "capital", "division"):
            for name in (place.name, *_kept(place)):
                if skeleton(fold(name)):
                    pairs.add((key(skeleton(fold(name))), position))
    return np.array(sorted(pairs), np.uint64)


def _kept(place: Place) -> list[str]:
    names = [name for name in place.alternates if _latin(name)]
    if place.kind in ("city", "capital"):
        names = [name for name in names if name[:1].isupper() and len(name) > 3 and not name.isupper()]
        if place.population < _POPULOUS:
            first = fold(place.name)
            names = [name for name in names if fold(name)[:1] == first[:1]]
    return [name for name in names if fold(name) and fold(name) != fold(place.name)]


def _latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’‘ʻʼʿʾ–" for letter in name)
