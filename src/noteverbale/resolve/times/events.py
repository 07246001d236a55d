"""Words that date by an event -> its days, where the text dates the event elsewhere.

In: a text, a span ("during Mr Shoigu's visit", "two days after the talks"), its mentions.  Out: a mention, or None.
Words and families of events are those of events.toml.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec.structs import replace

from noteverbale.errors import OntologyError
from noteverbale.resolve.sentences import sentences
from noteverbale.resolve.times.build_relative import counted
from noteverbale.resolve.times.mention import TimeMention
from noteverbale.resolve.times.stamps import as_date, of_date
from noteverbale.resolve.times.tagger import tagged

# How far a day may stand from the event it dates in its sentence, in characters.
_REACH = 90
# How much follows a span that ends with "after" or "before".
_TAIL = 60
# A year or decade told beside an event dates it too roughly.
_NARROW = ("instant", "day", "week", "month")
_KEPT = 8
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_OF_HOURS = re.compile(r"PT[\dX.]+[HMS]")
_RANGE = re.compile(r"\s?(?:-|–|—|and|to|through|until)\s?(?:on\s)?")
_NAME = re.compile(r"(?<=[\w,] )(?!Mr|Ms|Mrs|Dr)[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's word where the text dates it: its family, its place, the day told, the names of its sentence."""

    family: str
    at: int
    mention: TimeMention
    names: frozenset[str]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "events.toml").read_text(encoding="utf-8"))


@cache
def _families() -> dict[str, str]:
    return families_of(_table()["event"])


def families_of(rows: dict[str, list[str]]) -> dict[str, str]:
    """Give each word's family; OntologyError for a word that stands in two."""
    families: dict[str, str] = {}
    for family, words in rows.items():
        for word in words:
            if word in families:
                raise OntologyError(f"events.toml: {word!r} is in {families[word]!r} and in {family!r}; keep it in one")
            families[word] = family
    return families


def _any(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_families())})\b", re.I)


@cache
def _phrase() -> re.Pattern[str]:
    """Give the pattern of a relation and the noun it takes, with at most six words between."""
    between = rf"(?P<between>(?:\s+(?!(?:{_any(_table()['relation'])})\b)[\w’'.-]+){{0,6}}?)"
    relation, event = rf"\b(?P<relation>{_any(_table()['relation'])})\b", _any(_families())
    return re.compile(rf"{relation}{between}\s+(?P<event>{event})\b(?!\s+(?:{event})\b)(?![’'-])", re.I)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_table()['other']['words'])})\b", re.I)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_table()['saying']['words'])})(?:\s+\w+){{0,2}}?\s+(?:(?:on|in)\s+)?\Z", re.I)


def told_by_event(text: str, start: int, end: int, published: date | None, length: str = "") -> TimeMention | None:
    """Give the time of a span that names an event dated elsewhere in the text; None where none is.

    `length` is the TIMEX3 value of a length before the relation: "two days" of "two days after the talks" is "P2D".
    """
    found = _phrase().search(text, start, end) or (_phrase().search(text, start, end + _TAIL) if length else None)
    if found is None or found.start() >= end or _other().search(found.group("between")):
        return None
    dated = _meant(text, found.start("event"), _family(found.group("event")), _names(found.group()), published)
    return _placed(text, start, end, dated, found.group("relation").lower(), length) if dated else None


def _meant(text: str, at: int, family: str, names: frozenset[str], published: date | None) -> Dated | None:
    """Give the dating of the same event: nearest before, else nearest after; a name in the span must be shared."""
    alike = [one for one in _dated(text, published) if one.family == family and (not names or names & one.names)]
    here = [one for one in alike if one.at == at]
    before = [one for one in alike if one.at < at]
    return next(iter(here or before[-1:] or alike[:1]), None)


def _names(words: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’']s\Z", "", name) for name in _NAME.findall(words))


@lru_cache(maxsize=_KEPT)
def _dated(text: str, published: date | None) -> tuple[Dated, ...]:
    mentions = [one for one in tagged(text, published) if one.granularity in _NARROW and one.first and one.last]
    starts = [one.start for one in mentions]
    found: list[Dated] = []
    for sentence in sentences(text):
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        here = [one for one in here if not _saying().search(text, max(sentence.start, one.start - 40), one.start)]
        if here:
            found += _dated_in(text, sentence.start, sentence.end, _ranges(text, here))
    return tuple(found)


def _dated_in(text: str, start: int, end: int, mentions: list[TimeMention]) -> list[Dated]:
    names, starts = _names(text[start:end]), [one.start for one in mentions]
    found = []
    for word in _event().finditer(text, start, end):
        after = bisect_left(starts, word.start())
        near = min(mentions[max(0, after - 1) : after + 1], key=lambda one: _apart(one, word.start(), word.end()))
        if _apart(near, word.start(), word.end()) <= _REACH:
            found.append(Dated(_family(word.group()), word.start(), near, names))
    return found


def _ranges(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Give the mentions with the two ends of a range made one."""
    made: list[TimeMention] = []
    for one in mentions:
        if made and _RANGE.fullmatch(text, made[-1].end, one.start) and _in_order(made[-1], one):
            made[-1] = replace(made[-1], end=one.end, last=one.last)
        else:
            made.append(one)
    return made


def _in_order(early: TimeMention, late: TimeMention) -> bool:
    return early.first is not None and late.last is not None and early.first <= late.last


def _family(word: str) -> str:
    return _families()[re.sub(r"\s+", " ", word.lower())]


def _apart(mention: TimeMention, start: int, end: int) -> int:
    return max(mention.start - end, start - mention.end, 0)


def _placed(text: str, start: int, end: int, dated: Dated, relation: str, length: str) -> TimeMention | None:
    side = _table()["relation"][re.sub(r"\s+", " ", relation)]
    first, last = dated.mention.first, dated.mention.last
    if first is None or last is None:
        return None
    if length:
        moved = _shifted(first, last, side, length)
        return moved and _mention(text, start, end, dated, *moved)
    if side in ("eve", "before"):
        day = first - timedelta(days=1) if first > date.min else None
        return _mention(text, start, end, dated, day if side == "eve" else None, day)
    return _mention(text, start, end, dated, last if side == "after" else first, None if side == "since" else last)


def _shifted(first: date, last: date, side: str, length: str) -> tuple[date | None, date | None] | None:
    if _OF_HOURS.fullmatch(length):
        return first, last
    told = _LENGTH.fullmatch(length)
    if told is None or side not in ("after", "before", "since"):
        return None
    steps = int(told.group(1)) * (-1 if side == "before" else 1)
    stamp = counted(of_date(first if steps < 0 else last), _UNITS[told.group(2)], steps)
    return as_date(stamp.first()), as_date(stamp.last())


def _mention(text: str, start: int, end: int, dated: Dated, first: date | None, last: date | None) -> TimeMention:
    value = first.isoformat() if first and first == last else dated.mention.value
    granularity = "day" if first and first == last else dated.mention.granularity
    return TimeMention(
        start=start,
        end=end,
        text=text[start:end],
        type="DATE",
        value=value,
        first=first,
        last=last,
        granularity=granularity,
        rule="event",
    )
