"""What about an undated claim tells whether its event is the news of its text: named clues, each there or not.

In: a claim and what surrounds it, read once a document.  Out: the names of the clues that hold.
Words: freshness.toml.  What each clue weighs: freshness.csv.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import NamedTuple

from noteverbale.ontology.freshness import freshness
from noteverbale.reading.attributions.speeches import speeches
from noteverbale.reading.forms import form_of, stem
from noteverbale.reading.wordlists import one_of, page
from noteverbale.resolve import times
from noteverbale.types import Claim, Document, Span

_LEAD, _EARLY = 300, 1200  # characters from the beginning: two sentences of news, two paragraphs
_CLAUSE = 60  # characters before a trigger in which its auxiliary or conjunction stands
_VOICE = 45  # characters before a trigger in which "I would like to" stands
_AHEAD = 40  # days; a later date tells of no plan beside the news
_OLD = 3  # so many dates of long ago, and more than of the day, make a text that looks back
# What a government's page tells of itself; force and sanctions it tells of others, as background.
_OWN = ("said", "met")
# A mark that is never closed quotes up to the end of its line, so that each mark is tried once.
_QUOTED = re.compile(r"[“\"«][^”\"»\n]{8,}(?:[”\"»\n]|\Z)")
_STOP = re.compile(r"[;:.!?\n]\s")
_any = partial(one_of, "freshness.toml")

Spans = tuple[tuple[int, int], ...]


class Surroundings(NamedTuple):
    """A document read once: where somebody speaks, in transcripts and in quotation marks; where a date stands and
    whether it is old, fresh or ahead; whether most of them are old; the stems of the title's words; whether a
    government or organisation publishes.
    """

    speeches: Spans
    quoted: Spans
    dates: tuple[tuple[int, str], ...]
    looks_back: bool
    title: frozenset[str]
    official: bool


@lru_cache(maxsize=8)
def surroundings(text: str, title: str, published: date, *, official: bool) -> Surroundings:
    """Give what is common to all claims of a document."""
    dates = tuple(_dates(text, published))
    told = Counter(when for _, when in dates)
    return Surroundings(
        speeches=tuple(span for speech in speeches(text) for span in speech.content),
        quoted=tuple(match.span() for match in _QUOTED.finditer(text)),
        dates=dates,
        looks_back=told["old"] >= max(_OLD, told["fresh"] + 1),
        title=frozenset(stem(word) for word in re.findall(r"[a-z]{3,}", title.lower())),
        official=official,
    )


def _dates(text: str, published: date) -> Iterator[tuple[int, str]]:
    fresh = published - timedelta(days=freshness().days)
    for mention in times.tag(text, published):
        first, last = mention.first, mention.last
        if first is None or last is None or mention.type not in ("DATE", "TIME"):
            continue
        if last < fresh:
            yield mention.start, "old"
        elif first > published or last > published + timedelta(days=_AHEAD):
            yield mention.start, "ahead"
        elif first >= fresh:
            yield mention.start, "fresh"


def clues(claim: Claim, document: Document, around: Surroundings) -> frozenset[str]:
    """Give the names of the clues that hold for a claim."""
    words, start = document.part(claim.part), claim.trigger.start
    sentence = claim.sentence or Span(start, claim.trigger.end)
    before = _STOP.split(words[max(sentence.start, start - _CLAUSE) : start])[-1].lower()
    form = form_of(claim, before)
    told = {form, _group(claim.kind), *_about(words[sentence.start : sentence.end].lower(), before)}
    told |= {name for name, holds in _plain(claim, around).items() if holds}
    if claim.part == "title":
        return frozenset(told | {"title"})
    told.update(_place(claim, document.text, around, form), _dated(sentence, around))
    if stem(claim.trigger.text.lower().split()[0]) in around.title:
        told.add("word of the title")
    return frozenset(told)


def _plain(claim: Claim, around: Surroundings) -> dict[str, bool]:
    return {
        "under way": claim.realis == "ongoing",
        "vague time": claim.time is not None,
        "official page": around.official and _group(claim.kind) in _OWN,
    }


def _place(claim: Claim, text: str, around: Surroundings, form: str) -> Iterator[str]:
    """Yield where in its text a claim stands, and in whose words."""
    start = claim.trigger.start
    if start < _EARLY:
        yield "lead" if start < _LEAD else "early"
    speech, quoted = _inside(start, around.speeches), _inside(start, around.quoted)
    reported = claim.source.kind != "publisher"
    yield "own words" if quoted else "speech" if speech else "reported" if reported else "narration"
    behind = "past" in form or form == "perfect"
    if (speech or quoted) and not behind and _performs().search(text[max(0, start - _VOICE) : start].lower()):
        yield "performed"


def _dated(sentence: Span, around: Surroundings) -> Iterator[str]:
    """Yield what the dates of the sentence, or else the one told last before it, say."""
    first, stop = (bisect_left(around.dates, (place, "")) for place in (sentence.start, sentence.end))
    yield from (f"{when} date in the sentence" for _, when in around.dates[first:stop])
    if first == stop:
        yield f"{around.dates[first - 1][1]} date before" if first else "no date before"
    if around.looks_back:
        yield "text looks back"


def _about(sentence: str, before: str) -> Iterator[str]:
    """Yield what the words about a trigger say."""
    if _close("background", 5).search(before):
        yield "background"
    if _close("relative", 3).search(before):
        yield "relative clause"
    yield from (name for name in ("earlier", "habit") if _word(name).search(sentence))


@cache
def _close(name: str, most: int) -> re.Pattern[str]:
    """Match words with few others behind them."""
    return re.compile(rf"(?<![\w-]){_any('behind', name)}(?:\s[\w’'-]+){{0,{most}}}\s*\Z")


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_any('behind', name)}(?![\w-])")


@cache
def _performs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('performs', 'persons')}(?:\s[\w’'-]+){{0,5}}\s*\Z")


@cache
def _group(kind: str) -> str:
    return next((name for name, members in page("freshness.toml")["kinds"].items() if kind in members), "done")


def _inside(offset: int, spans: Spans) -> bool:
    at = bisect_right(spans, (offset, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]
