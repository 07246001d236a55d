"""Report -> Facts: what one claim tells, reduced to what matching compares.

In: a Report.  Out: Facts with codes, names, days (proleptic ordinals), place, item and title words.
All text is lower-cased and cut into words; nothing here is kept beyond the fold.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from noteverbale.ontology.states import states
from noteverbale.records import rules
from noteverbale.records.at_home import at_home
from noteverbale.records.ends import codes, ends_of
from noteverbale.records.months import months_of, of_the_week
from noteverbale.records.names import NO_NAMES, joined, names_of
from noteverbale.records.own_names import Own, own_name
from noteverbale.records.persons import with_counterparts
from noteverbale.records.towns import lies_in, point_of, town_of
from noteverbale.resolve.equipment import tag
from noteverbale.resolve.equipment.catalogue import catalogue
from noteverbale.resolve.equipment.matching import TOPIC
from noteverbale.types import Claim, Money, Quantity, Report, When

NONE: frozenset[str] = frozenset()
PLANNED = frozenset({"scheduled", "intended", "proposed", "predicted", "conditional"})
_WORD = re.compile(r"[\w'’.-]+")
_DESIGNATION = re.compile(
    r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w]+(?:-[\w]+)*\b|\b[A-Z][A-Za-z]{0,4} ?-? ?\d{1,4}[A-Za-z]{0,4}\b"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_YEAR = 366  # days
_PASTED = 60  # characters of the shortest sentence that two texts have by pasting it
_BARE = 4  # what a sentence without a party, time or place is known by: too little to tell it again elsewhere
# Kinds that happen on a day: told of a whole past ("visits in recent years"), they are many, and none of those dated.
_OF_A_DAY = frozenset({"visit", "meeting", "agreement", "exercise", "attack"})
HALTING = frozenset({"postponed", "cancelled", "refused"})


class Item(NamedTuple):
    """What a deal is about: designations ("s-400"), other words ("helicopter"), and whether only the topic is told.

    `narrow`: the narrowest known types of equipment among them. `loose`: the types that words may mean which name goods
    only in passing ("the ships", "the guns"), where nothing else is told.
    """

    designations: frozenset[str]
    classes: frozenset[str]
    topic: bool
    narrow: frozenset[str] = NONE
    loose: frozenset[str] = NONE

    @property
    def types(self) -> frozenset[str]:
        """The types of equipment told, those of loose words where none is."""
        return self.narrow or self.loose


NO_ITEM = Item(NONE, NONE, False)


class Facts:
    """What one claim tells. Days are ordinals, None where not told; `wide` marks a rough interval.

    `halts`: calls a plan off or puts it off. `never`: tells that something did not happen. `at_large`: in a whole past,
    or again and again. `going_on`: talks of states, without a person. `several`: separate dates, so several events.
    `vague`: of some time before a day, without a beginning. `domestic`: of one country alone. `medium`: by what talks
    are held. `number`: exactly so many, for `use` (wanted, ordered ...). `sum`: of money. `point`: a town's latitude
    and longitude. Of a time in an undated text, `months`: those named; `week`: by its day of the week; `past`: held, by
    month or year.
    """

    __slots__ = (
        "agent_names", "agents", "at_large", "claim_id", "country", "document", "domestic", "family", "first",
        "going_on", "halts", "item", "known", "last", "medium", "months", "never", "number", "own", "past", "pasted",
        "place", "planned", "point", "recipient_names", "recipients", "repeat", "sentence", "several", "stage", "start",
        "sum", "title", "trigger", "use", "vague", "week", "wide",
    )  # fmt: skip

    def __init__(self, report: Report, identity: rules.Identity) -> None:
        claim = report.claim
        self.claim_id = claim.id
        self.document = report.document_id
        self.family = report.family or report.document_id
        self.start = claim.at
        into = claim.trigger.start - claim.sentence.start if claim.sentence else 0
        self.sentence = (report.document_id, claim.at - into) if claim.sentence else None
        self.domestic = False
        self.known = report.known.toordinal() if report.known else None
        self._set_parties(claim, identity)
        self._set_time(claim, identity)
        self.place: frozenset[str] = town_of(claim.place)
        self.country: str | None = lies_in(claim.place)
        self.point = point_of(claim.place) if self.place else None
        self.planned = claim.realis in PLANNED
        self.going_on = claim.realis == "ongoing" and self.start >= 0 and self.first is None and not self.persons
        negative = claim.polarity == "negative"
        self.halts = negative and (self.planned or rules.cue_of(claim) in HALTING)
        self.never = negative and not self.halts
        self.stage: str | None = claim.deal.stage if claim.deal else None
        self.item: Item = item_of(claim.deal.item, claim.deal.family, claim.deal.type) if claim.deal else NO_ITEM
        self.number: float | None = number_of(claim.deal.quantity) if claim.deal else None
        self.sum: tuple[float, str] | None = sum_of(claim.deal.value) if claim.deal else None
        self.use: str = (
            rules.use(self.stage, claim.realis, told=not self.planned and not negative) if claim.deal else ""
        )
        self.trigger: str = stem(claim.trigger.text)
        self.own: Own = own_name(claim)
        self.medium: str | None = claim.medium
        self.title: frozenset[str] = title_words(claim.trigger.text)
        # A sentence that a text repeats has the same length, and the same words at the same places of it.
        self.repeat = self._words_in_sentence(report)
        self.pasted = self._pasted(report)

    @property
    def persons(self) -> bool:
        """Whether a person or an office is told."""
        return any(one for names in (self.agent_names, self.recipient_names) for one in names)

    def _words_in_sentence(self, report: Report) -> tuple[str | int, ...] | None:
        claim = report.claim
        if claim.sentence is None:
            return None
        start, end = claim.sentence.start, claim.sentence.end
        parts = (*claim.agent, *claim.recipient, claim.time, claim.place)
        words = (part.text for part in parts if part is not None)
        return report.document_id, end - start, claim.trigger.start - start, self.trigger, *words

    def _pasted(self, report: Report) -> tuple[str | int, ...] | None:
        """Give what makes a sentence the same in another undated text: press without days pastes its background."""
        sentence, words = report.claim.sentence, self.repeat
        if sentence is None or words is None or self.known is not None:
            return None
        return words[1:] if len(words) > _BARE and sentence.end - sentence.start >= _PASTED else None

    def _set_parties(self, claim: Claim, identity: rules.Identity) -> None:
        agents, recipients = ends_of(claim)
        names = names_of(claim.agent, claim.place), names_of(claim.recipient, claim.place)
        if identity.mutual:
            self.agents, self.recipients = agents | recipients, NONE
            self.agent_names = with_counterparts(joined(*names), (*claim.agent, *claim.recipient))
            self.recipient_names = NO_NAMES
            self.domestic = at_home((*claim.agent, *claim.recipient))
            return
        self.agents, self.recipients = agents, recipients
        swapped = claim.kind == "visit" and bool(agents) and not agents & codes(claim.agent)
        self.agent_names, self.recipient_names = (names[1], names[0]) if swapped else names
        self.domestic = claim.kind == "visit" and bool(agents) and agents == recipients

    def _set_time(self, claim: Claim, identity: rules.Identity) -> None:
        end = lasts_until(claim, self.known) if identity.timed else None
        until = end is not None and self.known is not None and end - self.known <= identity.wide_days
        first, last = (self.known, end) if until else interval(claim)
        self.first, self.last = first, last
        self._set_undated(claim)
        self.several = several_of(claim)
        of_a_day = claim.polarity == "negative" or claim.kind in _OF_A_DAY
        self.at_large = (of_a_day and told_at_large(claim.time)) or told_as_habit(claim)
        self.vague = claim.time is not None and claim.time.first is None and claim.time.last is not None and end is None
        self.wide = first is not None and last is not None and last - first > identity.wide_days

    def _set_undated(self, claim: Claim) -> None:
        words = claim.time.text if claim.time is not None and self.known is None else ""
        self.months = months_of(words)
        self.week = of_the_week(words)
        dated = bool(self.months) or self.first is not None
        self.past = bool(words) and dated and not self.week and claim.realis not in PLANNED


def sum_of(money: Money | None) -> tuple[float, str] | None:
    """Give an amount with its currency; "billions of dollars" is none."""
    return (money.amount, money.currency) if money and money.amount and money.currency else None


def number_of(quantity: Quantity | None) -> float | None:
    """Give the number that a quantity is exactly; one is no number that tells deals apart."""
    if quantity is None or quantity.min is None or quantity.min != quantity.max or quantity.min <= 1:
        return None
    return quantity.min if quantity.modifier in {None, "exact"} else None


def interval(claim: Claim) -> tuple[int | None, int | None]:
    """Give the claim's first and last day as ordinals; an interval open at one end tells no day."""
    time = claim.time
    if time is None or time.first is None or time.last is None or time.last < time.first:
        return None, None
    return time.first.toordinal(), time.last.toordinal()


def several_of(claim: Claim) -> tuple[tuple[date, date], ...]:
    """Give the separate dates of what happens on a day: a claim that lists them tells of several events."""
    return claim.time.several if claim.time is not None and claim.kind in _OF_A_DAY else ()


def lasts_until(claim: Claim, known: int | None) -> int | None:
    """Give the day to come until which something lasts ("will run until October 10"); None where none is told so.

    It begins about the day of its text, or is under way.
    """
    time = claim.time
    if time is None or time.first is not None or time.last is None or known is None or claim.polarity == "negative":
        return None
    last = time.last.toordinal()
    return last if last > known and claim.realis in ("scheduled", "ongoing") else None


def day(ordinal: int | None) -> date | None:
    """Give the date of an ordinal."""
    return date.fromordinal(ordinal) if ordinal else None


def told_at_large(time: When | None) -> bool:
    """Tell whether the words of a time speak of a whole past ("since 1990", "in 20 years") and not of a day in it."""
    if time is None:
        return False
    open_ended = time.first is None or time.last is None or (time.last - time.first).days > _YEAR
    return open_ended and not rules.words("at_large").isdisjoint(time.text.lower().split())


def told_as_habit(claim: Claim) -> bool:
    """Tell whether a claim is of what its parties do again and again ("we maintain contacts", "every year")."""
    if claim.kind not in ("visit", "meeting") or claim.polarity == "negative":
        return False
    time = claim.time.text.lower().split() if claim.time is not None and claim.time.first is None else []
    going_on = claim.realis == "ongoing" and claim.trigger.text.lower() in rules.words("habits")
    return claim.habit is not None or going_on or not rules.words("habit_times").isdisjoint(time)


@lru_cache(maxsize=65536)
def item_of(text: str | None, family: str | None, type_: str | None = None) -> Item:
    """Give the designations and the classes of an item as written, with the family and type that the reading found.

    Known equipment adds its family, its type and the wider types (a Mi-35M is a Mi-24/35, an attack helicopter, a
    helicopter); what the tables do not know is compared by its words.
    """
    if not text and not family:
        return NO_ITEM
    found = {_joined(hit) for hit in _DESIGNATION.findall(text or "")}
    families, types = _known(text or "")
    types |= {type_} - {TOPIC} if type_ else set()
    words = {singular(word) for word in _words(text or "")}
    told = words - {part for hit in found for part in (hit, *hit.split("-"))}
    classes = {w for w in told if not w[:1].isdigit()} - rules.words("filler") - adjectives() - rules.words("topic")
    names = found | families | ({family.lower()} if family else set())
    designations = frozenset(names if names or types else _named(text or "") & classes)
    loose = NONE if designations else loosely(frozenset(classes))
    if loose:
        return Item(NONE, frozenset(classes), topic=False, loose=loose)
    specific = frozenset(classes.union(*(with_wider(type_) for type_ in types)))
    topic = not designations and not specific and not words.isdisjoint(rules.words("topic"))
    return Item(designations, specific, topic, narrowest_types(types))


def _named(text: str) -> set[str]:
    """Give the words with a capital, which name goods that the tables do not know ("the Mantas", "KM Arau")."""
    return {singular(word.lower()) for word in _NAME.findall(text)}


@cache
def adjectives() -> frozenset[str]:
    """Give the words by which states call what is theirs ("Brazilian"): they tell no goods apart."""
    return frozenset(word for state in states().values() for one in state.adjectives for word in one.lower().split())


@lru_cache(maxsize=65536)
def loosely(words: frozenset[str]) -> frozenset[str]:
    """Give the types of equipment that words mean which name goods only in passing; none if one of them says more."""
    told = [types for names, types in rules.loose_words() if not words.isdisjoint(names)]
    known = {name for names, _ in rules.loose_words() for name in names}
    return frozenset().union(*told) if told and words <= known else NONE


def _known(text: str) -> tuple[set[str], set[str]]:
    """Give the families and the types of the equipment that item words name, the topic not."""
    mentions = tag(text)
    families = {mention.family.lower() for mention in mentions if mention.family}
    return families, {mention.type for mention in mentions} - {TOPIC}


def narrowest_types(types: set[str] | frozenset[str]) -> frozenset[str]:
    """Give the types of which no other is a kind: told "aircraft" and "fighter", the fighter is meant."""
    wider = {one for type_ in types for one in with_wider(type_) if one != type_}
    return frozenset(types - wider)


def with_wider(type_: str) -> set[str]:
    """Give a type of equipment and the wider ones, without the topic that all belong to."""
    return {type_, *catalogue().broader.get(type_, ())} - {TOPIC}


def _joined(designation: str) -> str:
    return re.sub(r"[\s-]+", "-", designation.lower())


def _words(text: str) -> list[str]:
    return [w.strip("'’.-") for w in _WORD.findall(text.lower().replace("-", " ")) if w.strip("'’.-")]


def singular(word: str) -> str:
    """Give an English noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@lru_cache(maxsize=65536)
def stem(trigger: str) -> str:
    """Give the first word of a trigger cut to its stem, so that "visit", "visits" and "visiting" are one."""
    word = (_words(trigger) or [""])[0]
    for ending in ("ations", "ation", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def title_words(trigger: str) -> frozenset[str]:
    """Give the words of an event's own name ("Vostok 2018"): capitalised words and numbers of a longer trigger."""
    tokens = trigger.split()
    if len(tokens) < 2:
        return NONE
    return frozenset(t.strip("\"'“”.,").lower() for t in tokens if t.strip("\"'“”")[:1].isupper() or t[:1].isdigit())
