"""What an expression is read against: publication day, narrative time so far, the tense of the clause.

In: a document's text, publication day.  Out: a `Scene` that the builders ask; the tagger moves its anchor along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from noteverbale.resolve.times.stamps import Stamp, of_date
from noteverbale.resolve.times.tense import tense_near

_FULL_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b(?!,\d)|\b\d{1,4} B\.?C\b")
_DEICTIC = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:last|this|next) (?:week|month|year))\b"
)
# Documents whose kind is kept: each span that is read again asks for it.
_KEPT = 8
# A text tells of another time when so many years stand in it, and so many times more than words that point at its day.
_NARRATIVE_YEARS, _NARRATIVE_RATIO = 6, 3


@dataclass(slots=True)
class Scene:
    """The state of reading one document.

    `narrative`: the text tells of another time than its own. `anchor`: the time last told of in the story.
    `start`, `end`: the match being read. `previous`: the mention before it. `quarter`: the first quarter told of.
    `tense`: given from outside, it overrides what the sentence says.
    """

    text: str
    published: Stamp | None
    narrative: bool
    tense: str | None = None
    anchor: Stamp | None = None
    start: int = 0
    end: int = 0
    previous_end: int = -1
    previous: Stamp | None = None
    previous_fixed: bool = False
    previous_rule: str = ""
    quarter: Stamp | None = None

    @property
    def now(self) -> Stamp | None:
        """The day that deictic words count from."""
        return self.published

    @property
    def base(self) -> Stamp | None:
        """The time that bare months and days are placed beside."""
        if self.narrative or self.published is None:
            return self.anchor or self.published
        return self.published

    def direction(self) -> str | None:
        """Give the tense of the clause around the expression: "past", "future" or None."""
        return self.tense or tense_near(self.text, self.start, self.end)


def scene_of(text: str, published: date | None) -> Scene:
    """Give the scene at the beginning of a document."""
    return Scene(text, of_date(published) if published else None, _is_narrative(text, published))


@lru_cache(maxsize=_KEPT)
def _is_narrative(text: str, published: date | None) -> bool:
    own = published.year if published else None
    years = sum(1 for year in _FULL_YEAR.findall(text) if own is None or abs(int(year or 0) - own) > 1)
    deictic = len(_DEICTIC.findall(text))
    return years >= _NARRATIVE_YEARS and years > _NARRATIVE_RATIO * deictic
