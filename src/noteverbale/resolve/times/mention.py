"""The values of this room: a span of text -> what calendar time it means."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class TimeMention(Struct, frozen=True, kw_only=True):
    """Words that date something, with the time meant; `text == document_text[start:end]`.

    `type`: DATE, TIME, DURATION or SET. `value`: as in TIMEX3. `first`, `last`: days, both inclusive, None where open
    or unknown. `granularity`: instant, day, week, month, quarter, season, year, decade, century or vague.
    `rule`: the rule that read it. `alternatives`: other readings, as values.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    first: date | None = None
    last: date | None = None
    granularity: str = "vague"
    rule: str = ""
    alternatives: tuple[str, ...] = ()
