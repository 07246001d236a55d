"""Persons under one word of their names -> whom a name stands for at a place, in time that does not grow with how often
the text names them; for the word alone nor with how many bear it.

In: persons in the order in which a document tells of them.  Out: the first, or the last told up to a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from noteverbale.resolve.actors.people import Person

# Stands among the names for all bearers of the word together.
_WHOEVER: tuple[str, ...] = ()


class _Told(NamedTuple):
    """A person and his number among all of one word; numbers tell who was told of later."""

    start: int
    number: int
    person: Person


class _Namesakes:
    """Persons of the same names: who was told of first, and who last up to each place."""

    def __init__(self, first: _Told) -> None:
        self.first, self._lasts = first, [first]

    def add(self, told: _Told) -> None:
        """Whoever stands behind the newest is never the last one told of again."""
        while self._lasts and self._lasts[-1].start >= told.start:
            self._lasts.pop()
        self._lasts.append(told)

    def last(self, at: int) -> _Told | None:
        """Give who was told of last among those that stand up to an offset."""
        place = bisect_right(self._lasts, at, key=lambda told: told.start)
        return self._lasts[place - 1] if place else None


class Bearers:
    """Everybody in a document whose name has one word. `first`: the first told of, also one of no known state."""

    def __init__(self, first: Person) -> None:
        self.people = [first]
        self._by_names: dict[tuple[str, ...], _Namesakes] = {}
        self._note(first)

    def __len__(self) -> int:
        """How many names they have, so how long it takes to ask."""
        return len(self._by_names)

    @property
    def first(self) -> Person:
        """The first told of, whether his state is known or not."""
        return self.people[0]

    def add(self, person: Person) -> None:
        """Enter the next person told of."""
        self.people.append(person)
        self._note(person)

    def _note(self, person: Person) -> None:
        if not person.code:
            return
        told = _Told(person.start, len(self.people), person)
        for names in (_WHOEVER, person.tokens):
            if names in self._by_names:
                self._by_names[names].add(told)
            else:
                self._by_names[names] = _Namesakes(told)

    def shared(self, names: set[str]) -> int:
        """Give how many of the names somebody of a known state shares at the most."""
        if len(names) == 1:
            return min(1, len(self))
        return max((len(names.intersection(own)) for own in self._by_names), default=0)

    def sharing(self, names: set[str], number: int) -> Person | None:
        """Give the first of a known state who shares so many of the names."""
        return _person(min((same.first for same in self._like(names, number)), key=_number, default=None))

    def last(self, names: set[str], number: int, at: int) -> Person | None:
        """Give who was told of last, up to an offset, among those who share so many of the names."""
        told = (same.last(at) for same in self._like(names, number))
        return _person(max(filter(None, told), key=_number, default=None))

    def _like(self, names: set[str], number: int) -> Iterable[_Namesakes]:
        if len(names) == 1:
            return (self._by_names[_WHOEVER],) if self._by_names else ()
        return (same for own, same in self._by_names.items() if len(names.intersection(own)) == number)


def _number(told: _Told) -> int:
    return told.number


def _person(told: _Told | None) -> Person | None:
    return told.person if told else None
