"""The share of events that is found, with its limits of 95 %.

In: for each stratum of claims what was judged, and how many events silent sentences hold.  Out: share and limits.
What is right and what is missed beside it are counted in the same rows, and vary together: their part of the variance
is that of the ratio, linearised (Cochran 1977, chapter 6). That of silent sentences comes from the limits of their
number, which lie far apart upwards where few were met. Both are put together on the scale of logits, so that the limits
stay between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, inf, log, sqrt

from noteverbale.flow.audit.intervals import Estimate, Z


@dataclass(frozen=True, slots=True)
class Judged:
    """The judged rows of a stratum of `size` claims: of each whether it is right, and how many events it misses."""

    size: int
    rows: tuple[tuple[float, float], ...]

    def variance(self, share: float) -> float:
        """Give the variance of what the stratum adds to right claims less `share` of all its events."""
        number = len(self.rows)
        if number < 2:
            return 0.0
        each = [right - share * (right + missed) for right, missed in self.rows]
        mean = sum(each) / number
        spread = sum((one - mean) ** 2 for one in each) / (number - 1)
        return float(self.size**2 * max(0.0, 1 - number / self.size) * spread / number)


def limits(strata: Sequence[Judged], right: float, silent: Estimate, missed: float) -> tuple[float, float]:
    """Give the limits of right / (right + missed); `missed`: all events missed, those of silent sentences too."""
    share = right / (right + missed)
    deviation = sqrt(sum(one.variance(share) for one in strata)) / (right * (1 - share))
    # A logit is log(right / missed): a distance on its scale for each source of doubt, put together as MOVER does.
    ends = ((missed + end - silent.value) / missed for end in (silent.high, silent.low))
    below, above = (log(end) if end > 0 else -inf for end in ends)
    middle = log(right / missed)
    return _share_at(middle - hypot(Z * deviation, below)), _share_at(middle + hypot(Z * deviation, above))


def _share_at(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit > 0 else 1 - 1 / (1 + exp(logit))
