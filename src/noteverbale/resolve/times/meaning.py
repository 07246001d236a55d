"""What a builder gives: unit, value and interval of one expression, before edges and offsets are added."""

from __future__ import annotations

from dataclasses import dataclass

from noteverbale.resolve.times.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reading of words.

    `stamp`: the calendar unit, if one is meant. `suffix`: time of day ("TMO", "T15:00"). `written`: the value where it
    is not the stamp's. `first`, `last`: day numbers where they are not the stamp's. `fixed`: the words tell it without
    a publication day. `anchors`: later expressions may count from it. `bounded`: it says which days are meant.
    """

    stamp: Stamp | None = None
    type: str = "DATE"
    written: str | None = None
    suffix: str = ""
    first: int | None = None
    last: int | None = None
    granularity: str | None = None
    fixed: bool = False
    anchors: bool = True
    bounded: bool = True
    alternatives: tuple[str, ...] = ()

    def value(self) -> str:
        """Give the TIMEX3 value."""
        return self.written if self.written is not None else (self.stamp.value() if self.stamp else "") + self.suffix
