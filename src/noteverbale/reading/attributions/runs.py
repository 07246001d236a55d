"""An attribution and the quotations right behind it -> one attribution: the speaker goes on, sentence by sentence.

In: units in order of the text.  Out: the attribution with all its pieces. Each piece costs the same, however many there
are: a text of nothing but open quotation marks has tens of thousands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from noteverbale.reading.attributions.units import Unit
from noteverbale.types import Attribution

_CLOSED = frozenset("”\"»'")  # a quotation left open at a paragraph's end goes on in the next paragraph


@dataclass(slots=True)
class Run:
    """What was told first, and the pieces of text with which its speaker goes on."""

    told: Attribution
    more: list[tuple[int, int]] = field(default_factory=list)

    def add(self, unit: Unit) -> None:
        """Let the speaker go on with a unit."""
        self.more.append((unit.span.start, unit.span.end))

    def whole(self) -> Attribution:
        """Give the attribution with all its pieces."""
        return structs.replace(self.told, content=(*self.told.content, *self.more)) if self.more else self.told

    def goes_on(self, unit: Unit, quotations: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the unit is nothing but quotation: the speaker goes on, in his own paragraph."""
        return _only_quotes(unit) and self._open(unit, quotations)

    def _open(self, unit: Unit, quotations: Sequence[tuple[int, int]]) -> bool:
        """Tell whether no paragraph ends between the speaker's last words and the unit, or none that closes them."""
        end = self._end()
        if unit.text.find("\n", end, unit.span.start) < 0:
            return True
        place = bisect_left(quotations, (end, 0)) - 1
        return place >= 0 and quotations[place][1] >= end and unit.text[quotations[place][1] - 1] not in _CLOSED

    def _end(self) -> int:
        """Give where the speaker's last words end; what he goes on with comes behind all others."""
        return self.more[-1][1] if self.more else max(end for _, end in (*self.told.content, *self.told.cue))


def _only_quotes(unit: Unit) -> bool:
    return any(place >= 0 for place in unit.inside) and all(
        place >= 0 or tag in ".,:q" for place, tag in zip(unit.inside, unit.tags, strict=True)
    )
