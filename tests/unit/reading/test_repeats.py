"""Passages that a text tells again are read once, and their claims laid on each repetition."""

from __future__ import annotations

import pytest
from msgspec import structs

import noteverbale
from noteverbale.reading.repeats import Repeats
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Actor, Claim, Document, Mention, Source, Span, When

FIRST = "Austrian Foreign Minister Karl Brandt arrived in Lima on Monday for two days of talks."
SECOND = "He met President Ana Ruiz in the afternoon and invited her to Vienna for a summit of both states next spring."
THIRD = "The two sides signed an agreement on fisheries, and Peru condemned the attack on the port of Callao last week."
NESTED = f"{FIRST} {SECOND} {THIRD}\n    {SECOND} {THIRD}\n    {THIRD}"


def document(text: str) -> Document:
    return structs.replace(noteverbale.read("x").document, text=text, id="d")


def repeats(text: str) -> Repeats:
    return Repeats(document(text), sentences(text))


def words_of(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_endings_told_again_are_read_once():
    found = repeats(NESTED)
    assert words_of(NESTED, found.first) == [FIRST, SECOND, THIRD]
    assert found.words == len(f"{FIRST} {SECOND} {THIRD}".split())


@pytest.mark.parametrize("text", [f"{FIRST} {SECOND} {THIRD}", f"{SECOND} {FIRST} {SECOND}"])
def test_a_sentence_quoted_twice_and_plain_texts_are_left_alone(text):
    found = repeats(text)
    assert found.first == sentences(text)
    assert found.words == len(text.split())


def mention(text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(text: str) -> Claim:
    return Claim(
        id="one",
        kind="meeting",
        trigger=Mention(**mention(text, "met")),
        agent=(Actor(**mention(text, "He"), code="AUT", sector="GOV"),),
        recipient=(Actor(**mention(text, "President Ana Ruiz"), code="PER", sector="GOV"),),
        time=When(**mention(text, "on Monday")),
        source=Source(kind="publisher"),
        sentence=Span(text.index(SECOND), text.index(SECOND) + len(SECOND)),
    )


def test_claims_stand_at_each_repetition_with_what_stands_there():
    first, again = repeats(NESTED).laid([claim(NESTED)])
    by = NESTED.rindex(SECOND) - NESTED.index(SECOND)
    assert first == claim(NESTED)
    assert again.id != first.id
    assert again.trigger.start == first.trigger.start + by
    assert again.recipient[0].start == first.recipient[0].start + by
    assert again.sentence == Span(NESTED.rindex(SECOND), NESTED.rindex(SECOND) + len(SECOND))
    assert NESTED[again.recipient[0].start : again.recipient[0].end] == "President Ana Ruiz"


def test_words_outside_the_passage_stay_where_they_are():
    _, again = repeats(NESTED).laid([claim(NESTED)])
    assert again.time == claim(NESTED).time


def test_one_passage_is_read_one_way():
    once, nested = (noteverbale.read(text, published="2016-09-01") for text in (NESTED.split("\n")[0], NESTED))

    def told(claims):
        return {
            (one.kind, one.trigger.text, *sorted(actor.code for actor in one.agent + one.recipient)) for one in claims
        }

    assert told(once.claims) == told(nested.claims)
    assert len(nested.claims) > len(once.claims)
    assert all(nested.document.text[c.trigger.start : c.trigger.end] == c.trigger.text for c in nested.claims)
    assert len({c.id for c in nested.claims}) == len(nested.claims)
