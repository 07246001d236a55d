"""One span of a text -> the time its words mean. In: text, offsets, publication day, tense. Out: a mention, or None.

The tagging of the document is kept, so that many spans of one document cost little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from noteverbale.arguments import a_day, a_text, an_offset
from noteverbale.errors import ConfigError
from noteverbale.resolve.times.events import told_by_event
from noteverbale.resolve.times.lexicon import piece, tables
from noteverbale.resolve.times.mention import TimeMention
from noteverbale.resolve.times.scene import scene_of
from noteverbale.resolve.times.stamps import as_date, of_date
from noteverbale.resolve.times.tagger import read_at, tagged
from noteverbale.resolve.times.windows import window

_BOUND = (
    r"(?P<word>ever since|since|until|till|before|prior to|ahead of|by|no later than|not later than|after|from|"
    r"starting|beginning|effective|as of|up to|through|on the eve of)"
)
_BOUND_BEFORE = re.compile(rf"\b{_BOUND}\s+(?:(?:the|on|in|at|about|around)\s+){{0,2}}\Z", re.I)
_BOUND_AT_HEAD = re.compile(rf"\W*{_BOUND}\s", re.I)
# Words that bound a time on one side: what the time told becomes.
_OPEN_END = ("ever since", "since", "from", "starting", "beginning", "effective")
_OPEN_START = ("until", "till", "by", "up to", "through", "no later than", "not later than")
_BEFORE = ("before", "prior to", "ahead of")
# Rules whose reading depends on the tense of the clause.
_TENSED = (
    *("weekday", "month", "march_or_may", "march_or_may_of_thing", "march_or_may_at_head"),
    *("month_day", "day_month", "season", "season_of_two_senses", "quarter", "holiday"),
)
_JOIN = re.compile(r"\W*(?:and|to|until|till|through|or|-|–|—)?\W*(?:the\W)?(?:on\W)?")
_TO = re.compile(r"\W*(?:to|until|till|through|-|–|—)\W*(?:the\W)?(?:on\W)?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z", re.I)
_ABOUT_A_YEAR = 300  # days
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?")
_SINCE_THEN = re.compile(r"\W*(?:ever since|since then|since that time|from then on)\W*", re.I)


def resolve(text: str, start: int, end: int, published: date | None, *, tense: str | None = None) -> TimeMention | None:
    """Give the time that the words of one span mean; None if they name none.

    `tense` ("past" or "future") overrides that of the sentence. The mention's offsets are those of the span.

    >>> text = "The minister will visit Islamabad on Thursday."
    >>> resolve(text, 34, 45, date(2014, 11, 20), tense="future").first
    datetime.date(2014, 11, 20)
    """
    start, end = an_offset(start, "start"), an_offset(end, "end")
    if tense not in (None, "past", "future"):
        raise ConfigError(f"tense: {str(repr(tense))[:60]} does not fit; give 'past', 'future' or None")
    published = a_day(published)
    mentions = tagged(a_text(text), published)
    low = bisect_left(mentions, start, key=lambda mention: mention.end)
    near = mentions[low : low + max(0, end - start)]
    inside = [mention for mention in near if mention.start < end and start < mention.end]
    if not inside:
        return _loosely(text, start, end, published, mentions) or told_by_event(text, start, end, published)
    ranged = _ranged(text, inside, published, tense) if tense else None
    if tense and ranged is None:
        inside = [_retold(text, mention, published, tense) for mention in inside]
    joined = ranged or _joined(text, inside)
    whole = _ahead(text, joined, start, published, tense)
    if whole.type == "DURATION" and not (whole.first or whole.last):
        told = told_by_event(text, start, end, published, whole.value)
        if told:
            return told
    first, last = _bounded(text, whole, start, published, tense, ranged=joined not in inside)
    return replace(whole, start=start, end=end, text=text[start:end], first=first, last=last)


_AHEAD = re.compile(r"\b(?P<word>in|within)\s+(?:the\s+)?(?:about\s+|around\s+)?\Z", re.I)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _ahead(text: str, mention: TimeMention, start: int, published: date | None, tense: str | None) -> TimeMention:
    """Read "in two weeks" and "within three days" of a future event as days from publication."""
    length = _LENGTH.fullmatch(mention.value)
    before = _AHEAD.search(text, max(0, start - 12), mention.start)
    if tense != "future" or published is None or length is None or before is None or mention.first or mention.last:
        return mention
    today = of_date(published)
    _, end = window(today, int(length.group(1)), _UNITS[length.group(2)], 1)
    last = None if end is None else as_date(end)
    return replace(mention, first=published if before.group("word").lower() == "within" else last, last=last)


def _retold(text: str, mention: TimeMention, published: date | None, tense: str) -> TimeMention:
    """Read a mention again with the tense given; words of its edge are passed over until the rest matches."""
    scene = scene_of(text, published)
    if mention.rule not in _TENSED or published is None or scene.narrative:
        return mention
    scene.tense = tense
    for word in re.finditer(r"\w+", mention.text):
        found = read_at(text, mention.start + word.start(), scene)
        if found and found.end == mention.end:
            return found
    return mention


def _ranged(text: str, mentions: list[TimeMention], published: date | None, tense: str) -> TimeMention | None:
    """Give a range ("from Monday to Thursday") whose last day is read with the tense given, its first with it."""
    if len(mentions) < 2 or not _is_range(text, mentions):
        return None
    whole = _joined(text, mentions)
    if whole in mentions or whole.first is None or whole.last is None:
        return None
    late = _retold(text, mentions[-1], published, tense)
    if late.last is None:
        return None
    return replace(whole, first=_moved(whole.first, whole.last, late.last), last=late.last)


def _is_range(text: str, mentions: list[TimeMention]) -> bool:
    between = _BETWEEN.search(text, max(0, mentions[0].start - 20), mentions[0].start)
    joins = (text[early.end : late.start] for early, late in pairwise(mentions))
    return all(_TO.fullmatch(join) or (between and _JOIN.fullmatch(join)) for join in joins)


def _moved(day: date, old: date, new: date) -> date:
    """Give a day moved as far as another was: by whole years where that one was, else by days."""
    if abs((new - old).days) < _ABOUT_A_YEAR:
        return day + (new - old)
    try:
        return day.replace(year=day.year + new.year - old.year)
    except ValueError:  # 29 February
        return day + (new - old)


def _joined(text: str, mentions: list[TimeMention]) -> TimeMention:
    dated = [mention for mention in mentions if mention.first or mention.last]
    dated = _parts(text, dated) or dated
    if len(dated) >= 2 and all(_JOIN.fullmatch(text, early.end, late.start) for early, late in pairwise(dated)):
        early, late = dated[0], dated[-1]
        if early.first and late.last and early.first <= late.last:
            return replace(early, first=early.first, last=late.last)
    return max(dated or mentions, key=_weight)


def _parts(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Give the lengths that are part of the time told after them: "the first nine months" of 2014."""
    return [
        part
        for part, whole in pairwise(mentions)
        if part.type == "DURATION" and part.first and part.last and _OF.fullmatch(text, part.end, whole.start)
    ]


def _weight(mention: TimeMention) -> tuple[bool, bool, int, int]:
    narrow = mention.granularity in ("day", "instant")
    return mention.type in ("DATE", "TIME"), narrow, len(mention.text), -mention.start


def _bounded(
    text: str, mention: TimeMention, start: int, published: date | None, tense: str | None, *, ranged: bool
) -> tuple[date | None, date | None]:
    first, last = mention.first, mention.last
    before = _BOUND_BEFORE.search(text, max(0, start - 20), mention.start) or _BOUND_AT_HEAD.match(
        text, start, mention.end
    )
    word = before.group("word").lower() if before and before.start() < mention.start else None
    if word is None or (word == "from" and ranged):
        return first, last
    if word == "on the eve of" and mention.granularity != "day":
        return first, last  # "on the eve of the 2018 elections": the year tells no day
    if word == "on the eve of":
        eve = first - timedelta(days=1) if first and first > date.min else None
        return eve, eve
    if word in _OPEN_END or (word == "as of" and tense != "past"):
        return first, None
    if word in _OPEN_START or word == "as of":
        return (first, last) if mention.type == "TIME" and word in ("until", "till") else (None, last)
    if word in _BEFORE:
        return _before(mention, published)
    return (last + timedelta(days=1) if last and last < date.max else None), None


def _before(mention: TimeMention, published: date | None) -> tuple[date | None, date | None]:
    """Before the end of a time means up to its last day, from publication on if that is still to come."""
    ends = bool(re.match(r"(?:the )?end\b|(?:the )?year[ -]?end", mention.text, re.I))
    last = (
        mention.last
        if ends
        else mention.first - timedelta(days=1)
        if mention.first and mention.first > date.min
        else None
    )
    coming = published is not None and last is not None and last >= published
    return published if coming else None, last


def _loosely(
    text: str, start: int, end: int, published: date | None, mentions: tuple[TimeMention, ...]
) -> TimeMention | None:
    """Read a span that holds no expression of its own: "since then", "previously"."""
    words = text[start:end]
    if _SINCE_THEN.fullmatch(words):
        told = [mention for mention in mentions if mention.end <= start and mention.first]
        return replace(told[-1], start=start, end=end, text=words, last=None, rule="since_then") if told else None
    if not _loose().fullmatch(words):
        return _asked_for(text, start, end, published)
    return TimeMention(
        start=start, end=end, text=words, type="DATE", value="PAST_REF", last=published, rule="loose_reference"
    )


def _asked_for(text: str, start: int, end: int, published: date | None) -> TimeMention | None:
    """Read a span by the rules that hold only where a span is given: ages of persons."""
    scene = scene_of(text, published)
    scene.asked = True
    head = re.compile(r"\W*(?:(?:an?|the|at|age|of)\W+)*", re.I).match(text, start, end)
    found = read_at(text, head.end() if head else start, scene)
    return replace(found, start=start, end=end, text=text[start:end]) if found and found.end <= end else None


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{piece(tables()['loose_reference'])})\W*", re.I)
