"""Decoded spans -> claims: words become actors, dates, places, sources and deals through the resolvers.

In: a document's `Found` claims with their windows.  Out: `Claim`s in text order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from noteverbale.reading.again import Cast, Pairs, acquainted, completed
from noteverbale.reading.antecedents import with_family
from noteverbale.reading.arrivals import arrived
from noteverbale.reading.carried import carried
from noteverbale.reading.chronicle import Chronicle
from noteverbale.reading.endings import ended
from noteverbale.reading.fields import (
    Scene,
    Seen,
    actors_of,
    deal_of,
    place_of,
    sentence_of,
    spans_of,
    time_of,
)
from noteverbale.reading.guests import seated
from noteverbale.reading.habits import with_habits
from noteverbale.reading.industry import by_industry
from noteverbale.reading.light import event_noun
from noteverbale.reading.neighbours import deployed, drilled, objecting, of_no_series, own, traded_only
from noteverbale.reading.notices import noticed
from noteverbale.reading.parties import leaves, one_place, settle
from noteverbale.reading.polarity import retold
from noteverbale.reading.prices import priced
from noteverbale.reading.proper import with_names
from noteverbale.reading.questions import asked
from noteverbale.reading.retold import adding, as_planned, at_home, lies_ahead, nobody_travels, told_as_past
from noteverbale.reading.sides import sided
from noteverbale.reading.sources import source_of
from noteverbale.reading.spoken import Spoken
from noteverbale.reading.talks import with_medium
from noteverbale.reading.trade import no_deal, told_as
from noteverbale.reading.transfers import DEAL, traded
from noteverbale.reading.twins import once
from noteverbale.reading.unnamed import of_nobody
from noteverbale.reading.whereabouts import where
from noteverbale.reading.whole import Judge, chance, worth_giving
from noteverbale.resolve import actors, places
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Attribution, Claim, Document, Mention, Span, When, Where


def claims(
    document: Document,
    seen: Sequence[Seen],
    people: actors.Context,
    tables: Tables = NO_TABLES,
    *,
    said: Sequence[Attribution] = (),
    sides: bool = True,
    judge: Judge | None = chance,
) -> list[Claim]:
    """Give the claims of a document; `people`: who is who in it; `said`: its attributions; `tables`: the user's;
    `sides`: False for a reader whose parties are believed as told; `judge`: tells how surely a claim is wholly right.
    """
    text = document.text
    spans = sorted({span for item in seen for span in spans_of(text, item, "place")})
    found = places.resolve(text, spans, document.published, tables=tables.places)
    located = {span: where(text, span, place, people) for span, place in zip(spans, found, strict=True)}
    scene = Scene(document, people, tables, located, Spoken(said), Chronicle(text, document.title))
    casts = [_cast(scene, item) for item in seen]
    pairs = acquainted(casts)
    parties = [_completed(scene, item, cast, pairs) for item, cast in zip(seen, casts, strict=True)]
    claimed = (_claim(scene, item, cast) for item, cast in zip(seen, parties, strict=True))
    settled = (sided(claim, text, people) for claim in claimed) if sides else claimed
    read = sorted(settled, key=lambda claim: claim.trigger.start)
    turned = (ended(text, retold(text, claim)) for claim in read if not _no_event(text, claim))
    staged = arrived([by_industry(with_family(text, told_as(text, of_no_series(text, claim)))) for claim in turned])
    dealt = noticed(priced(text, list(once(text, carried(text, staged)))))
    told = _drilled(document, as_planned(text, own(dealt)))
    named = with_medium(document, with_habits(text, with_names(text, list(adding(text, told)))))
    return named if judge is None else [*_judged(text, named, seen, judge)]


def _judged(text: str, told: Sequence[Claim], seen: Sequence[Seen], judge: Judge) -> Iterator[Claim]:
    """Yield claims with how surely they are wholly right, by what the network found at their trigger, without those
    that hardly can be.
    """
    found = {_at(_trigger(text, item)): item.found for item in seen}
    for claim in told:
        own = found.get(_at(claim.trigger))
        judged = claim if own is None else structs.replace(claim, whole=round(judge(claim, own), 3))
        if worth_giving(judged):
            yield judged


def _at(trigger: Mention) -> tuple[int, int]:
    return trigger.start, trigger.end


def _drilled(document: Document, told: Sequence[Claim]) -> list[Claim]:
    """Give claims with the drills of one state under their kind, and the id that belongs to it."""
    pairs = zip(told, drilled(document.text, told), strict=True)
    return [new if new.kind == old.kind else _with_id(document, new) for old, new in pairs]


def _with_id(document: Document, claim: Claim) -> Claim:
    return structs.replace(claim, id=claim_id(document.id, claim.kind, claim.trigger.start, claim.trigger.end))


def _no_event(text: str, claim: Claim) -> bool:
    return (
        asked(text, claim)
        or at_home(claim)
        or traded_only(claim)
        or no_deal(text, claim)
        or nobody_travels(claim)
        or of_nobody(claim)
    )


def _cast(scene: Scene, item: Seen) -> Cast:
    agents, recipients = (actors_of(scene, item, role) for role in ("agent", "recipient"))
    return Cast(item.found.labels["kind"][0], agents, recipients)


def _completed(scene: Scene, item: Seen, cast: Cast, pairs: Pairs) -> Cast:
    return completed(cast, pairs, lambda role: actors_of(scene, item, role, sure=False))


class Dated(NamedTuple):
    """When an event is told to be, how real that makes it, and what of the two was inferred."""

    time: When | None
    realis: str
    inferred: dict[str, str]


def _claim(scene: Scene, item: Seen, cast: Cast) -> Claim:
    labels = {name: label for name, (label, _) in item.found.labels.items()}
    trigger = _trigger(scene.document.text, item)
    kind = deployed(objecting(labels["kind"], trigger.text), cast.agents)
    span, sides = Span(trigger.start, trigger.end), (cast.agents, cast.recipients)
    kind = traded(kind, scene.document.text, span, sides, scene.tables.equipment)
    sentence = sentence_of(item.window, item.found.trigger[0])
    dated = _dated(scene, item, trigger, labels["realis"])
    cast, place = _placed(scene, item, trigger, structs.replace(cast, kind=kind))
    deal = deal_of(scene, item, span, sentence) if kind == DEAL else None
    told = cast.recipients if kind in (labels["kind"], DEAL) else ()
    agents, recipients, inferred = settle(kind, cast.agents, told, place)
    return Claim(
        id=claim_id(scene.document.id, kind, trigger.start, trigger.end),
        kind=kind,
        trigger=trigger,
        agent=agents,
        recipient=recipients,
        time=dated.time,
        place=place,
        polarity=labels["polarity"],
        realis=dated.realis,
        certainty=labels["certainty"],
        source=source_of(scene, item, labels["source"]),
        deal=deal,
        confidence=round(item.found.confidence, 4),
        sentence=sentence,
        inferred=inferred | dated.inferred,
    )


def _trigger(text: str, item: Seen) -> Mention:
    first, last = item.found.trigger
    start, end = event_noun(text, int(item.window.starts[first]), int(item.window.ends[last - 1]))
    return Mention(text=text[start:end], start=start, end=end)


def _dated(scene: Scene, item: Seen, trigger: Mention, realis: str) -> Dated:
    """What is told as done on a day after publication is planned, or the day is another's; what an entry of a
    chronology tells in the present is done.
    """
    sentence, published = sentence_of(item.window, item.found.trigger[0]), scene.document.published
    if realis == "scheduled" and scene.chronicle.held(trigger.start, sentence, published):
        realis = "occurred"
    time = time_of(scene, item, realis)
    ahead = realis == "occurred" and lies_ahead(time, published)
    if time is None or (ahead and told_as_past(scene.document.text, trigger.start, trigger.end)):
        return Dated(None, realis, {})
    inferred = {} if time.rule is None else {"time": time.rule}
    if ahead:
        return Dated(time, "scheduled", inferred | {"realis": "dated after publication"})
    return Dated(time, realis, inferred)


def _placed(scene: Scene, item: Seen, trigger: Mention, cast: Cast) -> tuple[Cast, Where | None]:
    """Give who takes part, a visit's guest and host in their seats, and where, if that is not where he leaves from."""
    if cast.kind == "visit":
        words, span = scene.document.text, Span(trigger.start, trigger.end)
        cast = Cast(cast.kind, *seated(words, span, cast.agents, cast.recipients, scene.people))
    place = one_place(place_of(scene, item), cast.recipients, cast.agents)
    return cast, None if leaves(cast.kind, cast.agents, cast.recipients, place) else place


def claim_id(document_id: str, kind: str, start: int, end: int) -> str:
    """Give the id of a claim: a hash of document, kind and trigger."""
    return "c" + hashlib.sha256(f"{document_id}\x1f{kind}\x1f{start}\x1f{end}".encode()).hexdigest()[:14]
