"""A chronology: entries that begin with their day ("April 17: Medvedev receives ..."), under years and months.

In: a text, its title and publication day.  Out: for a place in it the day of its entry, and for a time told there what
it means: days are counted from the entry, not from publication.  Words: chronicle.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct, structs

from noteverbale.reading.wordlists import any_of
from noteverbale.resolve import times
from noteverbale.types import Span, When

# Entries that make a chronology, and the share of them that go on in one direction of time.
_ENTRIES, _ORDERED = 3, 0.8
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?: ?[-–/] ?{_DAY}| (?:and|to) {_DAY})?"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = r"(?:(?:Early|Mid|Late)[ -])?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:{_MONTH} {_DAYS}(?:,? (?P<y1>{_YEAR}))?|{_DAYS} {_MONTH}(?:,? (?P<y2>{_YEAR}))?"
    rf"|(?P<y3>{_YEAR})-[01]\d-[0-3]\d|{_PART}{_MONTH},? (?P<y4>{_YEAR})|(?P<y5>{_YEAR}),? {_MONTH}(?: {_DAYS})?"
    rf"|(?P<bare>{_PART}{_MONTH})|(?P<year>{_YEAR}))"
)
# The head of an entry, with the signs of lists and of Markdown: alone in its line, or before a mark.
_HEAD = re.compile(
    rf"^[^\S\n]*(?P<signs>[*•#>\-–—·\[]{{0,4}}[^\S\n]*[*_]{{0,3}})(?P<when>{_DATE})[*_\]]{{0,4}}"
    r"(?P<mark>[^\S\n]*$|[^\S\n]*(?:[:–—|.]|--?)[*_]{0,3}(?=\s)|\t|[^\S\n]{2,})",
    re.MULTILINE,
)
_LAST_YEAR = re.compile(rf"(?<![\d–-])({_YEAR})\W*$")
_FULL = re.compile(rf"\b{_YEAR}\b")


class Entry(Struct, frozen=True):
    """What stands under one head: characters [start, end), the head's own, and the first and last day meant."""

    start: int
    end: int
    head: tuple[int, int]
    first: date
    last: date
    granularity: str | None


class Chronicle:
    """The entries of a text, none where it is no chronology."""

    def __init__(self, text: str, title: str | None = None) -> None:
        self._text = text
        self._entries = _entries(text, title)
        self._starts = [entry.start for entry in self._entries]

    def at(self, offset: int) -> Entry | None:
        """Give the entry that a place lies in."""
        number = bisect_right(self._starts, offset) - 1
        entry = self._entries[number] if number >= 0 else None
        return entry if entry and offset < entry.end else None

    def held(self, start: int, sentence: Span, published: date | None) -> bool:
        """Tell whether what the present tense tells at a place has happened: "April 17: Medvedev receives ..."."""
        entry = self.at(start)
        if entry is None or published is None or entry.last > published:
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


def _entries(text: str, title: str | None) -> list[Entry]:
    """Give the entries of a text whose heads are enough, and in order."""
    heads = list(_HEAD.finditer(text))
    if len(heads) < _ENTRIES:
        return []
    year = _year_before(text, heads[0].start(), title)
    found: list[Entry] = []
    for head, end in zip(heads, [*(one.start() for one in heads[1:]), len(text)], strict=True):
        words = head["when"]
        own = head["year"] or next((head[name] for name in ("y1", "y2", "y3", "y4", "y5") if head[name]), None)
        alone = not head["mark"].strip()
        year = own or year
        if (head["year"] or head["bare"]) and alone and not text[head.end() : end].strip():
            continue
        if entry := _entry(words, head, end, year if own is None else ""):
            found.append(entry)
    return found if len(found) >= _ENTRIES and _in_order(found) else []


def _entry(words: str, head: re.Match[str], end: int, year: str | None) -> Entry | None:
    if year is None:
        return None
    whole = f"{words} {year}".strip()
    turned = re.fullmatch(rf"({_YEAR}),? ({_MONTH}.*)", whole)
    whole = (
        f"{turned[2]}, {turned[1]}" if turned and " " in turned[2] else f"{turned[2]} {turned[1]}" if turned else whole
    )
    meant = times.resolve(whole, 0, len(whole), None)
    if meant is None or meant.first is None or meant.last is None:
        return None
    return Entry(head.start(), end, head.span("when"), meant.first, meant.last, meant.granularity)


def _year_before(text: str, start: int, title: str | None) -> str | None:
    """Give the year with which a line above the first entry, or the title, ends: "Russia and Pakistan, 2014"."""
    lines = [line.strip() for line in text[max(0, start - 400) : start].splitlines() if line.strip()]
    for line in (*reversed(lines[-3:]), title or ""):
        if len(line) <= 120 and (found := _LAST_YEAR.search(line)):
            return found[1]
    return None


def _in_order(entries: list[Entry]) -> bool:
    """Tell whether most entries follow each other in time, forwards or backwards."""
    pairs = list(pairwise(entries))
    later = sum(one.first <= two.first for one, two in pairs)
    earlier = sum(one.first >= two.first for one, two in pairs)
    return max(later, earlier) >= _ORDERED * len(pairs)
