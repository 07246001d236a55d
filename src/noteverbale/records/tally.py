"""What a record's claims tell, value by value -> the values that stand.

In: values, claim by claim.  Out: those told nearly as often as the most told one, so that one stray claim does not draw
others of another event after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from noteverbale.records.names import NO_NAMES, Names

_STRAY = 4  # a value told this many times less often than the most told one does not count
_NONE: frozenset[Any] = frozenset()


class Tally:
    """How often each value was told, in the order first told. Most of a record's tallies stay empty, and so small."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: dict[Any, int] | None = None

    def __bool__(self) -> bool:
        return self._counts is not None

    def add(self, values: Iterable[Any]) -> None:
        """Count values once more."""
        for value in values:
            if self._counts is None:
                self._counts = {}
            self._counts[value] = self._counts.get(value, 0) + 1

    def standing(self) -> frozenset[Any]:
        """Give the values that stand."""
        if self._counts is None or len(self._counts) < 2:
            return frozenset(self._counts) if self._counts else _NONE
        least = max(self._counts.values()) / _STRAY
        return frozenset(value for value, count in self._counts.items() if count >= least)

    def latest(self, most: int) -> tuple[Any, ...]:
        """Give the values that stand, the ones told last at most."""
        standing = self.standing()
        return tuple(value for value in self._counts or () if value in standing)[-most:]


class NamesTally:
    """How often each person and office was named in one part."""

    __slots__ = ("offices", "persons")

    def __init__(self) -> None:
        self.persons, self.offices = Tally(), Tally()

    def with_(self, told: Names) -> Names:
        """Count what one more claim names and give what stands."""
        self.persons.add(told.persons)
        self.offices.add(told.offices)
        if not self.persons and not self.offices:
            return NO_NAMES
        return Names(shared(self.persons.standing()), shared(self.offices.standing()))


@lru_cache(maxsize=8192)
def shared(told: frozenset[Any]) -> frozenset[Any]:
    """Give an equal set that other records hold too: the same parties and persons come again and again."""
    return told
