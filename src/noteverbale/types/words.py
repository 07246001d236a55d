"""Words of a document with where they stand, and what they were read as: actors, times, places."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field


class Span(Struct, frozen=True, order=True):
    """A stretch of a document's text."""

    start: int
    end: int


def above(offset: int, title: Span | Mention) -> int:
    """Give where a character of a title stands, counted from where the text below it begins: less than 0."""
    return offset - title.end - 1


class Mention(Struct, frozen=True, kw_only=True):
    """Words of a document with where they stand; `text == document.text[start:end]`, or of the title likewise."""

    text: str
    start: int
    end: int


class Name(Mention, frozen=True, kw_only=True):
    """The own name of an exercise or agreement as written ("Druzhba-2017", "the JCPOA").

    `known`: what its series or the agreement is known by ("Friendship"); empty where words only call an exercise one of
    a series ("annual joint drills"). `edition`: the year or number in an exercise's name ("2017").
    """

    known: str
    edition: str | None = None


class Actor(Mention, frozen=True, kw_only=True):
    """A party to an event: its words and the state, organisation or group meant.

    `code`: ISO 3166-1 alpha-3, IGO-/NSA-/NGO-/COM- and a short name, or UNK. `sector`: codebook, section 3.
    `name`: the person or body as resolved, if told. `basis`: what the code was inferred from.
    """

    code: str = "UNK"
    sector: str = "UNK"
    name: str | None = None
    basis: str | None = None


class When(Mention, frozen=True, kw_only=True):
    """A dated interval and the words it was read from. `rule` names the rule that resolved it.

    `several`: first and last day of each, where the words list separate dates ("in 1984 and 1997").
    """

    first: date | None = field(default=None, name="from")
    last: date | None = field(default=None, name="to")
    granularity: str | None = None
    rule: str | None = None
    several: tuple[tuple[date, date], ...] = ()


class Where(Mention, frozen=True, kw_only=True):
    """A place: words, ISO 3166-1 alpha-3 of the country, and coordinates in degrees where known."""

    country: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
