"""The words of one claim's roles -> values: actors, time, place, source and deal, through the resolvers.

In: what the claims of a document share, and a decoded claim with its window.  Out: the value of one field.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct, structs

from noteverbale.reading.attributions.heads import is_outlet
from noteverbale.reading.chronicle import Chronicle
from noteverbale.reading.decode import Found
from noteverbale.reading.parties import named_so
from noteverbale.reading.phrases import trimmed, whole_names, whole_phrases
from noteverbale.reading.polarity import PLANNED
from noteverbale.reading.several import several
from noteverbale.reading.spoken import Spoken, someone
from noteverbale.reading.trade import staged
from noteverbale.reading.windows import Window
from noteverbale.resolve import actors, equipment, times
from noteverbale.resolve.actors.quotes import asks
from noteverbale.resolve.tables import Tables
from noteverbale.types import Actor, Deal, Document, Source, Span, When, Where

# Kinds of source that are one person, and words that point to one.
_PERSONS = frozenset(("named_official", "former_official", "expert", "group", "witness"))
_SPEAKERS = _PERSONS | {"unnamed_official"}
# Kinds of source that do not say "I", and words of who speaks.
_PAPERS = frozenset(("document", "media"))
_FIRST = frozenset(("i", "we", "me", "my", "our", "us"))
_POINTS = re.compile(r"(?:he|she|him|her)\Z|the\s", re.IGNORECASE)
# A plan that was called off is still told with its day for weeks.
_PAST = timedelta(days=60)
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


def _best(text: str, item: Seen, role: str) -> tuple[int, int] | None:
    ranked = sorted(item.found.roles[role], key=lambda stretch: (-stretch.score, stretch.first))
    spans = (trimmed(text, item.window, stretch) for stretch in ranked)
    return next((span for span in spans if span[0] < span[1]), None)


def time_of(scene: Scene, item: Seen, realis: str) -> When | None:
    """Give the time told, the direction of "on Thursday" by the realis; in a chronology by the day of its entry."""
    trigger = int(item.window.starts[item.found.trigger[0]])
    return scene.chronicle.told(trigger, _time_of(scene, item, realis), _tense(item, realis))


def _time_of(scene: Scene, item: Seen, realis: str) -> When | None:
    text = scene.document.text
    span = _best(text, item, "time")
    if span is None:
        return None
    (start, end), published, tense = span, scene.document.published, _tense(item, realis)
    words, found = text[start:end], times.resolve(text, start, end, published, tense=tense)
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
        several=several(words, lambda part: times.resolve(part, 0, len(part), published, tense=tense)),
    )


def _tense(item: Seen, realis: str) -> str | None:
    """Give the direction of "on Thursday"; of a plan that is called off the nearest day is meant, on either side."""
    called_off = realis in PLANNED and item.found.labels["polarity"][0] == "negative"
    return None if called_off else _TENSES.get(realis, "future")


def _long_past(found: times.TimeMention | None, published: date | None) -> bool:
    """Tell whether a time ends long before publication: no plan's, but that of an anchor in another sentence ("on the
    same day", "on June 10" behind another year) or of the words beside it ("the agreement reached last year").
    """
    return bool(found and found.last and published and published - found.last > _PAST)


def place_of(scene: Scene, item: Seen) -> Where | None:
    """Give the place told, None where its words name the event."""
    span = _best(scene.document.text, item, "place")
    return None if span is None or named_so(scene.document.text, span[0]) else scene.where[span]


def source_of(scene: Scene, item: Seen, kind: str) -> Source:
    """Give who says it, by the words found and by the attribution that the trigger stands in; of "I" and "we" whom the
    speech or the quotation that they stand in names.
    """
    text = scene.document.text
    span = None if kind == "publisher" else someone(text, _best(text, item, "source"))
    spoken = scene.spoken.at(int(item.window.starts[item.found.trigger[0]]))
    if spoken and span is None:
        if kind == "publisher" or asks().match(text, spoken.source[0][0]):
            kind = spoken.kind or kind
        # Whom the network sees only by kind is the person whom the attribution names; papers are seldom the speaker.
        kind = "named_official" if kind == "document" and spoken.kind == "named_official" else kind
        person = {spoken.kind, kind} <= _SPEAKERS
        span = spoken.source[0] if kind == spoken.kind or person else None
    elif spoken and span and spoken.source[0][0] < span[1] and span[0] < spoken.source[0][1]:
        span = spoken.source[0]  # "Head of the Just Russia faction | Sergei Mironov"
    if span is None:
        return Source(kind=kind)
    code, name = scene.people.resolve(*span)[0].code, _speaker(scene, kind, span)
    if text[slice(*span)].lower() in _FIRST and (spoken := scene.spoken.at(span[0])) and spoken.kind in _PERSONS:
        kind = spoken.kind if kind in _PAPERS else kind
        if name := _speaker(scene, spoken.kind, spoken.source[0]):
            code = scene.people.resolve(*spoken.source[0])[0].code
    if is_outlet(text[slice(*span)]):
        told = scene.people.told(*span)
        outlet = told is None or told[0].code == "UNK" or told[0].sector == "MED"  # else "Qatar", "the PTI"
        kind, code, name = ("media", told[0].code if told else "UNK", None) if outlet else (kind, code, name)
    return Source(kind=kind, text=text[slice(*span)], start=span[0], end=span[1], code=code, name=name)


def _speaker(scene: Scene, kind: str, span: tuple[int, int]) -> str | None:
    """Give the person who speaks: one named, or meant by "he", "she" or "the minister". "I" is often somebody quoted
    inside, and papers and the unnamed are no persons: of 28 names given whatever the words nine were wrong, of the 21
    of "he" and "she" four (27 November 2026).
    """
    words, name = scene.document.text[slice(*span)], scene.people.person(*span)
    if name is None or kind not in _PERSONS:
        return None
    meant = bool(_POINTS.match(words)) or bool(set(words.split()) & set(name.split()))
    return name if meant else None


def deal_of(scene: Scene, trigger: Span, sentence: Span, stage: str, realis: str) -> Deal:
    """Give what the words about a trigger tell of a deal; `stage`: the network's, `none` where it sees none."""
    text, spans = scene.document.text, ((trigger.start, trigger.end), (sentence.start, sentence.end))
    told = equipment.deal(text, trigger, sentence, extend=scene.tables.equipment)
    cue = told.stage if equipment.has_cue(text, *spans) else None
    return structs.replace(told, stage=staged(text[slice(*spans[0])], cue, stage, realis) or told.stage)
