"""The ledger of one pair -> periods that a page can show at a glance: months, quarters, years or decades.

In: counts by month.  Out: `Ties`: every period from the first to the last, those without an event too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import NamedTuple

from noteverbale.views.months import months_between

# Periods that stand side by side on a page and can still be told apart.
_MOST = 40
# Share of the events, the earliest, that are left out rather than let one of long ago stretch the whole.
_EARLY = 0.05
# Fewer events, or fewer periods that hold some, show no development.
_EVENTS, _PERIODS = 5, 3


class Period(NamedTuple):
    """What two did in one period: events by PLOVER quad class (verbal and material co-operation, verbal and material
    conflict), and whether their ties became "warmer" or "colder" in it.
    """

    name: str
    quads: tuple[int, int, int, int]
    change: str | None = None


class Ties(NamedTuple):
    """Periods in order, of one length; `unit` is its name; `earlier`: events before the first, left out."""

    unit: str
    periods: tuple[Period, ...]
    earlier: int


_UNITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("month", lambda month: month),
    ("quarter", lambda month: f"{month[:4]} Q{(int(month[5:7]) + 2) // 3}"),
    ("year", lambda month: month[:4]),
    ("decade", lambda month: f"{month[:3]}0s"),
)


def ties_of(months: Mapping[str, Counter[int]], changes: Mapping[str, str]) -> Ties | None:
    """Give the periods; None where too little is told to show. `months`: events by quad class, `changes`: "warmer" or
    "colder", both by month ("2014-11").
    """
    held = {month: count for month, quads in sorted(months.items()) if (count := sum(_four(quads)))}
    if sum(held.values()) < _EVENTS:
        return None
    first = _first(held)
    shown = months_between(f"{first}-01", f"{max(held)}-01")
    unit, name = next(
        ((unit, name) for unit, name in _UNITS if len({name(month) for month in shown}) <= _MOST), _UNITS[-1]
    )
    counts: dict[str, Counter[int]] = {name(month): Counter() for month in shown}
    for month in shown:
        counts[name(month)] += months.get(month, Counter())
    if sum(any(_four(quads)) for quads in counts.values()) < _PERIODS:
        return None
    turned = {name(month): change for month, change in changes.items()}
    periods = (Period(one, _four(quads), turned.get(one)) for one, quads in counts.items())
    return Ties(unit, tuple(periods), sum(count for month, count in held.items() if month < first))


def _first(held: Mapping[str, int]) -> str:
    """Give the month to begin with."""
    total = sum(held.values())
    before = accumulate(held.values(), initial=0)
    return [month for month, count in zip(held, before, strict=False) if count <= _EARLY * total][-1]


def _four(quads: Counter[int]) -> tuple[int, int, int, int]:
    return quads[1], quads[2], quads[3], quads[4]


def explained(ties: Ties) -> str:
    """Give what is counted, and what is not, in words."""
    earlier = f"; {ties.earlier} earlier left out" if ties.earlier else ""
    return (
        "What the two are reported to have done with and to each other, by reported or estimated month; events without"
        f" a month are not counted{earlier}. The numbers depend on how many texts of the time were read."
    )
