"""What a record's claims tell, value by value -> the values that stand.

In: values, claim by claim.  Out: those told nearly as often as the most told one, so that one stray claim does not draw
others of another event after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noteverbale.records.names import NO_NAMES, Names

_STRAY = 4  # a value told this many times less often than the most told one does not count


class Tally:
    """How often each value was told, in the order first told."""

    __slots__ = ("counts",)

    def __init__(self) -> None:
        self.counts: dict[Any, int] = {}

    def add(self, values: Iterable[Any]) -> None:
        """Count values once more."""
        for value in values:
            self.counts[value] = self.counts.get(value, 0) + 1

    def standing(self) -> frozenset[Any]:
        """Give the values that stand."""
        if len(self.counts) < 2:
            return frozenset(self.counts)
        least = max(self.counts.values()) / _STRAY
        return frozenset(value for value, count in self.counts.items() if count >= least)

    def latest(self, most: int) -> list[Any]:
        """Give the values that stand, the ones told last at most."""
        standing = self.standing()
        return [value for value in self.counts if value in standing][-most:]


class NamesTally:
    """How often each person and office was named in one part."""

    __slots__ = ("offices", "persons")

    def __init__(self) -> None:
        self.persons, self.offices = Tally(), Tally()

    def with_(self, told: Names) -> Names:
        """Count what one more claim names and give what stands."""
        self.persons.add(told.persons)
        self.offices.add(told.offices)
        if not self.persons.counts and not self.offices.counts:
            return NO_NAMES
        return Names(self.persons.standing(), self.offices.standing())
