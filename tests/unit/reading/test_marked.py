"""A text with marks that nobody sees is read as the text without them, and every word stands where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from training.marked import MARKS, marked

import noteverbale
from noteverbale.reading.claims import claim_id
from noteverbale.resolve.legible import legible
from noteverbale.store import rows
from noteverbale.types import Claim, Reading

EXAMPLE = Path(__file__).parents[3] / "examples" / "2014-11-20-example-post.txt"
DAY = "2014-11-20"


def put(text: str, how: str) -> str:
    return marked({"text": text}, how)["text"]


def values(claim: Claim) -> tuple:
    codes = [[actor.code for actor in part] for part in (claim.agent, claim.recipient)]
    when = claim.time and (claim.time.first, claim.time.last)
    place = claim.place and claim.place.country
    return (
        claim.kind,
        codes,
        when,
        place,
        claim.realis,
        claim.certainty,
        claim.polarity,
        claim.source.kind,
        claim.deal,
    )


def mentions(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from mentions(one)
    elif isinstance(value, Struct):
        if getattr(value, "start", None) is not None:
            yield value
        for name in value.__struct_fields__:
            yield from mentions(getattr(value, name))


@pytest.fixture(scope="module")
def plain() -> Reading:
    return noteverbale.read(EXAMPLE.read_text(encoding="utf-8"), published=DAY)


@pytest.mark.parametrize("how", MARKS)
def test_marked_text_gives_the_same_claims_at_their_places(how: str, plain: Reading) -> None:
    text = put(plain.document.text, how)
    reading = noteverbale.read(text, published=DAY)
    seen = legible(text)
    assert reading.document.text == text
    assert list(map(values, reading.claims)) == list(map(values, plain.claims))
    for claim, other in zip(reading.claims, plain.claims, strict=True):
        for found, given in zip(mentions(claim), mentions(other), strict=True):
            assert (found.start, found.end) == seen.as_written(given.start, given.end)
            assert getattr(found, "text", None) in (None, text[found.start : found.end])
        assert claim.id == claim_id(reading.document.id, claim.kind, claim.trigger.start, claim.trigger.end)
    back = [seen.as_seen(mark.start, mark.end) for mark in reading.document.furniture]
    assert back == [(mark.start, mark.end) for mark in plain.document.furniture]
    assert [[seen.as_written(*span) for span in one.content] for one in plain.attributions] == [
        list(one.content) for one in reading.attributions
    ]


def test_the_marks_are_there(plain: Reading) -> None:
    text = "The chief of staff said “Erdoğan’s flight is fine”, Moscow told Islamabad. " + plain.document.text
    assert all(put(text, how) != text and legible(put(text, how)).differs for how in MARKS)


def test_a_title_is_read_as_it_is_seen() -> None:
    title = "\u200ePutin arrives in Bei\u00adjing for talks with Xi\u200b"
    reading = noteverbale.read("", title=title, published=DAY)
    bare = noteverbale.read(
        "", title=title.replace("\u200e", "").replace("\u00ad", "").replace("\u200b", ""), published=DAY
    )
    assert reading.title_claims and list(map(values, reading.title_claims)) == list(map(values, bare.title_claims))
    words = {mention.text for mention in mentions(reading.title_claims) if hasattr(mention, "text")}
    assert "Bei\u00adjing" in words and "Putin" in words
    assert all(title[m.start : m.end] == getattr(m, "text", title) for m in mentions(reading.title_claims))


def test_sentences_are_clean_where_they_stand() -> None:
    text = (
        "\u200fRussia may sell Mi\u00ad-35 heli\u00adcopters to Iran&rsquo;s army.\u200b The deal is &quot;near&quot;."
    )
    document = noteverbale.read(text, title="Arms &amp; men", published=DAY).document
    title, *told = rows.sentences(document)
    assert title[2] == "Arms & men" and title[1] - title[0] == len("Arms &amp; men")
    assert [words for *_, words in told] == ["Russia may sell Mi-35 helicopters to Iran’s army.", 'The deal is "near".']
    assert [text[start:end] for start, end, _ in told] == [
        text[1 : text.index("\u200b")],
        text[text.index("The deal") :],
    ]


def test_deals_tell_their_goods_as_they_are_seen() -> None:
    text = "Russia will sell Pakistan up to 20 Mi-35 heli\u00adcopters for $500&nbsp;million, the minister said."
    (claim,) = (one for one in noteverbale.read(text, published=DAY).claims if one.deal)
    assert claim.deal and claim.deal.item and "helicopters" in claim.deal.item
    assert claim.deal.value and claim.deal.value.amount == 500_000_000
