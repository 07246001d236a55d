"""Values -> rows of the record's tables (schema.sql): one pure function for each kind of row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from noteverbale.judgements import acts
from noteverbale.resolve.legible import legible
from noteverbale.resolve.marks import unmarked
from noteverbale.resolve.sentences import sentences as spans
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Claim, Document, Judgement, Reading, Record, Span, State, above

Row = tuple[object, ...]


def document(reading: Reading) -> Row:
    """Give the row of a document, its own family until told otherwise."""
    found = reading.document
    published = _iso(found.published)
    body = json(found)
    return (
        found.id, found.name, found.title, found.publisher, published, found.url, found.credit, found.id,
        reading.signature, found.text, body,
    )  # fmt: skip


def claim(found: Claim, document: Document) -> Row:
    """Give the row of a claim; its evidence is the sentence it stands in, or its trigger if it names none."""
    span, part = found.sentence or found.trigger, document.part(found.part)
    time, source = found.time, found.source
    return (
        found.id, document.id, found.kind, _iso(document.published),
        _iso(time.first) if time else None, _iso(time.last) if time else None,
        found.place.country if found.place else None,
        found.polarity, found.realis, found.certainty, source.kind, source.text, source.code, source.name,
        found.deal.stage if found.deal else None, found.confidence, found.whole,
        found.at, part[span.start : span.end], json(found),
    )  # fmt: skip


def sentences(found: Document) -> Iterator[tuple[int, int, str]]:
    """Give where each sentence begins and ends, counted from where the text begins, and its words as they are seen; the
    title first.
    """
    if found.title:
        whole = Span(0, len(found.title))
        yield above(0, whole), above(whole.end, whole), unmarked(found.title)
    seen = legible(found.text)
    text = unwrapped(seen.text)
    for span in spans(text):
        yield *seen.as_written(span.start, span.end), text[span.start : span.end]


def actors(found: Claim) -> Iterator[Row]:
    """Give the rows of a claim's parties."""
    for role, parties in (("agent", found.agent), ("recipient", found.recipient)):
        for position, party in enumerate(parties):
            yield found.id, role, position, party.code, party.sector, party.text


def record(found: Record) -> Row:
    """Give the row of a record: the days it was first and last changed on, and what it says now."""
    days = [state.known for state in found.states if state.known]
    return found.id, found.kind, _iso(min(days, default=None)), _iso(max(days, default=None)), json(found.states[-1])


def states(found: Record) -> Iterator[Row]:
    """Give the rows of a record's history."""
    for sequence, state in enumerate(found.states):
        yield found.id, sequence, _iso(state.known), *_asked(state), json(state)


def links(found: Record) -> Iterator[Row]:
    """Give the rows of a record's claims; a claim became known on the day of the first state that counts it."""
    known: dict[str, str | None] = {}
    for state in found.states:
        for claim_id in state.claim_ids[len(known) :]:
            known[claim_id] = _iso(state.known)
    for link in found.links:
        yield found.id, link.claim_id, known.get(link.claim_id), json(link)


def judgements(found: Sequence[Judgement], undone: Mapping[int, int]) -> Iterator[Row]:
    """Give the rows of all that a person decided; `undone`: number of a judgement taken back -> number of the undo."""
    for number, (one, act) in enumerate(zip(found, acts(found), strict=True), 1):
        arguments, stayed, taken = json(one.arguments), json(one.stayed), undone.get(number)
        yield number, act, one.verb, arguments, one.author, one.time, one.note, one.since, stayed, taken


def day(text: str | None) -> date | None:
    """Give the date of an ISO day."""
    return date.fromisoformat(text) if text else None


def _asked(state: State) -> tuple[object, ...]:
    return tuple(state.fields.get(name) for name in ("event_from", "event_to", "status", "stage"))


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def json(value: object) -> str:
    """Give a value as JSON."""
    return msgspec.json.encode(value).decode()
