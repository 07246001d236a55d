"""Attributions -> whose own words stand at a place: the source of a claim that the network gives to the outlet.

The network reads windows of a few sentences; who opened a statement or a transcript's turn may stand pages before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from noteverbale.types import Attribution


class Spoken:
    """Quotations and speeches of a document whose speaker is known, to be asked by character offset."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        known = [item for item in said if item.manner == "direct" and item.kind and item.source]
        self._spans = sorted(((span, item) for item in known for span in item.content), key=lambda pair: pair[0])
        self._starts = [span[0] for span, _ in self._spans]

    def at(self, offset: int) -> Attribution | None:
        """Give the quotation or speech that holds this character, of several the one that begins last."""
        place = bisect_right(self._starts, offset) - 1
        # A quotation inside a speech lies right behind it in order, so the speech is at most a few places back.
        for (_, end), item in reversed(self._spans[max(0, place - 4) : place + 1]):
            if offset < end:
                return item
        return None
