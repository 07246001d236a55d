"""A small hand-made world for the views: a helicopter deal, two visits, an exercise, and their texts.

`claim(text, kind, trigger, ...)` finds the words in the text, so offsets are always right.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from noteverbale.flow import rebuild
from noteverbale.resolve.sentences import sentences
from noteverbale.store import RecordDraft, Store
from noteverbale.types import (
    Actor,
    Claim,
    Deal,
    Document,
    Mention,
    Money,
    Quantity,
    Reading,
    Record,
    Source,
    Span,
    When,
    Where,
)


def document(name: str, text: str, published: str | None, publisher: str = "The Example Post", **more: Any) -> Document:
    return Document(
        id=_id("d", name),
        name=name,
        text=text,
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
        **more,
    )


def claim(
    document: Document,
    kind: str,
    trigger: str,
    *,
    agent: str = "",
    recipient: str = "",
    when: str = "",
    place: str = "",
    source: str = "publisher",
    deal: dict[str, Any] | None = None,
    **more: Any,
) -> Claim:
    """Parties are "words=CODE/SECTOR; ...", `when` is "words=from..to", `place` "words=PAK", `source` "kind=words=CODE"."""
    text = document.text
    start = text.index(trigger)
    more = {"whole": 0.3 if source.startswith("media") else 0.8} | more
    return Claim(
        id=_id("c", document.id, kind, trigger), kind=kind, trigger=Mention(**_at(text, trigger)),
        agent=_parties(text, agent), recipient=_parties(text, recipient), time=_when(text, when), place=_place(text, place),
        source=_source(text, source), deal=_deal(deal),
        sentence=next((span for span in sentences(text) if span.start <= start < span.end), Span(start, start + len(trigger))), **more,
    )  # fmt: skip


def reading(document: Document, *claims: Claim) -> Reading:
    return Reading(document=document, claims=claims, signature="by hand")


def _at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def _parties(text: str, spec: str) -> tuple[Actor, ...]:
    found = []
    for part in filter(None, (piece.strip() for piece in spec.split(";"))):
        words, code = part.split("=")
        code, _, sector = code.partition("/")
        found.append(Actor(**_at(text, words), code=code, sector=sector or "GOV"))
    return tuple(found)


def _when(text: str, spec: str) -> When | None:
    if not spec:
        return None
    words, days = spec.split("=")
    first, _, last = days.partition("..")
    ends = [date.fromisoformat(day) if day else None for day in (first, last if ".." in days else first)]
    return When(**_at(text, words), first=ends[0], last=ends[1])


def _place(text: str, spec: str) -> Where | None:
    words, _, country = spec.partition("=")
    return Where(**_at(text, words), country=country, name=words) if spec else None


def _source(text: str, spec: str) -> Source:
    kind, _, rest = spec.partition("=")
    words, _, code = rest.partition("=")
    return Source(kind=kind, **(_at(text, words) if words else {}), code=code or None)


def _deal(parts: dict[str, Any] | None) -> Deal | None:
    if parts is None:
        return None
    quantity, value = parts.get("quantity"), parts.get("value")
    return Deal(
        stage=parts.get("stage"), item=parts.get("item"), family=parts.get("family"),
        quantity=Quantity(text=quantity[0], min=quantity[1], max=quantity[2], modifier=quantity[3]) if quantity else None,
        value=Money(text=value[0], amount=value[1], currency=value[2]) if value else None,
    )  # fmt: skip


def _id(prefix: str, *parts: str) -> str:
    return prefix + blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def readings() -> list[Reading]:
    approved = document(
        "2014-11-13-post.txt",
        "Russia has politically approved the sale of Mi-35 helicopters to Pakistan, Ambassador Alexey Dedov told a radio station on"
        " Wednesday. Pakistan wants to buy up to 20 of the gunships, a senior defence official said.",
        "2014-11-13",
    )
    planned = document(
        "2014-11-20-post.txt",
        "Russian Defence Minister Sergei Shoigu will arrive in Islamabad on Thursday for a visit that neither government has announced."
        " The sale of helicopters will be discussed, a source close to the talks said.",
        "2014-11-20", title="Shoigu expected in capital",
    )  # fmt: skip
    wire = (
        "Russia and Pakistan signed an agreement on military co-operation on Thursday during a one-day visit by Russian Defence"
        " Minister Sergei Shoigu to Islamabad."
    )
    held = document(
        "2014-11-21-wire.txt",
        wire,
        "2014-11-21",
        "Example Wire",
        url="https://wire.example/shoigu",
        title="Accord signed",
    )
    copied = document(
        "2014-11-21-mirror.txt", wire + " ", "2014-11-21", "The Gulf Mirror", title="Shoigu trip yields pact"
    )
    signed = document(
        "2015-08-20-post.txt",
        "Pakistan and Russia on Wednesday signed a contract for four Mi-35M helicopters in Rawalpindi, a military source said.",
        "2015-08-20",
    )
    earlier = document(
        "2015-08-21-ledger.txt",
        "The contract for four Mi-35M helicopters for Pakistan was signed at the end of last week, Interfax reported.",
        "2015-08-21", "The Moscow Ledger",
    )  # fmt: skip
    delivered = document(
        "2017-08-30-wire.txt",
        "Russia has delivered four Mi-35M helicopters to Pakistan, Brigadier General Waheed Mumtaz said. The contract was worth"
        " 153 million dollars. India will visit <Moscow> in September =CMD() to protest.",
        "2017-08-30", "Example Wire",
    )  # fmt: skip
    drill = document(
        "2016-09-24-herald.txt",
        "Russian and Pakistani troops will begin their first joint military exercise on Saturday at Cherat. India condemned the plan.",
        "2016-09-24", "The Frontier Herald",
    )  # fmt: skip
    undated = document("note.txt", "Putin visited New Delhi. India will not cancel the talks.", None, "A note")
    return [
        reading(
            approved,
            claim(approved, "arms_deal", "approved", agent="Russia=RUS", recipient="Pakistan=PAK", when="on Wednesday=2014-11-12",
                  source="named_official=Ambassador Alexey Dedov=RUS", confidence=0.91,
                  deal={"stage": "political_approval", "item": "Mi-35 helicopters", "family": "Mi-24"}),
            claim(approved, "arms_deal", "wants", agent="Russia=RUS", recipient="Pakistan=PAK", realis="intended",
                  source="unnamed_official=a senior defence official=PAK", confidence=0.62,
                  deal={"stage": "interest", "item": "the gunships", "family": "Mi-24", "quantity": ("up to 20", None, 20, "up_to")}),
        ),
        reading(
            planned,
            claim(planned, "visit", "arrive", agent="Russian Defence Minister Sergei Shoigu=RUS/MIL", recipient="Islamabad=PAK",
                  when="on Thursday=2014-11-20", place="Islamabad=PAK", realis="scheduled", confidence=0.97),
            claim(planned, "arms_deal", "discussed", agent="Russian=RUS", recipient="Islamabad=PAK", realis="scheduled",
                  source="unnamed_source=a source close to the talks=UNK", confidence=0.7, deal={"stage": "talks", "item": "helicopters"}),
        ),
        *[
            reading(
                text,
                claim(text, "agreement", "signed", agent="Russia=RUS; Pakistan=PAK", when="on Thursday=2014-11-20"),
                claim(text, "visit", "visit", agent="Russian Defence Minister Sergei Shoigu=RUS/MIL", recipient="Islamabad=PAK",
                      when="on Thursday=2014-11-20", place="Islamabad=PAK"),
            )
            for text in (held, copied)
        ],
        reading(
            signed,
            claim(signed, "arms_deal", "signed", agent="Russia=RUS", recipient="Pakistan=PAK", when="on Wednesday=2015-08-19",
                  place="Rawalpindi=PAK", source="unnamed_source=a military source=UNK",
                  deal={"stage": "signed", "item": "Mi-35M helicopters", "family": "Mi-24", "quantity": ("four", 4, 4, "exact")}),
        ),
        reading(
            earlier,
            claim(earlier, "arms_deal", "signed", recipient="Pakistan=PAK", when="at the end of last week=2015-08-14..2015-08-16",
                  source="media=Interfax=UNK",
                  deal={"stage": "signed", "item": "Mi-35M helicopters", "family": "Mi-24", "quantity": ("four", 4, 4, "exact")}),
        ),
        reading(
            delivered,
            claim(delivered, "arms_deal", "delivered", agent="Russia=RUS", recipient="Pakistan=PAK",
                  source="named_official=Brigadier General Waheed Mumtaz=PAK",
                  deal={"stage": "delivered", "item": "Mi-35M helicopters", "family": "Mi-24", "quantity": ("four", 4, 4, "exact"),
                        "value": ("153 million dollars", 153e6, "USD")}),
            claim(delivered, "visit", "visit", agent="India=IND", recipient="<Moscow>=RUS", when="in September=2017-09-01..2017-09-30",
                  place="<Moscow>=RUS", realis="scheduled"),
        ),
        reading(
            drill,
            claim(drill, "exercise", "exercise", agent="Russian=RUS/MIL; Pakistani troops=PAK/MIL", when="on Saturday=2016-09-24",
                  place="Cherat=PAK", realis="scheduled"),
            claim(drill, "accusation", "condemned", agent="India=IND"),
        ),
        reading(
            undated,
            claim(undated, "visit", "visited", agent="Putin=RUS", recipient="New Delhi=IND", place="New Delhi=IND"),
            claim(undated, "rejection", "cancel", agent="India=IND", polarity="negative", realis="scheduled"),
        ),
    ]  # fmt: skip


def make_store(path: Path, chosen: list[Reading] | None = None) -> Path:
    """Give a store with the readings of this world (or those chosen), its record made by the real reconciliation."""
    store = Store.create_or_open(path)
    with store.writer() as writer:
        for one in readings() if chosen is None else chosen:
            writer.add(one)
    rebuild(store)
    return path


def record_draft(path: Path, readings: list[Reading], records: list[Record]) -> sqlite3.Connection:
    """Give a record made of hand-made records as well, for states that reconciliation seldom makes."""
    file = path / "record.sqlite"
    with RecordDraft.beside(file) as draft:
        list(draft.add_readings(readings))
        draft.add_records(records)
    connection = sqlite3.connect(file)
    connection.row_factory = sqlite3.Row
    return connection
