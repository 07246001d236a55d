"""Attributions -> whose own words stand at a place: the source of a claim that the network gives to the outlet.

The network reads windows of a few sentences; who opened a statement or a transcript's turn may stand pages before.
`someone` turns down words that are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from noteverbale.ontology.cues import words
from noteverbale.types import Attribution


def someone(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the span of a source, or None where its words are nobody's name: "not" of "the price was not disclosed"."""
    if span is None or set(text[slice(*span)].lower().split()) <= words("no_speaker"):
        return None
    return span


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
