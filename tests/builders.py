"""Builders of small named worlds: claims and reports with only what a test is about.

In: the fields that matter.  Out: full values of noteverbale.types, with ids made from the words they hold.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import Any

from noteverbale.types import (
    Actor,
    Claim,
    Deal,
    Document,
    Judgement,
    Mention,
    Money,
    Name,
    Quantity,
    Report,
    Source,
    When,
    Where,
)


def a_day(text: str | date | None) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else text


def an_actor(code: str, name: str | None = None, text: str | None = None, sector: str = "GOV") -> Actor:
    words = text or name or code
    return Actor(text=words, start=0, end=len(words), code=code, sector=sector, name=name)


def actors(codes: str | tuple[str | Actor, ...] | Actor) -> tuple[Actor, ...]:
    """Give actors from "RUS", "RUS IND", or a tuple of codes and actors."""
    listed = (codes,) if isinstance(codes, Actor) else codes.split() if isinstance(codes, str) else codes
    return tuple(one if isinstance(one, Actor) else an_actor(one) for one in listed)


def a_time(first: str, last: str | None = None) -> When:
    return When(text=first, start=0, end=len(first), first=a_day(first), last=a_day(last or first), granularity="day")


def a_place(name: str, country: str | None = None) -> Where:
    return Where(text=name, start=0, end=len(name), name=name, country=country)


def a_quantity(least: float | None, most: float | None = None, modifier: str | None = None) -> Quantity:
    most = least if most is None else most
    return Quantity(text=f"{least}-{most}", min=least, max=most, modifier=modifier)


def a_name(known: str, edition: str | None = None) -> Name:
    text = f"{known} {edition}" if edition else known
    return Name(text=text, start=0, end=len(text), known=known, edition=edition)


def a_deal(
    stage: str | None = "signed", item: str | None = None, quantity: Quantity | None = None, **rest: Any
) -> Deal:
    return Deal(stage=stage, item=item, quantity=quantity, **rest)


def some_money(amount: float, currency: str = "USD") -> Money:
    return Money(text=f"{amount} {currency}", amount=amount, currency=currency)


def a_source(kind: str = "publisher", code: str | None = None) -> Source:
    return Source(kind=kind, code=code)


def a_claim(kind: str = "visit", agent: Any = "RUS", recipient: Any = "", **fields: Any) -> Claim:
    """Give a claim; `time` may be an ISO day or (first, last), `trigger` a word, `at` its place in the text."""
    trigger, at = fields.pop("trigger", kind), fields.pop("at", 0)
    time = fields.pop("time", None)
    when = a_time(*((time,) if isinstance(time, str) else time)) if time and not isinstance(time, When) else time
    given = fields.pop("id", None)
    claim = Claim(
        id=given or "c",
        kind=kind,
        trigger=Mention(text=trigger, start=at, end=at + len(trigger)),
        agent=actors(agent),
        recipient=actors(recipient),
        time=when,
        **fields,
    )
    return claim


def a_report(
    document: str = "d1", known: str | date | None = "2020-05-01", claim: Claim | None = None, **fields: Any
) -> Report:
    """Give a report of a claim, or of a claim with the fields given; the claim's id is made from text and words."""
    family = fields.pop("family", None)
    made = claim or a_claim(**fields)
    if made.id == "c":
        words = f"{document} {made.kind} {made.trigger.text} {made.trigger.start}"
        made = _with_id(made, blake2b(words.encode(), digest_size=6).hexdigest())
    return Report(claim=made, document_id=document, known=a_day(known), family=family)


def _with_id(claim: Claim, id_: str) -> Claim:
    from msgspec.structs import replace

    return replace(claim, id=id_)


def a_document(text: str = "A text.", id_: str = "d1", published: str | None = None) -> Document:
    return Document(id=id_, name=id_, text=text, published=a_day(published))


def a_judgement(verb: str, *arguments: str) -> Judgement:
    return Judgement(verb=verb, arguments=arguments, author="a reader", time="2020-01-01T00:00:00Z")
