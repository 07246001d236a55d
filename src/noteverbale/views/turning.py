"""A series of monthly scores -> the months at which its level changes.

In: values in order of time.  Out: `Turn`s: where a new level begins, the means on both sides, and p.
Method: the rank test of Pettitt (1979, Applied Statistics 28, 126-135), which asks no normal distribution and is not
moved by single outliers. For each split t of n values, U(t) sums the signs of all differences between a value before
and a value after; K is the largest |U(t)|; p is about 2 exp(-6 K^2 / (n^3 + n^2)). A split with p below LEVEL is a
change point; then both sides are searched in the same way (binary segmentation). Each side keeps LEAST values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp

LEVEL = 0.05  # below this p a split counts; among random series about one in twenty shows one
LEAST = 6  # values on each side of a change


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of level: `place` is the index of the first value of the new level."""

    place: int
    before: float
    after: float
    p: float


def turns_of(values: Sequence[float]) -> list[Turn]:
    """Give the change points of a series, in order of time; means are those of the levels on both sides."""
    places = dict(sorted(_places(values, 0)))
    bounds = [0, *places, len(values)]
    levels = [values[first:last] for first, last in pairwise(bounds)]
    means = [sum(level) / len(level) for level in levels if level]
    return [
        Turn(place, round(means[number], 2), round(means[number + 1], 2), round(p, 4))
        for number, (place, p) in enumerate(places.items())
    ]


def _places(values: Sequence[float], offset: int) -> Iterator[tuple[int, float]]:
    """Give (index of the first value of a new level, p) for a stretch that begins at `offset`."""
    if len(values) < 2 * LEAST:
        return
    place, p = pettitt(values)
    if p >= LEVEL:
        return
    yield offset + place, p
    yield from _places(values[:place], offset)
    yield from _places(values[place:], offset + place)


def pettitt(values: Sequence[float]) -> tuple[int, float]:
    """Give the most likely first index of a new level, at least LEAST from both ends, and p."""
    n = len(values)
    sums = list(accumulate(sum((other > value) - (other < value) for other in values) for value in values))
    place = max(range(LEAST, n - LEAST + 1), key=lambda place: (abs(sums[place - 1]), -place))
    return place, min(1.0, 2 * exp(-6 * sums[place - 1] ** 2 / (n**3 + n**2)))
