"""Attributions -> whose own words stand at a place: the source of a claim that the network gives to the outlet.

The network reads windows of a few sentences; who opened a statement or a transcript's turn may stand pages before.
`someone` turns down words that are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from noteverbale.ontology.cues import words
from noteverbale.types import Attribution

_LONG = 400  # characters; what is shorter is a sentence or two, of which "we" seldom leans on who speaks
# Whose "we" is a state or group: an expert's is anybody's, a newspaper's its readers'.
_FOR_OTHERS = frozenset("named_official former_official unnamed_official institution group".split())
_MARKS = "“\"«„‘'"


def someone(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the span of a source, or None where its words are nobody's name: "not" of "the price was not disclosed"."""
    if span is None or set(text[slice(*span)].lower().split()) <= words("no_speaker"):
        return None
    return span


def speeches_of(said: Sequence[Attribution], text: str) -> list[tuple[int, int, int, int]]:
    """Give long words without marks with the name of who speaks: (start, end, start, end), none overlapping."""
    own = [item for item in said if item.manner == "direct" and item.source and item.kind in _FOR_OTHERS]
    spans = sorted((*span, *item.source[0]) for item in own if _long(item, text) for span in item.content)
    found: list[tuple[int, int, int, int]] = []
    for span in spans:
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _long(item: Attribution, text: str) -> bool:
    return text[item.content[0][0]] not in _MARKS and sum(end - start for start, end in item.content) >= _LONG


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
