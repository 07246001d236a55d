"""A chronology: entries that begin with their day ("April 17: Medvedev receives ..."), under years and months.

In: a text, its title and publication day.  Out: for a place in it the day of its entry, and for a time told there what
it means: days are counted from the entry, not from publication.  Words: chronicle.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cache

from msgspec import structs

from noteverbale.reading.entries import Entry, above, entries
from noteverbale.reading.wordlists import any_of
from noteverbale.resolve import times
from noteverbale.types import Span, When

# A time with its year is meant as it is told.
_FULL = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Chronicle:
    """The entries of a text, none where it is no chronology."""

    def __init__(self, text: str, title: str | None = None) -> None:
        self._text = text
        self._entries = entries(text, title)
        self._coming = bool(self._entries) and _of_coming_days(text, self._entries[0].start, title)
        self._starts = [entry.start for entry in self._entries]

    def at(self, offset: int) -> Entry | None:
        """Give the entry that a place lies in."""
        number = bisect_right(self._starts, offset) - 1
        entry = self._entries[number] if number >= 0 else None
        return entry if entry and offset < entry.end else None

    def held(self, start: int, sentence: Span, published: date | None) -> bool:
        """Tell whether what the present tense tells at a place has happened: "April 17: Medvedev receives ...". Without
        a day of publication all entries have, but those of a calendar of coming days.
        """
        entry = self.at(start)
        if entry is None or (self._coming if published is None else entry.last > published):
            return False
        return _ahead().search(self._text, max(sentence.start, entry.head[1]), start) is None

    def told(self, offset: int, time: When | None, tense: str | None) -> When | None:
        """Give a time told at a place as its entry means it, the entry's own day where none is told."""
        entry = self.at(offset)
        if entry is None or (time is not None and time.start is not None and not self._within(entry, time)):
            return time
        if time is None or time.start is None or time.start < entry.head[1]:
            start, end = entry.head
            told = When(text=self._text[start:end], start=start, end=end)
            span, unit = (entry.first, entry.last), entry.granularity
            return structs.replace(told, first=span[0], last=span[1], granularity=unit, rule="the day of its entry")
        if _FULL.search(time.text):
            return time
        found = times.resolve(time.text, 0, len(time.text), entry.first, tense=tense)
        if found is None or found.first is None:
            return time
        rule = "counted from the day of its entry"
        return structs.replace(time, first=found.first, last=found.last, granularity=found.granularity, rule=rule)

    def _within(self, entry: Entry, time: When) -> bool:
        return time.start is not None and entry.start <= time.start < entry.end


@cache
def _ahead() -> re.Pattern[str]:
    words, stems = (any_of("chronicle.toml", "ahead", name) for name in ("words", "stems"))
    return re.compile(rf"\b(?:(?:{words})\b|(?:{stems})\w*)")


def _of_coming_days(text: str, start: int, title: str | None) -> bool:
    """Tell whether what stands above the first entry names a calendar: "Diary of events", "The week ahead"."""
    coming = re.compile(rf"\b(?:{any_of('chronicle.toml', 'ahead', 'calendars')})\b", re.IGNORECASE)
    return any(len(line) <= 120 and coming.search(line) for line in above(text, start, title))
