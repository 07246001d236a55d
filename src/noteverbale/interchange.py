"""Reading -> one line of the interchange format (docs/codebook.md, section 7), with exactly its keys and nesting.

Extra to the codebook: `confidence` of each claim; `whole`, the `name` of its source and of each party
(types/claims.py), `name` of its exercise or agreement, `medium` of its talks, words that tell it as a `habit`,
`several` dates of its time, where they are told; `failures`, where a document could not be read to its end;
`title_claims`, where the title tells what the text does not: as `claims`, with offsets into `title`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import msgspec

from noteverbale.types import Actor, Claim, Deal, Mention, Name, Quantity, Reading, Source, When, Where, path_name

Json = dict[str, Any]


def interchange_line(reading: Reading, ids: Mapping[str, str] | None = None) -> bytes:
    """Give a reading as one JSON line, without the line end. `ids`: document name -> id, where it is another."""
    row = interchange(reading)
    return msgspec.json.encode(row | {"id": (ids or {}).get(row["id"], row["id"])})


def short_ids(paths: Iterable[str | PathLike[str]]) -> dict[str, str]:
    """Give the ids of texts that were named one by one: the file's name without folder and ending ("seed").

    Files that would share an id keep their whole path, and so do those found in a folder.
    """
    stems = {path_name(fspath(path)): path_name(Path(path).stem) for path in paths}
    counts = Counter(stems.values())
    return {name: stem for name, stem in stems.items() if stem and counts[stem] == 1}


def interchange(reading: Reading) -> Json:
    """Give a reading as plain values."""
    document = reading.document
    titled = {"title_claims": [_claim(claim) for claim in reading.title_claims]} if reading.title_claims else {}
    failures = {"failures": [failure.reason for failure in reading.failures]} if reading.failures else {}
    return {
        "id": document.name,
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "text": document.text,
        "claims": [_claim(claim) for claim in reading.claims],
        **titled,
        **failures,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "trigger": _words(claim.trigger),
        "agent": [_actor(actor) for actor in claim.agent],
        "recipient": [_actor(actor) for actor in claim.recipient],
        "time": claim.time and _time(claim.time),
        "place": claim.place and _place(claim.place),
        "polarity": claim.polarity,
        "realis": claim.realis,
        "certainty": claim.certainty,
        "source": _source(claim.source),
        "deal": claim.deal and _deal(claim.deal),
        "confidence": round(claim.confidence, 4),
        **({} if claim.whole is None else {"whole": claim.whole}),
        **({"name": _name(claim.name)} if claim.name else {}),
        **({"medium": claim.medium} if claim.medium else {}),
        **({"habit": claim.habit} if claim.habit else {}),
    }


def _source(source: Source) -> Json:
    told = msgspec.structs.asdict(source)
    return told if source.name else {name: value for name, value in told.items() if name != "name"}


def _name(name: Name) -> Json:
    return _words(name) | {"known": name.known, "edition": name.edition}


def _words(mention: Mention) -> Json:
    return {"text": mention.text, "start": mention.start, "end": mention.end}


def _actor(actor: Actor) -> Json:
    return _words(actor) | {"code": actor.code, "sector": actor.sector} | ({"name": actor.name} if actor.name else {})


def _time(time: When) -> Json:
    dates = {"several": [{"from": first, "to": last} for first, last in time.several]} if time.several else {}
    return _words(time) | {"from": time.first, "to": time.last} | dates


def _place(place: Where) -> Json:
    return _words(place) | {"country": place.country}


def _deal(deal: Deal) -> Json:
    value = deal.value
    goods = [{"item": one.item, "quantity": one.quantity and _quantity(one.quantity)} for one in deal.goods]
    return {
        "stage": deal.stage,
        "item": deal.item,
        "quantity": deal.quantity and _quantity(deal.quantity),
        "value": value and {"text": value.text, "amount": _number(value.amount), "currency": value.currency},
        **({"goods": goods} if goods else {}),
        **({"alleged": True} if deal.alleged else {}),
    }


def _quantity(quantity: Quantity) -> Json:
    return {"text": quantity.text, "min": _number(quantity.min), "max": _number(quantity.max)}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
