"""Who is drawn: a random sample without replacement, from all or stratum by stratum.

In: ids, a seed.  Out: the ids drawn, in random order, each with the size of what it stands for.
An id's place is its hash with the seed, so the same seed gives the same sample on every machine, a larger sample keeps
the rows of a smaller one, and a coder who stops early has judged a random sample too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from typing import TypeVar

from noteverbale.errors import ConfigError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An id, the stratum it was drawn from, and how many ids that stratum has."""

    id: str
    stratum: str
    size: int


def draw(strata: Mapping[str, Sequence[str]], size: int, seed: int) -> list[Drawn]:
    """Give `size` ids (all, where there are fewer), the same number from each stratum as far as it has them."""
    taken = shares({name: len(ids) for name, ids in strata.items()}, size)
    found = [
        Drawn(id, name, len(ids)) for name, ids in strata.items() for id in in_random_order(ids, seed)[: taken[name]]
    ]
    return sorted(found, key=lambda one: _place(one.id, seed))


def draw_from(found: Iterable[T], id_of: Callable[[T], str], size: int, seed: int) -> tuple[list[T], int]:
    """Give `size` of many, in random order, and how many there are; no more than these are held at a time."""
    count = 0

    def counted() -> Iterator[T]:
        nonlocal count
        for one in found:
            count += 1
            yield one

    chosen = nsmallest(size, counted(), key=lambda one: _place(id_of(one), seed))
    return chosen, count


def in_random_order(ids: Iterable[str], seed: int) -> list[str]:
    """Give ids in the order that a seed gives them."""
    return sorted(ids, key=lambda id: _place(id, seed))


def shares(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Give how many to take from each stratum: alike, and what small ones lack from the larger ones.

    Raises ConfigError where not each can have one.
    """
    strata = sorted((name for name in sizes if sizes[name]), key=lambda name: (sizes[name], name))
    if size < len(strata):
        raise ConfigError(f"a sample of {size} is less than one for each of {len(strata)} kinds; ask for more")
    found, left = dict.fromkeys(sizes, 0), size
    for done, name in enumerate(strata):
        found[name] = min(sizes[name], left // (len(strata) - done))
        left -= found[name]
    return found


def _place(id: str, seed: int) -> tuple[bytes, str]:
    return blake2b(f"{seed}\0{id}".encode(), digest_size=8).digest(), id
