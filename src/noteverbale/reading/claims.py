"""Decoded spans -> claims: words become actors, dates, places, sources and deals through the resolvers.

In: a document's `Found` claims with their windows.  Out: `Claim`s in text order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from noteverbale.reading.again import Cast, Pairs, acquainted, completed
from noteverbale.reading.decode import Found
from noteverbale.reading.guests import seated
from noteverbale.reading.light import event_noun, leads
from noteverbale.reading.neighbours import deployed, drilled, objecting, of_no_series, own, traded_only
from noteverbale.reading.parties import leaves, named_so, one_place, settle
from noteverbale.reading.phrases import trimmed, whole_names, whole_phrases
from noteverbale.reading.polarity import retold
from noteverbale.reading.proper import with_names
from noteverbale.reading.retold import adds_nothing, as_planned, at_home, lies_ahead, nobody_travels, told_as_past
from noteverbale.reading.several import several
from noteverbale.reading.sides import sided
from noteverbale.reading.spoken import Spoken, someone
from noteverbale.reading.trade import no_deal, told_as
from noteverbale.reading.unnamed import of_nobody
from noteverbale.reading.whereabouts import where
from noteverbale.reading.windows import Window
from noteverbale.resolve import actors, equipment, places, times
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Actor, Attribution, Claim, Deal, Document, Mention, Source, Span, When, Where

# What the realis of a claim tells of the verb's direction in time, for "on Thursday".
_TENSES = {"occurred": "past", "ongoing": "past"}
# Characters between two triggers of one kind and the same parties that are taken for one event.
NEXT = 8


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


def claims(
    document: Document,
    seen: Sequence[Seen],
    people: actors.Context,
    tables: Tables = NO_TABLES,
    *,
    said: Sequence[Attribution] = (),
    sides: bool = True,
) -> list[Claim]:
    """Give the claims of a document; `people`: who is who in it; `said`: its attributions; `tables`: the user's;
    `sides`: False for a reader whose parties are believed as told.
    """
    text = document.text
    spans = sorted({span for item in seen for span in _spans(text, item, "place")})
    found = places.resolve(text, spans, document.published, tables=tables.places)
    located = {span: where(text, span, place, people) for span, place in zip(spans, found, strict=True)}
    scene = Scene(document, people, tables, located, Spoken(said))
    casts = [_cast(scene, item) for item in seen]
    pairs = acquainted(casts)
    parties = [_completed(scene, item, cast, pairs) for item, cast in zip(seen, casts, strict=True)]
    claimed = (_claim(scene, item, cast) for item, cast in zip(seen, parties, strict=True))
    settled = (sided(claim, text, people) for claim in claimed) if sides else claimed
    read = sorted(settled, key=lambda claim: claim.trigger.start)
    kept = [told_as(text, of_no_series(text, retold(text, claim))) for claim in read if not _no_event(text, claim)]
    told = _drilled(document, as_planned(text, own(list(_once(text, kept)))))
    return with_names(text, [claim for index, claim in enumerate(told) if not adds_nothing(text, claim, told[:index])])


def _drilled(document: Document, told: Sequence[Claim]) -> list[Claim]:
    """Give claims with the drills of one state under their kind, and the id that belongs to it."""
    pairs = zip(told, drilled(document.text, told), strict=True)
    return [new if new.kind == old.kind else _with_id(document, new) for old, new in pairs]


def _with_id(document: Document, claim: Claim) -> Claim:
    return structs.replace(claim, id=claim_id(document.id, claim.kind, claim.trigger.start, claim.trigger.end))


def _no_event(text: str, claim: Claim) -> bool:
    return at_home(claim) or traded_only(claim) or no_deal(text, claim) or nobody_travels(claim) or of_nobody(claim)


def _once(text: str, found: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims, of two neighbouring triggers for one event the one that leads ("agreed to buy"), else the surer."""
    held: Claim | None = None
    for claim in found:
        if held is not None and _twins(held, claim):
            held = _leading(text, held, claim)
            continue
        if held is not None:
            yield held
        held = claim
    if held is not None:
        yield held


def _leading(text: str, first: Claim, second: Claim) -> Claim:
    spans = [(claim.trigger.start, claim.trigger.end) for claim in (first, second)]
    surer, other = (first, second) if first.confidence >= second.confidence else (second, first)
    return _with_deal(first, second) if leads(text, *spans) else _with_deal(surer, other)


def _with_deal(kept: Claim, other: Claim) -> Claim:
    """What the other trigger tells of a deal is not lost: "interested in buying up to 20"."""
    if kept.deal is None or other.deal is None:
        return kept
    missing = {name for name in ("item", "quantity", "value") if getattr(kept.deal, name) is None}
    return structs.replace(kept, deal=structs.replace(kept.deal, **{n: getattr(other.deal, n) for n in missing}))


def _twins(first: Claim, second: Claim) -> bool:
    if first.trigger.start == second.trigger.start:
        return True
    return (
        first.kind == second.kind
        and 0 <= second.trigger.start - first.trigger.end <= NEXT
        and first.sentence == second.sentence
        and _fit(first.agent, second.agent)
        and _fit(first.recipient, second.recipient)
    )


def _fit(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Whether one names no party that the other does not."""
    codes, others = ({actor.code for actor in actors} for actors in (first, second))
    return codes <= others or others <= codes


def _cast(scene: Scene, item: Seen) -> Cast:
    agents, recipients = (_actors(scene, item, role) for role in ("agent", "recipient"))
    return Cast(item.found.labels["kind"][0], agents, recipients)


def _completed(scene: Scene, item: Seen, cast: Cast, pairs: Pairs) -> Cast:
    return completed(cast, pairs, lambda role: _actors(scene, item, role, sure=False))


def _claim(scene: Scene, item: Seen, cast: Cast) -> Claim:
    text, labels = scene.document.text, {name: label for name, (label, _) in item.found.labels.items()}
    first, last = item.found.trigger
    start, end = event_noun(text, int(item.window.starts[first]), int(item.window.ends[last - 1]))
    kind = deployed(objecting(labels["kind"], text[start:end]), cast.agents)
    sentence = _sentence(item.window, first)
    realis, source = labels["realis"], _source(scene, item, labels["source"])
    time = _time(scene, item, realis)
    ahead = realis == "occurred" and lies_ahead(time, scene.document.published)
    time = None if ahead and told_as_past(text, start, end) else time
    if kind == "visit":
        cast = Cast(kind, *seated(text, Span(start, end), cast.agents, cast.recipients, scene.people))
    place = one_place(_place(scene, item), cast.recipients, cast.agents)
    place = None if leaves(kind, cast.agents, cast.recipients, place) else place
    deal = _deal(scene, Span(start, end), sentence, labels["stage"]) if kind == "arms_deal" else None
    agents, recipients, inferred = settle(
        kind,
        cast.agents,
        cast.recipients if kind == labels["kind"] else (),
        place,
        stage=None if deal is None else deal.stage,
    )
    if time is not None and time.rule is not None:
        inferred = inferred | {"time": time.rule}
    if ahead and time is not None:
        realis, inferred = "scheduled", inferred | {"realis": "dated after publication"}
    return Claim(
        id=claim_id(scene.document.id, kind, start, end),
        kind=kind,
        trigger=Mention(text=text[start:end], start=start, end=end),
        agent=agents,
        recipient=recipients,
        time=time,
        place=place,
        polarity=labels["polarity"],
        realis=realis,
        certainty=labels["certainty"],
        source=source,
        deal=deal,
        confidence=round(item.found.confidence, 4),
        sentence=sentence,
        inferred=inferred,
    )


def claim_id(document_id: str, kind: str, start: int, end: int) -> str:
    """Give the id of a claim: a hash of document, kind and trigger."""
    return "c" + hashlib.sha256(f"{document_id}\x1f{kind}\x1f{start}\x1f{end}".encode()).hexdigest()[:14]


def _sentence(window: Window, word: int) -> Span:
    own = (window.sentence == window.sentence[word]).nonzero()[0]
    return Span(int(window.starts[own[0]]), int(window.ends[own[-1]]))


def _spans(text: str, item: Seen, role: str, *, sure: bool = True) -> list[tuple[int, int]]:
    chosen = (stretch for stretch in item.found.roles[role] if stretch.sure == sure)
    spans = (trimmed(text, item.window, stretch) for stretch in chosen)
    return [span for span in spans if span[0] < span[1]]


def _actors(scene: Scene, item: Seen, role: str, *, sure: bool = True) -> tuple[Actor, ...]:
    text = scene.document.text
    spans = whole_names(whole_phrases(text, _spans(text, item, role, sure=sure)), scene.people)
    return tuple(
        Actor(text=text[start:end], start=start, end=end, **structs.asdict(found))
        for start, end in spans
        for found in scene.people.resolve(start, end)
    )


def _best(text: str, item: Seen, role: str) -> tuple[int, int] | None:
    ranked = sorted(item.found.roles[role], key=lambda stretch: (-stretch.score, stretch.first))
    spans = (trimmed(text, item.window, stretch) for stretch in ranked)
    return next((span for span in spans if span[0] < span[1]), None)


def _time(scene: Scene, item: Seen, realis: str) -> When | None:
    text = scene.document.text
    span = _best(text, item, "time")
    if span is None:
        return None
    (start, end), published, tense = span, scene.document.published, _TENSES.get(realis, "future")
    words, found = text[start:end], times.resolve(text, start, end, published, tense=tense)
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


def _place(scene: Scene, item: Seen) -> Where | None:
    span = _best(scene.document.text, item, "place")
    return None if span is None or named_so(scene.document.text, span[0]) else scene.where[span]


def _source(scene: Scene, item: Seen, kind: str) -> Source:
    text = scene.document.text
    span = None if kind == "publisher" else someone(text, _best(text, item, "source"))
    if span is None and (spoken := scene.spoken.at(int(item.window.starts[item.found.trigger[0]]))):
        kind = spoken.kind or kind if kind == "publisher" else kind
        span = spoken.source[0] if kind == spoken.kind else None
    if span is None:
        return Source(kind=kind)
    code = scene.people.resolve(*span)[0].code
    return Source(kind=kind, text=text[slice(*span)], start=span[0], end=span[1], code=code)


def _deal(scene: Scene, trigger: Span, sentence: Span, stage: str) -> Deal:
    """The words' own cue for a stage goes before the network's, which has seen few deals.

    But "delivered" is also what bare words of sale and transfer are taken for, and there the network sees more.
    """
    told = equipment.deal(scene.document.text, trigger, sentence, extend=scene.tables.equipment)
    spans = (trigger.start, trigger.end), (sentence.start, sentence.end)
    if stage == "none" or told.stage not in (None, "delivered") or equipment.has_cue(scene.document.text, *spans):
        return told
    return structs.replace(told, stage=stage)
