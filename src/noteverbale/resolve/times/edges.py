"""The part of a longer time that is meant -> its days. In: a meaning and an edge word. Out: first and last day numbers.

The rules are those of the codebook: the end of a month is its last ten days, of a year its last quarter.
"""

from __future__ import annotations

from noteverbale.resolve.times.meaning import Meaning
from noteverbale.resolve.times.scene import Scene
from noteverbale.resolve.times.stamps import Stamp

Days = tuple[int | None, int | None]


def days_of(meaning: Meaning, edge: str | None, scene: Scene) -> Days:
    """Give the first and last day of a meaning, narrowed by an edge."""
    if not meaning.bounded or (scene.published is None and not meaning.fixed):
        return None, None
    if meaning.stamp is None:
        return meaning.first, meaning.last
    first = meaning.first if meaning.first is not None else meaning.stamp.first()
    last = meaning.last if meaning.last is not None else meaning.stamp.last()
    narrow = _beside_today if edge in ("earlier", "later", "so far") else _narrowed
    low, high = narrow(meaning.stamp, edge, first, last, scene) if edge else (first, last)
    return (low, high) if low <= high else (first, last)


def _beside_today(stamp: Stamp, edge: str, first: int, last: int, scene: Scene) -> tuple[int, int]:
    today = scene.published.first() if scene.published else None
    if today is None or not first <= today <= last or first == last:
        return first, last
    if edge == "so far":
        return first, today
    return (first, max(first, today - 1)) if edge == "earlier" else (min(today + 1, last), last)


# How many days, or for longer units months, an edge takes.
_EDGE_DAYS = {"month": 10, "week": 3}
_EDGE_MONTHS = {"year": 3, "quarter": 1, "season": 1, "half": 2, "decade": 36, "century": 360}


def _narrowed(stamp: Stamp, edge: str, first: int, last: int, scene: Scene) -> tuple[int, int]:
    if edge in ("first half", "second half"):
        half = (first + last) // 2
        return (first, half) if edge == "first half" else (half + 1, last)
    days, months = _EDGE_DAYS.get(stamp.unit), _EDGE_MONTHS.get(stamp.unit)
    if days:
        end = (last - days + 1, last)
        middle = (first + days, min(first + 2 * days - 1, end[1]))
        return {"start": (first, first + days - 1), "middle": middle}.get(edge, end)
    if not months:
        return first, last
    start, stop = Stamp("day", first).to("month"), Stamp("day", last).to("month")
    middle = (start.shift(months).first(), stop.shift(-months).last())
    end = (stop.shift(1 - months).first(), last)
    return {"start": (first, start.shift(months - 1).last()), "middle": middle}.get(edge, end)
