"""The entries of a chronology: heads in order of time ("April 17:", "May 2014", "12-14 March -") and what stands below.

In: a text and its title.  Out: an `Entry` for each head, none where the text is no chronology.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct

from noteverbale.resolve import times

# Entries that make a chronology, and the share of them that go on in one direction of time.
_ENTRIES, _ORDERED = 3, 0.8
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
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
    rf"^[^\S\n]*+(?P<signs>[*•#>\-–—·\[]{{0,4}}+[^\S\n]*+[*_]{{0,3}})(?P<when>{_DATE})[*_\]]{{0,4}}"
    r"(?P<mark>[^\S\n]*$|[^\S\n]*(?:[:–—|.]|--?)[*_]{0,3}(?=\s)|\t|[^\S\n]{2,})",
    re.MULTILINE,
)
_YEAR_FIRST = re.compile(rf"(?P<year>{_YEAR}),? (?P<day>{_MONTH}.*)")
_LAST_YEAR = re.compile(rf"(?<![\d–-])({_YEAR})\W*$")


class Entry(Struct, frozen=True):
    """What stands under one head: characters [start, end), the head's own, and the first and last day meant."""

    start: int
    end: int
    head: tuple[int, int]
    first: date
    last: date
    granularity: str | None


def entries(text: str, title: str | None) -> list[Entry]:
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
    whole = _YEAR_FIRST.sub(r"\g<day>, \g<year>", f"{words} {year}".strip())
    meant = times.resolve(whole, 0, len(whole), None)
    if meant is None or meant.first is None or meant.last is None:
        return None
    return Entry(head.start(), end, head.span("when"), meant.first, meant.last, meant.granularity)


def above(text: str, start: int, title: str | None) -> list[str]:
    """Give the lines above the first entry, the nearest first, and the title."""
    lines = [line.strip() for line in text[max(0, start - 400) : start].splitlines() if line.strip()]
    return [*reversed(lines[-3:]), title or ""]


def _year_before(text: str, start: int, title: str | None) -> str | None:
    """Give the year with which a line above the first entry, or the title, ends: "Russia and Pakistan, 2014"."""
    for line in above(text, start, title):
        if len(line) <= 120 and (found := _LAST_YEAR.search(line)):
            return found[1]
    return None


def _in_order(entries: list[Entry]) -> bool:
    """Tell whether most entries follow each other in time, forwards or backwards, and are not all of one day: "June:"
    in a talk is who speaks.
    """
    if len({entry.first for entry in entries}) == 1:
        return False
    pairs = list(pairwise(entries))
    later = sum(one.first <= two.first for one, two in pairs)
    earlier = sum(one.first >= two.first for one, two in pairs)
    return max(later, earlier) >= _ORDERED * len(pairs)
