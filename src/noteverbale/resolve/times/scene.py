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
# Words of a text whose years may be of the Iranian calendar though they stand alone.
_IRANIAN = re.compile(r"\b(?:Iranian|Persian|Jalali|solar)\]? (?:calendar|year)|\b(?:Nowruz|Farvardin|Esfand)\b")
_IRAN = re.compile(r"\b(?:Iran|Tehran|Persia)")
# In characters: within a paragraph or two of business news.
_QUARTER_REACH = 600
# Documents whose kind is kept: each span that is read again asks for it.
_KEPT = 8
# A text tells of another time when so many years stand in it, and so many times more than words that point at its day.
_NARRATIVE_YEARS, _NARRATIVE_RATIO = 6, 3
# The head of a text, in characters: news names its own day or year there.
_HEAD = 600
# With so many times more far years, one such word at the head is a chance.
_PLAIN_RATIO = 30


@dataclass(slots=True)
class Scene:
    """The state of reading one document.

    `narrative`: the text tells of another time than its own. `anchor`: the time last told of in the story.
    `start`, `end`: the match being read; `head`: where the words begin that it is the second part of.
    `previous`: the mention before it. `quarter`: the first quarter told of.
    `tense`: given from outside, it overrides what the sentence says. `asked`: somebody says that the words tell a time.
    """

    text: str
    published: Stamp | None
    narrative: bool
    tense: str | None = None
    asked: bool = False
    anchor: Stamp | None = None
    start: int = 0
    end: int = 0
    head: int | None = None
    previous_end: int = -1
    previous: Stamp | None = None
    previous_fixed: bool = False
    previous_rule: str = ""
    quarter: Stamp | None = None
    quarter_end: int = 0

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

    def quarter_near(self) -> Stamp | None:
        """Give the quarter reported on if one was told shortly before: "a year ago" then means its like."""
        return self.quarter if self.quarter and self.start - self.quarter_end < _QUARTER_REACH else None

    def direction(self) -> str | None:
        """Give the tense of the clause around the expression: "past", "future", "planned" or None."""
        return self.tense or tense_near(self.text, self.start if self.head is None else self.head, self.end)


def scene_of(text: str, published: date | None) -> Scene:
    """Give the scene at the beginning of a document."""
    return Scene(text, of_date(published) if published else None, _is_narrative(text, published))


@lru_cache(maxsize=_KEPT)
def counts_iranian_years(text: str) -> bool:
    """Whether a text counts its years by the Iranian calendar too."""
    return _IRANIAN.search(text) is not None


@lru_cache(maxsize=_KEPT)
def tells_of_iran(text: str) -> bool:
    """Whether a text names Iran, so that years of the 1300s are its calendar's."""
    return _IRAN.search(text) is not None


@lru_cache(maxsize=_KEPT)
def _is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of another time than its own: many far years, few words of its day, and none at its head."""
    own = published.year if published else None
    years = [int(found.group(1) or 0) for found in _FULL_YEAR.finditer(text)]
    far = [year for year in years if own is None or abs(year - own) > 1]
    deictic = [found.start() for found in _DEICTIC.finditer(text)]
    if len(far) < _NARRATIVE_YEARS or len(far) <= _NARRATIVE_RATIO * len(deictic):
        return False
    own_head = years[0] == own or (bool(deictic) and deictic[0] < _HEAD and len(far) < _PLAIN_RATIO * len(deictic))
    return own is None or not own_head
