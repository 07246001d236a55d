"""Parties without a name, and who is acted upon though he stands where doers do."""

from __future__ import annotations

import pytest
from msgspec import structs

from noteverbale.reading import unnamed as room
from noteverbale.reading.unnamed import HERE, NOBODY
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim, Mention, Where

POINTING = "people pointing to 'Norway', 0.48"


def actor(text: str, words: str, code: str, basis: str | None = POINTING) -> Actor:
    start = text.index(words)
    return Actor(text=words, start=start, end=start + len(words), code=code, basis=basis)


def claim(
    text: str,
    kind: str,
    trigger: str,
    *,
    agent: tuple[Actor, ...] = (),
    recipient: tuple[Actor, ...] = (),
    country: str | None = "PER",
) -> Claim:
    start = text.index(trigger)
    mention = Mention(text=trigger, start=start, end=start + len(trigger))
    place = Where(text="Lima", start=0, end=4, country=country)
    return Claim(id="c1", kind=kind, trigger=mention, agent=agent, recipient=recipient, place=place)


def unnamed(given: Claim, text: str) -> Claim:
    return room.unnamed(given, text, Context(f"{text} Peru said so."))


def codes(actors: tuple[Actor, ...]) -> list[str]:
    return [one.code for one in actors]


@pytest.mark.parametrize(
    "words", ["some 200 villagers", "at least three other civilians", "Thousands", "people, including", "a young woman"]
)
def test_people_without_a_name_are_those_of_the_place(words: str) -> None:
    text = f"In Lima {words} were shot."
    [victim] = unnamed(claim(text, "attack", "shot", recipient=(actor(text, words, "NOR"),)), text).recipient
    assert (victim.code, victim.basis, victim.text) == ("PER", HERE, words)


@pytest.mark.parametrize(
    "words", ["the villagers", "two Marines", "four gunmen", "oil tankers", "people of Norway", "Ann"]
)
def test_others_stay_whom_they_point_to(words: str) -> None:
    text = f"In Lima {words} were shot."
    given = claim(text, "attack", "shot", recipient=(actor(text, words, "NOR"),))
    assert unnamed(given, text) == given


def test_a_crowd_protests_at_home_and_an_attacker_may_come_from_anywhere() -> None:
    text = "In Lima few demonstrators gathered and shot."
    crowd = (actor(text, "few demonstrators", "NOR"),)
    assert codes(unnamed(claim(text, "protest", "gathered", agent=crowd), text).agent) == ["PER"]
    assert codes(unnamed(claim(text, "attack", "shot", agent=crowd), text).agent) == ["NOR"]


def test_a_place_of_a_state_that_the_text_does_not_speak_of_may_be_another_one() -> None:
    text = "In the Hall people were shot."
    given = claim(text, "attack", "shot", recipient=(actor(text, "people", "NOR"),), country="DEU")
    assert unnamed(given, text) == given


def test_without_a_country_or_with_people_told_nothing_changes() -> None:
    text = "In Lima students were shot."
    there = claim(text, "attack", "shot", recipient=(actor(text, "students", "NOR"),), country=None)
    told = claim(text, "attack", "shot", recipient=(actor(text, "students", "NOR", "people: students"),))
    assert (unnamed(there, text), unnamed(told, text)) == (there, told)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("some Arab countries", "UNK"),
        ("three-quarters of states", "UNK"),
        ("most of the states", "UNK"),
        ("many officials of both nations", "NOR"),
        ("the two countries", "NOR"),
    ],
)
def test_an_open_number_of_states_names_nobody(words: str, code: str) -> None:
    text = f"Talks with {words} failed."
    [other] = unnamed(claim(text, "meeting", "Talks", agent=(actor(text, words, "NOR"),)), text).agent
    assert (other.code, other.basis == NOBODY) == (code, code == "UNK")


def test_whom_an_act_is_against_does_not_do_it() -> None:
    text = "The anti-Norwegian campaign went on."
    done = unnamed(claim(text, "attack", "campaign", agent=(actor(text, "Norwegian", "NOR", "adjective: N"),)), text)
    assert (codes(done.agent), codes(done.recipient)) == ([], ["NOR"])


def test_who_is_under_pressure_does_not_press() -> None:
    text = "Oslo has been under growing pressure."
    done = unnamed(claim(text, "coercion", "pressure", agent=(actor(text, "Oslo", "NOR", "capital: Oslo"),)), text)
    assert (codes(done.agent), codes(done.recipient)) == ([], ["NOR"])
    text = "Oslo put pressure on them."
    given = claim(text, "coercion", "pressure", agent=(actor(text, "Oslo", "NOR", "capital: Oslo"),))
    assert unnamed(given, text) == given


@pytest.mark.parametrize("kind", ["attack", "coercion", "aid", "concession", "support", "rejection", "request"])
def test_an_act_of_nobody_nowhere_at_no_time_is_none(kind: str) -> None:
    text = "Aggression brings instability, Peru said."
    bare = structs.replace(claim(text, kind, "Aggression"), place=None)
    assert room.of_nobody(bare)
    assert not room.of_nobody(claim(text, kind, "Aggression"))
    assert not room.of_nobody(structs.replace(bare, agent=(actor(text, "Peru", "PER"),)))
    assert not room.of_nobody(structs.replace(bare, kind="meeting"))
