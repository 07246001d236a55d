"""Which undated claims are the news of their text: clues, probability, and who is asked at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from noteverbale.reading import forms
from noteverbale.reading.clues import clues, surroundings
from noteverbale.reading.freshness import asked, chance, weights, with_freshness
from noteverbale.reading.wordlists import page
from noteverbale.types import Claim, Document, Mention, Source, Span, When

DAY = date(2020, 5, 9)


def a_text(text: str, title: str = "", published: date | None = DAY) -> Document:
    return Document(id="d", name="d", text=text, title=title, published=published)


def a_told(document: Document, trigger: str, kind: str = "meeting", **fields: Any) -> Claim:
    start = document.text.index(trigger)
    stop = document.text.find(". ", start)
    sentence = Span(document.text.rfind(". ", 0, start) + 2 if ". " in document.text[:start] else 0, stop % 10_000)
    words = Mention(text=trigger, start=start, end=start + len(trigger))
    return Claim(id="c", kind=kind, trigger=words, sentence=sentence, **fields)


def found(
    document: Document, trigger: str, kind: str = "meeting", *, official: bool = False, **fields: Any
) -> set[str]:
    around = surroundings(document.text, document.title or "", DAY, official=official)
    return set(clues(a_told(document, trigger, kind, **fields), document, around))


@pytest.mark.parametrize(
    ("text", "trigger", "clue"),
    [
        ("The president of Peru met the king. ", "met", "past"),
        ("The president of Peru has met the king. ", "met", "perfect"),
        ("The president of Peru had also met the king. ", "met", "past perfect"),
        ("Two men were quickly arrested in Lima. ", "arrested", "passive past"),
        ("The king spoke after talks in Lima. ", "talks", "background"),
        ("The envoy, who met the king, left. ", "met", "relative clause"),
        ("The king recently met the envoy. ", "met", "earlier"),
        ("The two regularly met in Lima. ", "met", "habit"),
        ("The two met on May 8. ", "met", "fresh date in the sentence"),
        ("The two met in March 2011. ", "met", "old date in the sentence"),
        ("In 2011 they fell out. The two met. ", "met", "old date before"),
        ("Chile: “We were glad when the two met in Lima”. ", "met", "own words"),
    ],
)
def test_words_about_a_trigger_are_clues(text: str, trigger: str, clue: str) -> None:
    assert clue in found(a_text(text), trigger)


def test_a_transcript_is_no_narration_and_who_thanks_there_does_it() -> None:
    text = a_text("Peru's king arrived.\n\nPresident Juan Mora: I would like to thank our friends in Chile. \n\n")
    assert {"speech", "performed"} <= found(text, "thank", "support")
    assert "narration" in found(text, "arrived", "visit")


def test_the_title_s_own_event_is_known_by_its_word() -> None:
    assert "word of the title" in found(a_text("The king visited Peru. ", "King visits Peru"), "visited", "visit")


def test_a_claim_of_a_title_has_the_clues_of_a_title() -> None:
    text = a_text("", "King met the president of Peru")
    claim = Claim(
        id="c", kind="meeting", trigger=Mention(text="met", start=5, end=8), sentence=Span(0, 30), part="title"
    )
    around = surroundings("", text.title or "", DAY, official=True)
    assert {"title", "past", "met", "official page"} == clues(claim, text, around)


def test_only_what_is_held_without_a_day_in_a_text_with_one_is_asked() -> None:
    text = a_text("The king met the president. ")
    claim = a_told(text, "met")
    day = When(text="May", start=0, end=3, first=DAY, last=DAY)
    assert asked(claim, text)
    assert not asked(claim, a_text("The king met the president. ", published=None))
    for other in ({"realis": "scheduled"}, {"polarity": "negative"}, {"time": day}):
        assert not asked(structs.replace(claim, **other), text)
    assert asked(structs.replace(claim, time=When(text="then", start=0, end=4)), text)


def test_news_is_likelier_fresh_than_what_lies_behind_it() -> None:
    text = a_text("The king met the president in Lima. The envoy, who had met the president in 2011, left. ")
    news = a_told(text, "met")
    behind = structs.replace(news, trigger=Mention(text="met", start=55, end=58), sentence=Span(36, 87))
    assert text.text[55:58] == "met"
    first, second = with_freshness([news, behind], text, official=True)
    assert first.fresh is not None and second.fresh is not None
    assert first.fresh > 0.69 > 0.5 > second.fresh
    assert "relative clause" in second.inferred["fresh"]


def test_a_reported_claim_weighs_less_than_the_page_s_own() -> None:
    text = a_text("The king met the president. ")
    told = found(text, "met", source=Source(kind="named_official"))
    assert "reported" in told and chance(told, weights()) < chance(found(text, "met"), weights())


def test_every_list_of_auxiliaries_and_kinds_makes_a_clue() -> None:
    """A list that nothing asks for would be edited in vain."""
    assert set(page("freshness.toml")["verbs"]) == {*forms._AUXILIARIES, "between"}
    assert set(page("freshness.toml")["kinds"]) <= set(weights())


def test_a_clue_without_a_weight_tells_nothing() -> None:
    assert chance({"lead", "nobody knows"}, weights()) == chance({"lead"}, weights())
