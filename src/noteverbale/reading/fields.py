"""The words of one claim's roles -> values: actors, time, place and deal, through the resolvers.

In: what the claims of a document share, and a decoded claim with its window.  Out: the value of one field.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct, structs

from noteverbale.reading.chronicle import Chronicle
from noteverbale.reading.decode import Found
from noteverbale.reading.parties import named_so
from noteverbale.reading.phrases import trimmed, whole_names, whole_phrases
from noteverbale.reading.polarity import DONE, PLANNED, put_off
from noteverbale.reading.retold import in_past_form
from noteverbale.reading.several import also, several
from noteverbale.reading.spoken import Spoken
from noteverbale.reading.trade import staged
from noteverbale.reading.windows import Window
from noteverbale.resolve import actors, equipment, times
from noteverbale.resolve.tables import Tables
from noteverbale.types import Actor, Deal, Document, Span, When, Where

# A plan that was called off is still told with its day for weeks.
_PAST = timedelta(days=60)
# From so far on a day without a year may be that of another one.
_FAR = timedelta(days=200)
# "Since 1 January, when it signed": the day of what is told behind.
_SINCE_WHEN = re.compile(r"since\s+(?P<day>[^,.;]{3,30}),?\s+when\b", re.IGNORECASE)
_SINCE = 6  # characters of "since "
_WHEN = 10  # characters behind a time in which its "when" stands
# What the realis of a claim tells of the verb's direction in time, for "on Thursday".
_TENSES = {"occurred": "past", "ongoing": "past"}


class Seen(Struct, frozen=True):
    """A decoded claim and the window its word numbers count in."""

    found: Found
    window: Window


class Scene(Struct, frozen=True):
    """What the claims of one document share."""

    document: Document
    people: actors.Context
    tables: Tables
    where: dict[tuple[int, int], Where]
    spoken: Spoken
    chronicle: Chronicle


def sentence_of(window: Window, word: int) -> Span:
    """Give the sentence that a word of a window stands in."""
    own = (window.sentence == window.sentence[word]).nonzero()[0]
    return Span(int(window.starts[own[0]]), int(window.ends[own[-1]]))


def spans_of(text: str, item: Seen, role: str, *, sure: bool = True) -> list[tuple[int, int]]:
    """Give the spans found for a role, those that are sure of it or those that are not."""
    chosen = (stretch for stretch in item.found.roles[role] if stretch.sure == sure)
    spans = (trimmed(text, item.window, stretch) for stretch in chosen)
    return [span for span in spans if span[0] < span[1]]


def actors_of(scene: Scene, item: Seen, role: str, *, sure: bool = True) -> tuple[Actor, ...]:
    """Give the actors that the words of a role mean."""
    text = scene.document.text
    spans = whole_names(whole_phrases(text, spans_of(text, item, role, sure=sure)), scene.people)
    return tuple(
        Actor(text=text[start:end], start=start, end=end, **structs.asdict(found))
        for start, end in spans
        for found in scene.people.resolve(start, end)
    )


def best_of(text: str, item: Seen, role: str) -> tuple[int, int] | None:
    """Give the span of which the network is surest for a role."""
    ranked = sorted(item.found.roles[role], key=lambda stretch: (-stretch.score, stretch.first))
    spans = (trimmed(text, item.window, stretch) for stretch in ranked)
    return next((span for span in spans if span[0] < span[1]), None)


def time_of(scene: Scene, item: Seen, realis: str) -> When | None:
    """Give the time told, the direction of "on Thursday" by the realis; in a chronology by the day of its entry."""
    trigger = int(item.window.starts[item.found.trigger[0]])
    return scene.chronicle.told(trigger, _time_of(scene, item, realis), _tense(scene, item, realis))


def _time_of(scene: Scene, item: Seen, realis: str) -> When | None:
    text = scene.document.text
    span = best_of(text, item, "time")
    if span is None:
        return None
    (start, end), published, tense = span, scene.document.published, _tense(scene, item, realis)
    words, found = text[start:end], times.resolve(text, start, end, published, tense=tense)
    begin = start - _SINCE if text[max(0, start - _SINCE) : start].lower() == "since " else start
    if since := _SINCE_WHEN.match(text, begin, end + _WHEN):
        found = times.resolve(since["day"], 0, len(since["day"]), published, tense=tense)
    if tense and _a_year_off(found, published) and _by_its_verb(scene, item, realis, found):
        own = times.resolve(text, start, end, published)
        found = own if own and own.first and not _a_year_off(own, published) else found
    if realis in DONE and _by_the_clock(found, published):
        found = None
    if realis in PLANNED and _long_past(found, published):
        alone = times.resolve(words, 0, len(words), published, tense=tense)
        found = None if _long_past(alone, published) else alone
    if found is None:
        return When(text=words, start=start, end=end)
    return When(
        text=words,
        start=start,
        end=end,
        first=found.first,
        last=found.last,
        granularity=found.granularity,
        rule=found.rule,
        several=several(
            words + also(text, end, published), lambda part: times.resolve(part, 0, len(part), published, tense=tense)
        ),
    )


def _a_year_off(found: times.TimeMention | None, published: date | None) -> bool:
    """Tell whether a time is far from publication: "on 18 August" in a text of 13 August, with the year before.

    What the verb beside it tells is then surer than how real the event is.
    """
    if found is None or found.first is None or found.last is None or published is None:
        return False
    return found.last < published - _FAR or found.first > published + _FAR


def _by_its_verb(scene: Scene, item: Seen, realis: str, found: times.TimeMention | None) -> bool:
    """Tell whether the verb may tell better which year is meant: of a plan for a day, of what no past form tells."""
    if realis not in DONE:
        return found is not None and found.granularity == "day"
    first, last = item.found.trigger
    return not in_past_form(scene.document.text[int(item.window.starts[first]) : int(item.window.ends[last - 1])])


def _by_the_clock(found: times.TimeMention | None, published: date | None) -> bool:
    """Tell whether an hour is of a day to come that another sentence tells: "the truce holds until August. The meeting
    began at ten".
    """
    return bool(found and found.rule == "clock" and found.first and published and found.first > published)


def _tense(scene: Scene, item: Seen, realis: str) -> str | None:
    """Give the direction of "on Thursday"; of a plan that is called off the nearest day is meant, on either side."""
    end, sentence = int(item.window.ends[item.found.trigger[1] - 1]), sentence_of(item.window, item.found.trigger[0])
    called_off = realis in PLANNED and item.found.labels["polarity"][0] == "negative"
    return None if called_off or put_off(scene.document.text, end, sentence.end) else _TENSES.get(realis, "future")


def _long_past(found: times.TimeMention | None, published: date | None) -> bool:
    """Tell whether a time ends long before publication: no plan's, but that of an anchor in another sentence ("on the
    same day", "on June 10" behind another year) or of the words beside it ("the agreement reached last year").
    """
    return bool(found and found.last and published and published - found.last > _PAST)


def place_of(scene: Scene, item: Seen) -> Where | None:
    """Give the place told, None where its words name the event."""
    span = best_of(scene.document.text, item, "place")
    return None if span is None or named_so(scene.document.text, span[0]) else scene.where[span]


def deal_of(scene: Scene, item: Seen, trigger: Span, sentence: Span) -> Deal:
    """Give what the words about a trigger tell of a deal, with what the network sees of its stage, goods and sum."""
    text, spans = scene.document.text, ((trigger.start, trigger.end), (sentence.start, sentence.end))
    stage, realis = item.found.labels["stage"], item.found.labels["realis"][0]
    hints = equipment.Hints(*(_hint(text, item, role) for role in ("item", "quantity", "value")))
    told = equipment.deal(text, trigger, sentence, extend=scene.tables.equipment, hints=hints)
    cue = told.stage if equipment.has_cue(text, *spans) else None
    return structs.replace(told, stage=staged(text[slice(*spans[0])], cue, stage, realis) or told.stage)


def _hint(text: str, item: Seen, role: str) -> Span | None:
    """Give the words of which the network is surest for a part of a deal; one that was not taught the role has none."""
    span = best_of(text, item, role) if role in item.found.roles else None
    return None if span is None else Span(*span)
