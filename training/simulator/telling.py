"""Events -> what texts tell of them: noisy, copied, late, partial and contradictory reports.

In: a Setting, the events and a random generator.  Out: Reports, and for every claim the event it truly tells of.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from noteverbale.types import Actor, Claim, Deal, Mention, Quantity, Report, Source, When, Where
from training.simulator.settings import Setting
from training.simulator.world import Event, State, make_events, make_states

START = date(2015, 1, 1)
SOURCES = ("publisher", "named_official", "institution", "unnamed_official", "unnamed_source", "media", "document")
SOURCE_SHARES = (0.5, 0.15, 0.12, 0.08, 0.06, 0.06, 0.03)
TRIGGERS = {
    "visit": ("visit", "visited", "trip", "arrived", "tour"),
    "meeting": ("talks", "met", "meeting", "discussed", "summit"),
    "agreement": ("signed", "agreement", "concluded", "memorandum"),
    "attack": ("attack", "killed", "strike", "shelled"),
    "arms_deal": ("deal", "sale", "contract", "supply"),
}


class World(NamedTuple):
    """A simulated world: states, events, reports in no order, and claim id -> event id."""

    states: list[State]
    events: list[Event]
    reports: list[Report]
    truth: dict[str, int]


class Occasion(NamedTuple):
    """One thing a text may tell of an event: how far along, known on what day, and the days it speaks of."""

    realis: str
    known: int
    first: int
    last: int
    stage: str | None = None
    polarity: str = "positive"


def make_world(setting: Setting, seed: int) -> World:
    """Give a world; the same seed gives the same world."""
    random = Random(f"{setting.name} {seed}")
    states = make_states(setting, random)
    events = make_events(setting, states, random)
    teller = Teller(setting, states, random)
    teller.tell(events)
    return World(states, events, teller.reports, teller.truth)


class Teller:
    """Writes the texts of one world."""

    def __init__(self, setting: Setting, states: list[State], random: Random) -> None:
        self.setting = setting
        self.states = {state.code: state for state in states}
        self.random = random
        self.reports: list[Report] = []
        self.truth: dict[str, int] = {}
        self.texts = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def tell(self, events: list[Event]) -> None:
        """Write the texts: each about one event, some with a further claim or a second event, some printed twice."""
        by_day = sorted(events, key=lambda event: (event.first, event.id))
        for place, event in enumerate(by_day):
            for _ in range(max(1, round(self.random.expovariate(1 / self.setting.texts)))):
                self._text(event, by_day[max(0, place - 12) : place])

    def _text(self, event: Event, neighbours: list[Event]) -> None:
        document = f"t{self.texts:06d}"
        self.texts += 1
        occasion = self.random.choice(occasions(event))
        known = occasion.known + (
            self.random.randrange(30, 240) if self.chance(self.setting.late) else self.random.choice((0, 0, 0, 1, 1, 2))
        )
        claims = [(event, self._claim(document, 40, event, occasion, known))]
        if self.chance(self.setting.again):
            claims.append((event, self._claim(document, 400, event, occasion, known)))
        if neighbours and self.chance(self.setting.bundle):
            other = self.random.choice(neighbours)
            past = [one for one in occasions(other) if one.known <= known]
            claims += [(other, self._claim(document, 800, other, self.random.choice(past), known))] if past else []
        self._publish(document, known, claims, document)
        if self.chance(self.setting.copy):
            copied = f"{document}c"
            self._publish(
                copied, known + self.random.choice((0, 0, 1)), [(e, _renamed(c, copied)) for e, c in claims], document
            )

    def _publish(self, document: str, known: int, claims: list[tuple[Event, Claim]], family: str) -> None:
        day = START + timedelta(days=known)
        for event, claim in claims:
            self.reports.append(Report(claim=claim, document_id=document, known=day, family=family))
            self.truth[claim.id] = event.id

    def _claim(self, document: str, at: int, event: Event, occasion: Occasion, known: int) -> Claim:
        trigger = self.random.choice(TRIGGERS[event.kind])
        agents, recipients = self._parties(event)
        return Claim(
            id=f"{document}-{at}",
            kind=event.kind,
            trigger=Mention(text=trigger, start=at, end=at + len(trigger)),
            agent=agents,
            recipient=recipients,
            time=self._time(occasion),
            place=self._place(event),
            polarity=self._polarity(occasion),
            realis=self._realis(occasion),
            certainty=self.random.choices(("certain", "probable", "possible"), (0.85, 0.1, 0.05))[0],
            source=self._source(event),
            deal=self._deal(event, occasion) if event.kind == "arms_deal" else None,
        )

    def _parties(self, event: Event) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        sides = [list(event.agents), list(event.recipients)]
        if self.chance(self.setting.no_party):
            side = self.random.choice([side for side in sides if side])
            side.pop(self.random.randrange(len(side)))
        if self.chance(self.setting.wrong_party):
            side = self.random.choice([side for side in sides if side] or [sides[0]])
            side[-1:] = [self.random.choice(list(self.states))]
        mutual = not event.recipients
        agents = tuple(self._actor(code, event.office) for code in sides[0])
        return agents, tuple(self._actor(code, event.office if mutual else "") for code in sides[1])

    def _actor(self, code: str, office: str) -> Actor:
        state = self.states[code]
        name = None if not office or self.chance(self.setting.office_only) else state.officers[office]
        bare = state.adjective if self.chance(0.5) or not office else f"{state.adjective} {office.lower()}"
        words = f"{state.adjective} {office} {name}" if name else bare
        return Actor(text=words, start=0, end=len(words), code=code, sector="GOV", name=name)

    def _time(self, occasion: Occasion) -> When | None:
        if self.chance(self.setting.no_date):
            return None
        first, last = occasion.first, occasion.last
        if self.chance(self.setting.wrong_date):
            shift = self.random.choice((-7, -3, -2, -1, 1, 2, 3, 7))
            first, last = first + shift, last + shift
        if self.chance(0.4):
            last = first
        begun, ended = START + timedelta(days=first), START + timedelta(days=last)
        if self.chance(self.setting.rough_date):
            begun = begun.replace(day=1)
            ended = (begun + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return When(text="then", start=0, end=4, first=begun, last=ended)

    def _place(self, event: Event) -> Where | None:
        if not event.country or self.chance(self.setting.no_place):
            return None
        return Where(text=event.town, start=0, end=len(event.town), name=event.town, country=event.country)

    def _realis(self, occasion: Occasion) -> str:
        if self.chance(self.setting.wrong_realis):
            return self.random.choice(("occurred", "scheduled", "intended", "predicted"))
        return occasion.realis

    def _polarity(self, occasion: Occasion) -> str:
        return "negative" if self.chance(self.setting.denial) else occasion.polarity

    def _source(self, event: Event) -> Source:
        kind = self.random.choices(SOURCES, SOURCE_SHARES)[0]
        return Source(
            kind=kind, code=self.random.choice(event.agents) if kind in {"named_official", "institution"} else None
        )

    def _deal(self, event: Event, occasion: Occasion) -> Deal:
        item: str | None = f"{event.item} {event.item_class}" if self.chance(0.5) else event.item
        if self.chance(self.setting.class_only):
            item = event.item_class
        if self.chance(self.setting.no_item):
            item = None
        told = event.number + (self.random.randrange(1, 9) if self.chance(self.setting.wrong_number) else 0)
        number = Quantity(text=str(told), min=told, max=told) if self.chance(0.5) else None
        return Deal(stage=occasion.stage, item=item, quantity=number)


def _renamed(claim: Claim, document: str) -> Claim:
    from msgspec.structs import replace

    return replace(claim, id=f"{document}-{claim.id.rpartition('-')[2]}")


def occasions(event: Event) -> list[Occasion]:
    """Give what texts can tell of an event over time; what is telling happens more often than what is announcing."""
    if event.steps:
        return [Occasion("occurred", step.day, step.day, step.day, step.stage) for step in event.steps]
    length = event.last - event.first
    plan = Occasion("scheduled", event.announced, event.planned, event.planned + length)
    if event.fate == "cancelled":
        called_off = Occasion(
            "scheduled", event.planned - 1, event.planned, event.planned + length, polarity="negative"
        )
        return [plan, plan, called_off]
    held: list[Any] = [Occasion("occurred", event.last, event.first, event.last)] * 2
    if event.fate == "moved":
        put_off = Occasion("scheduled", event.planned - 1, event.planned, event.planned + length, polarity="negative")
        return [plan, put_off, Occasion("scheduled", event.planned, event.first, event.last), *held]
    return [plan, *held] if event.kind in {"visit", "meeting"} else held
