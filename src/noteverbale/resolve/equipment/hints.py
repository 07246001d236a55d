"""Where a reader sees the parts of a deal -> what the words there tell.

In: a text and spans of it.  Out: a quantity, a sum; None where the words tell none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from noteverbale.resolve.equipment.money import money
from noteverbale.resolve.equipment.quantities import quantities
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Mention, Money, Quantity, Span


class Hints(Struct, frozen=True):
    """Where a reader sees the goods of a deal, their number and its sum in a text; None where it sees none."""

    item: Span | None = None
    quantity: Span | None = None
    value: Span | None = None


def sentence_of(text: str, span: Span) -> Span:
    """Give the sentence that a span begins in."""
    return next((one for one in sentences(text) if one.start <= span.start < one.end), span)


def count_at(text: str, span: Span | None, extend: Sequence[Path]) -> Quantity | None:
    """Give the quantity that a span of the text tells. `extend`: the user's tables of designations."""
    if span is None:
        return None
    home = sentence_of(text, span)
    found = quantities(text[home.start : home.end], extend=extend)
    return next((one.quantity() for one in found if _meets(one, span, home.start)), None)


def sum_at(text: str, span: Span | None) -> Money | None:
    """Give the sum of money that a span of the text tells."""
    if span is None:
        return None
    home = sentence_of(text, span)
    return next((one.money() for one in money(text[home.start : home.end]) if _meets(one, span, home.start)), None)


def _meets(one: Mention, span: Span, offset: int) -> bool:
    return one.start + offset < span.end and span.start < one.end + offset
