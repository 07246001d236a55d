"""Shares found in a sample -> shares in the whole record, each with its interval of 95 %.

In: judged rows by stratum, with the size of the stratum and how many were drawn from it.  Out: `Estimate`.
One stratum gives Wilson's score interval (1927), narrowed for a sample that is a large part of the whole. Several are
put together by their sizes, and so are the distances of each Wilson limit from its share (Zou, Huang and Zhang 2009,
"MOVER"), with what the sizes themselves are uncertain by, where they are known from the sample only. Ratios take the
like of it (Donner and Zou 2012). Unlike a normal interval these hold for few rows, and for shares of 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

Z = 1.959963984540054  # of a normal distribution, 95 % two-sided


@dataclass(frozen=True, slots=True)
class Stratum:
    """What was judged of the rows of one stratum that a question is about.

    `size`: of the stratum in the record. `drawn`: rows drawn from it. `members`: those of them that the question is
    about. `counts`: what was found in each that was judged: 1 or 0 for right or wrong, or a number.
    """

    size: int
    drawn: int
    members: int
    counts: tuple[float, ...]

    @property
    def weight(self) -> float:
        """How many of the record the members stand for."""
        return self.size * self.members / self.drawn

    @property
    def mean(self) -> float:
        """The mean of what was found."""
        return sum(self.counts) / len(self.counts)

    @property
    def limits(self) -> tuple[float, float]:
        """Wilson's limits of the mean; numbers other than 0 and 1 count with the variance that they have."""
        total, judged = sum(self.counts), len(self.counts)
        each = sum(one * one for one in self.counts) / total if total else 1.0
        low, high = wilson(total / each, judged, taken=self.drawn / self.size * judged / self.members)
        return low * each, high * each

    @property
    def spread(self) -> float:
        """The variance of the weight, 0 where all rows of the stratum are members."""
        share = self.members / self.drawn
        left = max(0.0, 1 - self.drawn / self.size)
        return self.size**2 * share * (1 - share) / max(1, self.drawn - 1) * left


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or number with its limits. `judged` rows were judged, `found` is the sum of what was found in them."""

    judged: int
    found: float
    value: float
    low: float
    high: float

    def times(self, number: float) -> Estimate:
        """Give the estimate of a number of things from that of a share of them."""
        return Estimate(self.judged, self.found, self.value * number, self.low * number, self.high * number)


def wilson(found: float, judged: int, taken: float = 0.0) -> tuple[float, float]:
    """Give Wilson's interval for a share; `taken`: the part of the whole that was judged (1: there is no doubt)."""
    share = found / judged
    if taken >= 1:
        return share, share
    number = judged / (1 - taken)
    middle = (share + Z * Z / (2 * number)) / (1 + Z * Z / number)
    half = Z / (1 + Z * Z / number) * sqrt(share * (1 - share) / number + Z * Z / (4 * number * number))
    return max(0.0, middle - half), min(1.0, middle + half)


def mean(strata: Sequence[Stratum]) -> Estimate | None:
    """Give the mean over all strata, each by its weight; None where nothing was judged."""
    held = [one for one in strata if one.counts]
    weight = sum(one.weight for one in held)
    if not weight:
        return None
    value = sum(one.weight * one.mean for one in held) / weight
    between = sum((one.mean - value) ** 2 * one.spread for one in held) / weight**2
    below, above = ([(one.weight / weight * (one.mean - one.limits[end])) ** 2 for one in held] for end in (0, 1))
    low, high = value - sqrt(sum(below) + between), value + sqrt(sum(above) + between)
    most = max(1.0, *(max(one.counts) for one in held))
    judged, found = sum(len(one.counts) for one in held), sum(sum(one.counts) for one in held)
    return Estimate(judged, found, value, max(0.0, low), min(most, high))


def added(one: Estimate, other: Estimate) -> Estimate:
    """Give the sum of two numbers that were estimated apart."""
    value = one.value + other.value
    low = value - sqrt((one.value - one.low) ** 2 + (other.value - other.low) ** 2)
    high = value + sqrt((one.high - one.value) ** 2 + (other.high - other.value) ** 2)
    return Estimate(one.judged + other.judged, one.found + other.found, value, max(0.0, low), high)


def part_of_both(one: Estimate, other: Estimate) -> tuple[float, float, float]:
    """Give one / (one + other) with its limits, from numbers that were estimated apart."""
    low, high = _ratio(other, one)
    value = one.value / (one.value + other.value) if one.value + other.value else 0.0
    return value, 1 / (1 + high), 1 / (1 + low)


def _ratio(one: Estimate, other: Estimate) -> tuple[float, float]:
    """Give the limits of one / other."""
    if other.low <= 0:
        return 0.0, inf
    product = one.value * other.value
    low = _root(product, one.low * other.high, (2 * one.value - one.low) * (2 * other.value - other.high))
    high = _root(product, one.high * other.low, (2 * one.value - one.high) * (2 * other.value - other.low))
    least = other.high * (2 * other.value - other.high)
    most = other.low * (2 * other.value - other.low)
    return max(0.0, (product - low) / least) if least > 0 else 0.0, (product + high) / most


def _root(product: float, limits: float, mirrored: float) -> float:
    return sqrt(max(0.0, product * product - limits * mirrored))
