"""One span of a text -> the time its words mean. In: text, offsets, publication day, tense. Out: one mention, or None."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from noteverbale.resolve.times.mention import TimeMention
from noteverbale.resolve.times.scene import scene_of
from noteverbale.resolve.times.tagger import read_at, tagged

_BOUND = re.compile(
    r"\b(?P<word>since|until|till|before|prior to|by|after|from|starting|beginning|as of|up to|through)\s+(?:the\s+|on\s+|in\s+)?\Z",
    re.I,
)
_RETOLD = ("weekday", "month", "month_day", "day_month", "season", "quarter", "holiday", "clock", "daypart")


def resolve(text: str, start: int, end: int, published: date | None, *, tense: str | None = None) -> TimeMention | None:
    """Give the time that the words of one span mean; None if they name none.

    `tense` ("past" or "future") overrides the tense read from the sentence. The mention's offsets are those of the span.
    """
    inside = [mention for mention in tagged(text, published) if mention.start < end and start < mention.end]
    if not inside:
        return None
    if tense:
        inside = [_retold(text, mention, published, tense) for mention in inside]
    whole = _joined(text, inside)
    first, last = _bounded(text, whole, start)
    return replace(whole, start=start, end=end, text=text[start:end], first=first, last=last)


def _retold(text: str, mention: TimeMention, published: date | None, tense: str) -> TimeMention:
    if mention.rule not in _RETOLD or published is None:
        return mention
    scene = scene_of(text, published)
    if scene.narrative:
        return mention
    scene.tense = tense
    edge_length = len(mention.text)
    for offset in range(edge_length):
        if offset == 0 or not text[mention.start + offset - 1].isalnum():
            found = read_at(text, mention.start + offset, scene)
            if found and found.end == mention.end:
                return found
    return mention


def _joined(text: str, mentions: list[TimeMention]) -> TimeMention:
    dated = [mention for mention in mentions if mention.first or mention.last]
    best = max(
        dated or mentions, key=lambda mention: (mention.type in ("DATE", "TIME"), len(mention.text), -mention.start)
    )
    if len(dated) == 2 and re.fullmatch(
        r"\W*(?:and|to|until|till|through|or|-|–|—)?\W*(?:the\W)?", text[dated[0].end : dated[1].start]
    ):
        early, late = dated
        if early.first and late.last and early.first <= late.last:
            return replace(early, first=early.first, last=late.last)
    return best


def _bounded(text: str, mention: TimeMention, start: int) -> tuple[date | None, date | None]:
    first, last = mention.first, mention.last
    before = _BOUND.search(text, max(0, start - 12), mention.start)
    word = before.group("word").lower() if before else None
    if word in ("since", "from", "starting", "beginning", "as of"):
        return first, None if word != "from" or last == mention.last else last
    if word in ("until", "till", "by", "up to", "through"):
        return None, last
    if word in ("before", "prior to"):
        return None, first - timedelta(days=1) if first and first > date.min else None
    if word == "after":
        return (last + timedelta(days=1) if last and last < date.max else None), None
    return first, last
