"""Seed -> what happens in a simulated world: visits, meetings, deals with stages, agreements, attacks.

In: a Setting and a random generator.  Out: Events with the truth about them.
States, persons, places and items are made up; codes are of the form of ISO codes so that everything downstream runs.
"""

from __future__ import annotations

from random import Random

from msgspec import Struct

from training.simulator.settings import Setting

KINDS = ("visit", "meeting", "arms_deal", "agreement", "attack")
SHARES = (0.25, 0.35, 0.15, 0.1, 0.15)
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister")
ITEMS = {
    "helicopters": ("Mi-61", "AH-73", "Ka-19"),
    "fighter jets": ("Su-93", "F-61", "J-48"),
    "tanks": ("T-117", "Leo-5", "K-8"),
    "submarines": ("U-417", "Type-73"),
    "air defence systems": ("S-700", "HQ-61"),
    "frigates": ("FFG-31", "Project-4471"),
    "missiles": ("BM-44", "AGM-771"),
}
PATH = (
    "interest",
    "request",
    "talks",
    "political_approval",
    "contract_negotiation",
    "signed",
    "delivery_started",
    "delivered",
)
_SYLLABLES = (
    "ka",
    "vor",
    "min",
    "tes",
    "lau",
    "ber",
    "sho",
    "dri",
    "gal",
    "nem",
    "pir",
    "zan",
    "oru",
    "fel",
    "hak",
    "wyn",
)


class State(Struct, frozen=True):
    """A state with its office holders (office -> name) and towns."""

    code: str
    adjective: str
    officers: dict[str, str]
    towns: tuple[str, ...]


class Step(Struct, frozen=True):
    """One stage of a deal reached on a day."""

    stage: str
    day: int


class Event(Struct, frozen=True, kw_only=True):
    """What happened, or was planned. Days count from the world's first; `fate`: held, moved or cancelled."""

    id: int
    kind: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    office: str
    first: int
    last: int
    announced: int
    fate: str = "held"
    planned: int = 0
    town: str = ""
    country: str = ""
    item: str = ""
    item_class: str = ""
    number: int = 0
    steps: tuple[Step, ...] = ()


def word(random: Random, syllables: int = 2) -> str:
    """Give a made-up name."""
    return "".join(random.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def make_states(setting: Setting, random: Random) -> list[State]:
    """Give the states of a world, with distinct codes."""
    codes = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}Q" for n in range(setting.states)]
    return [_state(code, random) for code in codes]


def _state(code: str, random: Random) -> State:
    officers = {office: f"{word(random)} {word(random, 3)}" for office in OFFICES}
    return State(code, f"{word(random)}ian", officers, tuple(word(random, 3) for _ in range(4)))


def make_events(setting: Setting, states: list[State], random: Random) -> list[Event]:
    """Give the events of a world; a few dyads carry most of them, as in the news."""
    dyads = [tuple(random.sample(range(len(states)), 2)) for _ in range(setting.dyads)]
    weights = [1 / (1 + n / 6) for n in range(len(dyads))]
    events = []
    for number in range(setting.events):
        a, b = random.choices(dyads, weights)[0]
        if random.random() < 0.5:
            a, b = b, a
        kind = random.choices(KINDS, SHARES)[0]
        events.append(_MAKERS[kind](number, states[a], states[b], setting, random))
    return events


def _base(number: int, setting: Setting, random: Random, length: int) -> dict[str, int]:
    first = random.randrange(20, setting.days)
    return {
        "id": number,
        "first": first,
        "last": first + random.randrange(length),
        "announced": first - random.randrange(1, 20),
    }


def _fate(random: Random, first: int) -> tuple[str, int]:
    """Give what becomes of a plan, and the day first planned."""
    drawn = random.random()
    if drawn < 0.08:
        return "cancelled", first
    return ("moved", first - random.randrange(4, 15)) if drawn < 0.14 else ("held", first)


def _visit(number: int, a: State, b: State, setting: Setting, random: Random) -> Event:
    base = _base(number, setting, random, 4)
    fate, planned = _fate(random, base["first"])
    place = {"town": random.choice(b.towns), "country": b.code}
    base["announced"] = min(base["announced"], planned - 3)
    office = random.choice(OFFICES)
    return Event(
        kind="visit", agents=(a.code,), recipients=(b.code,), office=office, fate=fate, planned=planned, **base, **place
    )


def _meeting(number: int, a: State, b: State, setting: Setting, random: Random) -> Event:
    base = _base(number, setting, random, 2)
    fate, planned = _fate(random, base["first"])
    base["announced"] = min(base["announced"], planned - 3)
    seat = random.choice((a, b))
    place = {"town": random.choice(seat.towns), "country": seat.code}
    office = random.choice(OFFICES)
    return Event(
        kind="meeting",
        agents=(a.code, b.code),
        recipients=(),
        office=office,
        fate=fate,
        planned=planned,
        **base,
        **place,
    )


def _agreement(number: int, a: State, b: State, setting: Setting, random: Random) -> Event:
    base = _base(number, setting, random, 1)
    place = {"town": random.choice(a.towns), "country": a.code}
    office = random.choice(OFFICES)
    return Event(
        kind="agreement", agents=(a.code, b.code), recipients=(), office=office, planned=base["first"], **base, **place
    )


def _attack(number: int, a: State, b: State, setting: Setting, random: Random) -> Event:
    base = _base(number, setting, random, 1)
    place = {"town": random.choice(b.towns), "country": b.code}
    return Event(
        kind="attack", agents=(a.code,), recipients=(b.code,), office="", planned=base["first"], **base, **place
    )


def _deal(number: int, a: State, b: State, setting: Setting, random: Random) -> Event:
    base = _base(number, setting, random, 1)
    item_class = random.choice(list(ITEMS))
    begun, ended = sorted((random.randrange(0, 5), random.randrange(2, len(PATH) + 1)))
    steps, day = [], base["first"] - 150
    for stage in PATH[begun : max(ended, begun + 1)]:
        day += random.randrange(15, 120)
        steps.append(Step(stage, day))
    if random.random() < 0.12:
        steps.append(Step(random.choice(("suspended", "cancelled")), day + random.randrange(10, 60)))
    base |= {"first": steps[0].day, "last": steps[-1].day}
    goods = {"item": random.choice(ITEMS[item_class]), "item_class": item_class, "number": random.randrange(2, 60)}
    return Event(
        kind="arms_deal", agents=(a.code,), recipients=(b.code,), office="", steps=tuple(steps), **base, **goods
    )


_MAKERS = {"visit": _visit, "meeting": _meeting, "arms_deal": _deal, "agreement": _agreement, "attack": _attack}
