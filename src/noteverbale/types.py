"""The values that flow through the system: bytes -> Document -> Claim -> Record -> View.

All are immutable. Offsets are Unicode code points into `Document.text`, end exclusive; those of a claim that the title
tells (`Claim.part`) go into `Document.title`.
Dates are `datetime.date`; intervals include both ends; None is an open or unknown end.
The wire names (`from`, `to`) are those of the interchange format (docs/codebook.md, section 7).
"""

from __future__ import annotations

from datetime import date
from typing import Any

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


class Source(Struct, frozen=True, kw_only=True):
    """Who says it inside the text. `kind`: codebook, section 5; the words are None for the publisher."""

    kind: str = "publisher"
    text: str | None = None
    start: int | None = None
    end: int | None = None
    code: str | None = None


class Quantity(Struct, frozen=True, kw_only=True):
    """How many: "up to 20" is min None, max 20, modifier `up_to`. None is unbounded."""

    text: str
    min: float | None = None
    max: float | None = None
    modifier: str | None = None


class Money(Struct, frozen=True, kw_only=True):
    """A value as written, in units (not millions) of `currency` (ISO 4217)."""

    text: str
    amount: float | None = None
    currency: str | None = None


class Deal(Struct, frozen=True, kw_only=True):
    """What a claim tells of an arms deal. `stage`: codebook, section 6. `family`: designation family, if known.

    `type`: type of equipment (ontology/equipment/types.csv), by the tables the text was read with.
    """

    stage: str | None = None
    item: str | None = None
    quantity: Quantity | None = None
    value: Money | None = None
    family: str | None = None
    type: str | None = None


class Status(Struct, frozen=True):
    """Whether and how surely an event is told (codebook, section 4)."""

    polarity: str
    realis: str
    certainty: str


class Claim(Struct, frozen=True, kw_only=True):
    """One event as told in one place of one text.

    `id` is a hash of document, kind and trigger, so re-runs are harmless. `confidence`: 0..1, calibrated probability
    that an annotator marks an event of this kind here. `sentence`: the span shown as evidence.
    `inferred`: field -> what it was inferred from, for every field not read directly from words.
    `part`: what all its offsets count in, the document's "text" or its "title".
    """

    id: str
    kind: str
    trigger: Mention
    agent: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    time: When | None = None
    place: Where | None = None
    polarity: str = "positive"
    realis: str = "occurred"
    certainty: str = "certain"
    source: Source = Source()
    deal: Deal | None = None
    name: Name | None = None
    confidence: float = 1.0
    sentence: Span | None = None
    inferred: dict[str, str] = {}
    part: str = "text"

    @property
    def at(self) -> int:
        """Where it stands in its document, counted from where the text begins: a title stands before that."""
        return above(self.trigger.start, self.sentence or self.trigger) if self.part == "title" else self.trigger.start

    @property
    def status(self) -> Status:
        """Polarity, realis and certainty together."""
        return Status(self.polarity, self.realis, self.certainty)


class Furniture(Struct, frozen=True):
    """A stretch of text that is not news: `role` is dateline, byline, related_link, caption, publication_line,
    boilerplate.
    """

    start: int
    end: int
    role: str


class Document(Struct, frozen=True, kw_only=True):
    """One text, kept exactly as read.

    `id`: hash of name, text and date. `name`: what the input calls it (its own id, or its path), else the id.
    `origin`: field -> where its value was taken from ("metadata", "publication_line", "option", ...).
    """

    id: str
    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    dateline: Where | None = None
    furniture: tuple[Furniture, ...] = ()
    origin: dict[str, str] = {}

    def part(self, name: str) -> str:
        """Give the part that a claim's offsets count in: "text", or "title"."""
        return (self.title or "") if name == "title" else self.text

    @property
    def words(self) -> str:
        """What it tells: its text, or its title where that stands alone."""
        return self.text or self.title or ""


class Attribution(Struct, frozen=True, kw_only=True):
    """Who says what: lists of (start, end). `manner` is direct or indirect; `kind` a source kind."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    manner: str = "indirect"
    kind: str | None = None


class Failure(Struct, frozen=True, kw_only=True):
    """The world's mess as data: what could not be read, where, why, in one sentence."""

    where: str
    reason: str
    stage: str = "document"


class Reading(Struct, frozen=True, kw_only=True):
    """One document's claims and failures, with the signature of what read it.

    `claims` are those of the text; `title_claims` what the title tells and the text does not.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    failures: tuple[Failure, ...] = ()
    signature: str = ""
    title_claims: tuple[Claim, ...] = ()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """Those of the title, then those of the text."""
        return self.title_claims + self.claims

    def _repr_html_(self) -> str:
        from noteverbale.markup import reading_html

        return reading_html(self)


class Report(Struct, frozen=True, kw_only=True):
    """A claim with what its document adds: the unit that reconciliation folds into records.

    `known`: publication day (None: undated). `family`: id of the first document of its family of copies.
    """

    claim: Claim
    document_id: str
    known: date | None
    publisher: str | None = None
    family: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """Why a claim belongs to a record: total `score` and the weight of each feature with its words."""

    claim_id: str
    score: float
    features: tuple[tuple[str, float, str], ...] = ()


class Contradiction(Struct, frozen=True, kw_only=True):
    """Claims of one record that cannot all be true: `sides` maps each value to its claim ids.

    `known`: the day it opened, when both sides were known. `closed`: the day it was settled, None while it is open;
    then `settled` is the value that stands and `closed_by` the claim, or the judgement, that settled it.
    """

    field: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    known: date | None = None
    closed: date | None = None
    settled: str | None = None
    closed_by: str | None = None


class State(Struct, frozen=True, kw_only=True):
    """What a record says once every claim published up to `known` is in (None: claims of undated texts are in too).

    `fields`: plain JSON values (see docs/records.md); `accepted`: field -> the claim that won and the rule that
    chose it.
    """

    known: date | None
    fields: dict[str, Any]
    accepted: dict[str, tuple[str, str]] = {}
    contradictions: tuple[Contradiction, ...] = ()
    claim_ids: tuple[str, ...] = ()
    independent_sources: int = 0


class Record(Struct, frozen=True, kw_only=True):
    """What claims from many texts add up to: one event, deal or visit with its history.

    `states` are in order of known time; an as-of answer is the last state known by that day.
    """

    id: str
    kind: str
    states: tuple[State, ...]
    links: tuple[Link, ...]


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's word on a merge or a field: append-only, wins over scores.

    `since`: for a field that is set, the ISO day from which the value holds (by what was known); None is always.
    `stayed`: for a split, the claims that the person saw and left in the record; later ones go where they fit best.
    `act`: where one command wrote several judgements, the number of the first of them; they are taken back together.
    """

    verb: str
    arguments: tuple[str, ...]
    author: str
    time: str
    note: str = ""
    since: str | None = None
    stayed: tuple[str, ...] = ()
    act: int | None = None
