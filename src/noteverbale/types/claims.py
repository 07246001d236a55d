"""A claim, the statement that something happened or is planned, said by somebody, and what it is made of."""

from __future__ import annotations

from msgspec import Struct

from noteverbale.types.words import Actor, Mention, Name, Span, When, Where, above


class Source(Struct, frozen=True, kw_only=True):
    """Who says it inside the text. `kind`: codebook, section 5; the words are None for the publisher.

    `name`: the person meant, as the text introduces or the tables know him, also where the words are "he" or "the
    minister"; None where they mean nobody in particular.
    """

    kind: str = "publisher"
    text: str | None = None
    start: int | None = None
    end: int | None = None
    code: str | None = None
    name: str | None = None


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


class Goods(Struct, frozen=True, kw_only=True):
    """One item of a list, as in `Deal`."""

    item: str
    quantity: Quantity | None = None
    family: str | None = None
    type: str | None = None


class Deal(Struct, frozen=True, kw_only=True):
    """What a claim tells of an arms deal. `stage`: codebook, section 6. `family`: designation family, if known.

    `type`: type of equipment (ontology/equipment/types.csv), by the tables the text was read with.
    `goods`: each item with its own number where the words list several; `item` is then the whole list.
    `alleged`: told as an accusation, or claimed by who is no party to it.
    """

    stage: str | None = None
    item: str | None = None
    quantity: Quantity | None = None
    value: Money | None = None
    family: str | None = None
    type: str | None = None
    goods: tuple[Goods, ...] = ()
    alleged: bool = False


class Status(Struct, frozen=True):
    """Whether and how surely an event is told (codebook, section 4)."""

    polarity: str
    realis: str
    certainty: str


class Claim(Struct, frozen=True, kw_only=True):
    """One event as told in one place of one text.

    `id` is a hash of document, kind and trigger, so re-runs are harmless. `confidence`: 0..1, calibrated probability
    that an annotator marks an event of this kind here. `whole`: that kind, parties, polarity, realis and kind of source
    are all as an annotator has them, 0..1; None where the reader tells none. `sentence`: the span shown as evidence.
    `inferred`: field -> what it was inferred from, for every field not read directly from words.
    `part`: what all its offsets count in, the document's "text" or its "title".
    `fresh`: of what is told as held without a day in a dated text, the probability, 0..1, that it took place on the day
    of publication or up to three days before; else None.
    `habit`: the words that tell a visit or talks as done again and again ("regularly"); None where it is one event.
    `medium`: by what talks are held, as in ontology/kinds/meeting.toml ("call"); None where no word tells it.
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
    fresh: float | None = None
    whole: float | None = None
    medium: str | None = None
    habit: str | None = None

    @property
    def at(self) -> int:
        """Where it stands in its document, counted from where the text begins: a title stands before that."""
        return above(self.trigger.start, self.sentence or self.trigger) if self.part == "title" else self.trigger.start

    @property
    def status(self) -> Status:
        """Polarity, realis and certainty together."""
        return Status(self.polarity, self.realis, self.certainty)
