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
    if edge in ("earlier", "later", "so far"):
        return _beside_today(edge, first, last, scene)
    return _narrowed(meaning.stamp, edge, first, last) if edge in ("start", "middle", "end") else (first, last)


def _beside_today(edge: str, first: int, last: int, scene: Scene) -> Days:
    today = scene.published.first() if scene.published else None
    if today is None or not first <= today <= last or first == last:
        return first, last
    if edge == "so far":
        return first, today
    return (first, max(first, today - 1)) if edge == "earlier" else (min(today + 1, last), last)


def _narrowed(stamp: Stamp, edge: str | None, first: int, last: int) -> Days:
    if stamp.unit == "month":
        return {"start": (first, first + 9), "middle": (first + 10, first + 19)}.get(str(edge), (last - 9, last))
    if stamp.unit in ("week", "weekend"):
        return (
            {"start": (first, first + 2), "middle": (first + 1, first + 4)}.get(str(edge), (last - 3, last))
            if stamp.unit == "week"
            else (first, last)
        )
    size = {"year": 3, "quarter": 1, "season": 1, "half": 2, "decade": 36, "century": 360}.get(stamp.unit)
    if size is None:
        return first, last
    start, stop = Stamp("day", first).to("month"), Stamp("day", last).to("month")
    if edge == "start":
        return first, start.shift(size - 1).last()
    if edge == "end":
        return stop.shift(1 - size).first(), last
    return start.shift(size).first(), stop.shift(-size).last()
