"""A text -> the text as a person sees it, and where each stretch of one stands in the other.

seen = legible("heli\\u00adcopters for Iran&rsquo;s navy")
seen.text                   # "helicopters for Iran’s navy"
seen.as_written(0, 11)      # (0, 12): a mark inside a word belongs to it, one at its edge does not
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from noteverbale.resolve.marks import Edit, applied, edits

Side = Sequence[tuple[int, int]]


class Legible:
    """A text as it is seen, tied to what is written. `text` is the very text given where nothing differs."""

    def __init__(self, written: str) -> None:
        found = edits(written)
        self.text = applied(written, found)
        self._written: Side = [(edit.start, edit.end) for edit in found]
        self._seen: Side = list(_places(found))

    @property
    def differs(self) -> bool:
        """Whether anything is written otherwise than it is seen."""
        return bool(self._written)

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of what is seen stands in what is written."""
        return _across(self._seen, self._written, start, end)

    def as_seen(self, start: int, end: int) -> tuple[int, int]:
        """Give where a written stretch is seen; an empty stretch where it holds nothing but marks."""
        return _across(self._written, self._seen, start, end)


def legible(written: str) -> Legible:
    """Give a text as it is seen."""
    return Legible(written)


def _places(found: Sequence[Edit]) -> list[tuple[int, int]]:
    """Give where the edits stand in the text that they make."""
    places, moved = [], 0
    for edit in found:
        start = edit.start + moved
        places.append((start, start + len(edit.seen)))
        moved += len(edit.seen) - (edit.end - edit.start)
    return places


def _across(here: Side, there: Side, start: int, end: int) -> tuple[int, int]:
    """Give a stretch on the other side: from where its first character begins to where its last one ends."""
    first = _character(here, there, start)[0]
    return first, _character(here, there, end - 1)[1] if end > start else first


def _character(here: Side, there: Side, at: int) -> tuple[int, int]:
    """Give where a character stands on the other side: all of an edit that it is part of."""
    number = bisect_right(here, at, key=lambda place: place[0]) - 1
    if number < 0:
        return at, at + 1
    if at < here[number][1]:
        return there[number]
    behind = there[number][1] + at - here[number][1]
    return behind, behind + 1
