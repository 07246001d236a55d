"""What the claims of a growing record have told so far, kept small.

In: Facts, one by one, in the order of the fold.  Out: a Profile that matching compares the next claim with.
The profile is the fold's only changing state; it never leaves this room.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from noteverbale.records import rules
from noteverbale.records.facts import NONE, Facts, Item, narrowest_types
from noteverbale.records.months import NO_MONTHS
from noteverbale.records.names import NO_NAMES, Names
from noteverbale.records.own_names import NOT_NAMED, Own
from noteverbale.records.tally import NamesTally, Tally, shared

T = TypeVar("T")
_KEPT = 6  # intervals kept for comparison; older ones give way
_NOTHING: Mapping[Any, Any] = MappingProxyType({})  # shared by all records that tell nothing of the kind
_NO_KEYS: frozenset[tuple[str | int, ...]] = frozenset()
_NO_SUMS: frozenset[tuple[float, str]] = frozenset()
_NO_ITEM = Item(NONE, NONE, False)


def _nothing() -> Mapping[Any, Any]:
    return _NOTHING


@dataclass(slots=True, eq=False)
class Profile:
    """The sum of a record's claims, as far as matching needs it."""

    index: int
    mutual: bool
    agents: frozenset[str] = NONE
    recipients: frozenset[str] = NONE
    agent_names: Names = NO_NAMES
    recipient_names: Names = NO_NAMES
    agent_tally: NamesTally = field(default_factory=NamesTally)
    recipient_tally: NamesTally = field(default_factory=NamesTally)
    first_known: int | None = None
    last_known: int | None = None
    intervals: tuple[tuple[int, int, bool], ...] = ()
    days: Tally = field(default_factory=Tally)
    at_large: bool = False
    domestic: bool = False
    vague: bool = True
    going_on: bool = True
    sentences: Set[tuple[str | int, ...]] = _NO_KEYS
    pasted: Set[tuple[str | int, ...]] = _NO_KEYS
    place: frozenset[str] = NONE
    places: Tally = field(default_factory=Tally)
    points: tuple[tuple[float, float], ...] = ()
    title: frozenset[str] = NONE
    own: Own = NOT_NAMED
    months: frozenset[int] = NO_MONTHS
    week: bool = False
    past: bool = False
    several: tuple[tuple[date, date], ...] | None = None
    steps: Mapping[str, tuple[int, int]] = field(default_factory=_nothing)
    country: str | None = None
    item: Item = _NO_ITEM
    trigger: set[str] = field(default_factory=set)
    mediums: Set[str] = NONE
    heard: set[tuple[str, str]] = field(default_factory=set)
    headed: Set[str] = NONE
    """Texts whose title tells as held what they themselves have not told so yet."""
    texts: set[str] = field(default_factory=set)
    text_day: int | None = None
    planned: bool = True
    halted: bool = False
    rank: int = 0
    ended: int | None = None
    numbers: Mapping[str, Tally] = field(default_factory=_nothing)
    sums: frozenset[tuple[float, str]] = _NO_SUMS
    stage_days: Mapping[str, int] = field(default_factory=_nothing)

    def add(self, facts: Facts) -> None:
        """Take in one more claim."""
        self.agents = shared(narrowest(self.agents, facts.agents, 2 if self.mutual else 1))
        self.recipients = shared(narrowest(self.recipients, facts.recipients, 1))
        self.agent_names = self.agent_tally.with_(facts.agent_names)
        self.recipient_names = self.recipient_tally.with_(facts.recipient_names)
        if facts.place:
            self.places.add(facts.place)
            self.place = shared(self.places.standing())
        if facts.point and facts.point not in self.points:
            self.points = (*self.points, facts.point)[-_KEPT:]
        self.title = self.title | facts.title if facts.title else self.title
        self.country = self.country or facts.country
        self.trigger.add(facts.trigger)
        self.mediums = _grown(self.mediums, {facts.medium}) if facts.medium else self.mediums
        self.heard.add((facts.family, facts.trigger))
        self.at_large = self.at_large or facts.at_large
        self.domestic = self.domestic or facts.domestic
        self.vague = self.vague and facts.vague
        self.going_on = self.going_on and facts.going_on
        self._add_name(facts)
        self._add_time(facts)
        self._add_item(facts)
        self._add_text(facts)

    def _add_name(self, facts: Facts) -> None:
        """Keep the first name told, and what later claims add to it."""
        told, had = facts.own, self.own
        if told.name and had.name in ("", told.name):
            year = had.year or told.year
            self.own = Own(told.name, had.edition or told.edition, year, had.step or told.step)
            if told.step and facts.first is not None and facts.last is not None:
                self.steps = {**self.steps, told.step: self.steps.get(told.step, (facts.first, facts.last))}

    def _add_time(self, facts: Facts) -> None:
        self.week, self.past = self.week or facts.week, self.past or facts.past
        self.months = self.months | facts.months if facts.months else self.months
        if facts.known is not None:
            self.first_known = facts.known if self.first_known is None else self.first_known
            self.last_known = facts.known
        if facts.first is not None and facts.last is not None:
            told = (facts.first, facts.last, facts.wide)
            self.days.add((told,))
            self.several = facts.several if self.several is None else self.several
            self.intervals = self.days.latest(_KEPT)
        self.planned = self.planned and facts.planned
        self.halted = self.halted or facts.halts

    def _add_text(self, facts: Facts) -> None:
        """Keep the texts of the latest day; a text's claims all come in on one day."""
        if facts.known is None or facts.known != self.text_day:
            self.text_day = facts.known
            self.texts = {facts.document}
            self.sentences = _NO_KEYS
        else:
            self.texts.add(facts.document)
        if not facts.planned:
            self._add_head(facts)
        self.sentences = _grown(self.sentences, {key for key in (facts.sentence, facts.repeat) if key is not None})
        self.pasted = _grown(self.pasted, {facts.pasted} - {None}) if facts.pasted else self.pasted

    def _add_head(self, facts: Facts) -> None:
        if facts.start < 0:
            self.headed = _grown(self.headed, {facts.document})
        elif isinstance(self.headed, set):
            self.headed.discard(facts.document)

    def _add_item(self, facts: Facts) -> None:
        told, had = facts.item, self.item
        if told.designations or told.classes or told.topic:
            designations, classes = had.designations | told.designations, had.classes | told.classes
            narrow = narrowest_types(had.narrow | told.narrow)
            loose = NONE if narrow else had.loose & told.loose or had.loose or told.loose
            self.item = Item(designations, classes, not designations and not classes, narrow, loose)
        if facts.number is not None:
            if facts.use not in self.numbers:
                self.numbers = {**self.numbers, facts.use: Tally()}
            self.numbers[facts.use].add((facts.number,))
        if facts.sum is not None:
            self.sums |= {facts.sum}
        stages = rules.stages()
        if facts.stage and not facts.planned and not facts.halts and not facts.never:
            self._reach(facts, stages)

    def _reach(self, facts: Facts, stages: rules.Stages) -> None:
        stage, when = facts.stage or "", facts.last if facts.last is not None else facts.known
        self.rank = max(self.rank, stages.rank.get(stage, 0))
        if when is None:
            return
        if facts.first is not None:
            self.stage_days = {**self.stage_days, stage: self.stage_days.get(stage, when)}
        if stage in stages.ends or stages.rank.get(stage, 0) >= stages.rank["delivered"]:
            self.ended = when if self.ended is None else max(self.ended, when)


def _grown(had: Set[T], told: set[T]) -> Set[T]:
    """Give a set with more in it: one that is shared and empty gives way to the record's own, which grows in place."""
    if not isinstance(had, set):
        return told or had
    had |= told
    return had


def narrowest(had: frozenset[str], told: frozenset[str], enough: int) -> frozenset[str]:
    """Give the parties common to both once enough are told: a summit must not swallow the meetings at its side."""
    if len(had) < enough or not told:
        wider = had | told
        return told if had and len(told) >= enough else wider
    return (had & told) if len(had & told) >= enough else had
