"""Claims that stand -> `Claim`s, by the code that the network's claims go through.

In: `Told`s of one document.  Out: `Claim`s in text order, and who is who.  What the model told is kept; the
resolvers find what it left out: codes, days, countries, quantities, sums; roles are settled as for the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from msgspec import structs

from noteverbale.ontology.bodies import packaged_entities
from noteverbale.ontology.states import states
from noteverbale.reading.claims import claims
from noteverbale.reading.decode import Found, Stretch
from noteverbale.reading.fields import Seen
from noteverbale.reading.llm.told import Party, Told
from noteverbale.reading.windows import Window
from noteverbale.resolve import equipment
from noteverbale.resolve.actors import Context
from noteverbale.resolve.actors.readings import ActorReading
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Claim, Deal, Document, Money, Quantity, Span

BASIS = "the language model"
_WORD = re.compile(r"\w+|[^\w\s]")
Key = tuple[str, int, int]


class People(Context):
    """Who is who in a document, with the codes that the model told for words of it."""

    def __init__(self, document: Document, told: Iterable[Told], extend: Sequence[Path] = ()) -> None:
        super().__init__(document.text, document.published, document.publisher, extend=extend)
        self._told: dict[Span, list[Party]] = {}
        for claim in told:
            for parties in (claim.agent, claim.recipient, (claim.source,) if claim.source else ()):
                own = [party for party in parties if party.code is not None]
                for span in {party.span for party in own}:
                    self._told.setdefault(span, [party for party in own if party.span == span])

    def resolve(self, start: int, end: int) -> tuple[ActorReading, ...]:
        """Give the actors that the model told for the words, else those that the resolver finds."""
        found = super().resolve(start, end)
        parties = self._told.get(Span(start, end))
        return tuple(dict.fromkeys(_merged(party, found) for party in parties)) if parties else found


def meant(
    document: Document, spans: Sequence[Span], told: Sequence[Told], tables: Tables = NO_TABLES
) -> tuple[list[Claim], People]:
    """Give the claims of a document in text order. `spans`: its sentences."""
    people = People(document, told, tables.actors)
    ordered = sorted(told, key=lambda claim: (claim.trigger, claim.kind))
    if not ordered:
        return [], people
    window = _window(document.text, spans)
    seen = [Seen(_found(claim, window), window) for claim in ordered]
    found = claims(document, seen, people, tables, sides=False, judge=None)
    by_key = {(claim.kind, claim.trigger.start, claim.trigger.end): claim for claim in ordered}
    return [_completed(document.text, claim, by_key[_key(claim)], tables) for claim in found], people


def _merged(party: Party, found: Sequence[ActorReading]) -> ActorReading:
    """One party as told; a short name of the model's own making gives way to one that the tables know."""
    code = party.code or "UNK"
    same = next((reading for reading in found if reading.code == code), None)
    if same is None and code not in _known_codes():
        known = (reading for reading in found if reading.code in _known_codes())
        same = next((reading for reading in known if _alike(reading.code, code)), None)
    if same is not None:
        return structs.replace(same, sector=party.sector or same.sector)
    sector = party.sector or next((reading.sector for reading in found if reading.sector != "UNK"), "UNK")
    return ActorReading(code=code, sector=sector, basis=BASIS)


def _alike(code: str, other: str) -> bool:
    """Tell whether two codes are of one sort: both of organisations, of groups, of firms."""
    return code[:4] == other[:4] and code[3:4] == "-"


@cache
def _known_codes() -> frozenset[str]:
    return frozenset({*states(), *(entity.code for entity in packaged_entities())})


def _window(text: str, spans: Sequence[Span]) -> Window:
    """Lay all sentences out as one window of words, as the shared code takes it."""
    words = [
        (m.start(), m.end(), i) for i, span in enumerate(spans) for m in _WORD.finditer(text, span.start, span.end)
    ]
    starts, ends, sentence = np.asarray(words, dtype=np.int64).reshape(-1, 3).T
    nothing = np.zeros(0, dtype=np.int64)
    return Window(nothing, nothing, nothing, starts, ends, sentence, np.ones(len(words), dtype=bool))


def _found(told: Told, window: Window) -> Found:
    roles: dict[str, list[Span | None]] = {
        "agent": [party.span for party in told.agent],
        "recipient": [party.span for party in told.recipient],
        "time": [told.time],
        "place": [told.place],
        "source": [told.source.span if told.source else None],
    }
    labels = {"kind": told.kind, "polarity": told.polarity, "realis": told.realis, "certainty": told.certainty}
    labels |= {"source": told.source_kind, "stage": told.stage or "none"}
    return Found(
        trigger=_words(window, told.trigger),
        confidence=told.confidence,
        roles={role: _stretches(window, given) for role, given in roles.items()},
        labels={name: (label, 1.0) for name, label in labels.items()},
    )


def _stretches(window: Window, spans: Iterable[Span | None]) -> list[Stretch]:
    return [Stretch(*_words(window, span), 1.0) for span in sorted({span for span in spans if span is not None})]


def _words(window: Window, span: Span) -> tuple[int, int]:
    first = int(np.searchsorted(window.ends, span.start, side="right"))
    return first, max(first + 1, int(np.searchsorted(window.starts, span.end, side="left")))


def _key(claim: Claim) -> Key:
    return claim.kind, claim.trigger.start, claim.trigger.end


def _completed(text: str, claim: Claim, told: Told, tables: Tables) -> Claim:
    """Put in what the model told and the shared code has no place for: days, country, facts of a deal."""
    time, place, inferred = claim.time, claim.place, dict(claim.inferred)
    if time is not None and time.first is None and time.last is None and any(told.days):
        time = structs.replace(time, first=told.days[0], last=told.days[1])
        inferred["time"] = BASIS
    if place is not None and place.country is None and told.country is not None:
        place = structs.replace(place, country=told.country)
        inferred["place"] = BASIS
    deal = None if claim.deal is None else _deal(text, claim.deal, told, tables)
    return structs.replace(claim, time=time, place=place, deal=deal, inferred=inferred)


def _deal(text: str, deal: Deal, told: Told, tables: Tables) -> Deal:
    item, family, type_ = deal.item, deal.family, deal.type
    if told.item is not None:
        item = text[told.item.start : told.item.end]
        named = equipment.tag(item, extend=tables.equipment)
        family = next((mention.family for mention in named if mention.family), None)
        type_ = named[0].type if named else None
    return Deal(
        stage=told.stage or deal.stage,
        item=item,
        family=family,
        type=type_,
        quantity=_quantity(text, told.quantity) or deal.quantity,
        value=_value(text, told.value) or deal.value,
    )


def _quantity(text: str, span: Span | None) -> Quantity | None:
    found = equipment.quantities(text[span.start : span.end]) if span else []
    return found[0].quantity() if found else None


def _value(text: str, span: Span | None) -> Money | None:
    found = equipment.money(text[span.start : span.end]) if span else []
    return found[0].money() if found else None
