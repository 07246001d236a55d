"""Whatever a text repeats: four times as much of it takes some four times as long, not sixteen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module

import pytest
from msgspec.structs import replace
from tests.growth import MOST, TIMES, growth

from noteverbale.reading.carried import carried
from noteverbale.reading.neighbours import own
from noteverbale.reading.retold import adding, as_planned
from noteverbale.resolve import actors, places
from noteverbale.types import Actor, Claim, Mention, Span, When

CALLS_OF_PLACES = import_module("noteverbale.resolve.places.resolve")
DAY = date(2014, 11, 20)
LENGTH = 6_000
MINISTERS = 1_200
VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "oi", "au", "ou"]
PIECES = [
    "Moscow ",
    "Paris, Texas, ",
    "Mr Sergei Lavrov ",
    "« ",
    "President ",
    "MOSCOW, November 20 (TASS) — A\n",
    "Foreign Minister Orn Tal said. ",
]


def tagged_places(text: str) -> None:
    CALLS_OF_PLACES._known.cache_clear()
    places.tag(text, DAY)


def tagged_actors(text: str) -> None:
    actors.tag(text, DAY)


@pytest.mark.parametrize("work", [tagged_places, tagged_actors])
@pytest.mark.parametrize("piece", PIECES)
def test_resolvers(work: Callable[[str], None], piece: str) -> None:
    some = piece * (LENGTH // len(piece))
    assert growth(work, some, some * TIMES) < MOST


def a_minister(number: int) -> str:
    return f"Foreign Minister Sergei Kor{''.join(VOWELS[int(digit)] for digit in f'{number:04}')}v of Peru said so. "


def test_many_ministers_of_one_first_name() -> None:
    told = [a_minister(number) for number in range(MINISTERS)]
    assert growth(tagged_actors, "".join(told[: MINISTERS // TIMES]), "".join(told)) < MOST


def a_visit(number: int) -> Claim:
    start = 60 * number
    return Claim(
        id=f"c{number}",
        kind="visit",
        trigger=Mention(text="visit", start=start + 20, end=start + 25),
        agent=(Actor(text="Kari", start=start, end=start + 4, code="NOR", name="Kari"),),
        recipient=(Actor(text="Lima", start=start + 30, end=start + 34, code="PER"),),
        time=When(text="on Monday", start=start + 40, end=start + 49) if number % 2 else None,
        realis="scheduled" if number % 3 else "occurred",
        sentence=Span(start, start + 59),
    )


VISITS = [a_visit(number) for number in range(4_000)]
DEALS = [replace(visit, kind="arms_deal", agent=(), recipient=()) for visit in VISITS]
TEXT = f"{'On his next tour the visit to Lima of Kari comes on Monday':59} " * len(VISITS)


@pytest.mark.parametrize(
    "work",
    [own, lambda claims: as_planned(TEXT, claims), lambda claims: list(adding(TEXT, claims))],
    ids=["own", "as_planned", "adding"],
)
def test_what_claims_tell_about_each_other(work: Callable[[list[Claim]], object]) -> None:
    assert growth(work, VISITS[: len(VISITS) // TIMES], VISITS) < MOST


def test_what_deals_before_tell_of_deals_without_parties() -> None:
    assert growth(lambda deals: carried(TEXT, deals), DEALS[: len(DEALS) // TIMES], DEALS) < MOST
