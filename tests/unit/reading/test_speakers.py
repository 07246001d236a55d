"""Who says it: speakers of transcripts by name, parts of press reviews by outlet, sentences that a speaker parts."""

from __future__ import annotations

import pytest

import noteverbale
from noteverbale.reading.attributions.reviews import reviews
from noteverbale.reading.attributions.speeches import speeches

TRANSCRIPT = """The President met the heads of the factions.

Vladimir Putin: Colleagues, I want to thank you. We imposed sanctions on Georgia.

Head of the Just Russia faction Sergei Mironov: Mr President, I support you. We condemn the attack on Tskhinvali.

Vladimir Putin: Thank you. I will fly to China in May.

Mayor of Ljubljana (Republic of Slovenia) Zoran Jankovic: I invite you to visit Slovenia.
"""
REVIEW = """Press Review

Kommersant: Moscow and Kabul discuss Taliban

Russian envoy Zamir Kabulov met Afghan adviser Hamdullah Mohib in Moscow on Tuesday.

Nezavisimaya Gazeta: Washington increases pressure on Caracas

The United States has revoked the visas of 77 Venezuelan officials.

Lima Bulletin: Peru buys frigates

Peru bought two frigates from Italy.

Dawn (Pakistan)

India violated the ceasefire again.
"""


def test_i_and_we_of_a_speech_have_the_speakers_name() -> None:
    found = noteverbale.read(TRANSCRIPT, published="2020-03-03").claims
    named = {claim.trigger.text: (claim.source.name, claim.source.code) for claim in found}
    assert named["imposed"] == named["fly"] == ("Vladimir Putin", "RUS")
    assert named["condemn"][0] == "Sergei Mironov"


def test_long_offices_and_brackets_open_turns_of_a_transcript() -> None:
    who = [TRANSCRIPT[slice(*one.source)] for one in speeches(TRANSCRIPT)]
    assert who == [
        "Vladimir Putin", "Head of the Just Russia faction Sergei Mironov", "Vladimir Putin",
        "Mayor of Ljubljana (Republic of Slovenia) Zoran Jankovic",
    ]  # fmt: skip
    sentence = "He spoke.\n\nVladimir Putin: I agree.\n\nVladimir Putin: We do.\n\nThe leader of the party who spoke Then Said: no.\n"
    assert len(speeches(sentence)) == 2


def test_parts_of_a_press_review_are_their_outlets() -> None:
    told = [(REVIEW[slice(*one.source)], len(one.content)) for one in reviews(REVIEW)]
    assert told == [("Kommersant", 2), ("Nezavisimaya Gazeta", 2), ("Lima Bulletin", 2), ("Dawn", 1)]
    sources = {claim.trigger.text: claim.source for claim in noteverbale.read(REVIEW, published="2019-03-14").claims}
    assert (sources["met"].text, sources["met"].kind, sources["met"].code) == ("Kommersant", "media", "UNK")
    assert sources["revoked"].text == "Nezavisimaya Gazeta"
    for other in ("Kommersant: a headline\n\nNews.\n", "Dawn broke.\nReuters reported it.\n", TRANSCRIPT):
        assert reviews(other) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Sweden, he said, had not done enough.", "he", ["Sweden", "had not done enough"]),
        ("The rest, according to Eslami, should be settled.", "Eslami", ["The rest", "should be settled"]),
        ("Akhoundi says 121 projects, worth €25 billion, will be offered.", "Akhoundi",
         ["121 projects, worth €25 billion, will be offered"]),
        ("Orn said although Lima is late, it will join.", "Orn", ["although Lima is late, it will join"]),
        ("Putin noted, in particular, that Russia will pay.", "Putin", ["that Russia will pay"]),
        ("According to a bill passed by the cabinet, all banks must close.", "a bill passed by the cabinet", ["all banks must close"]),
        ("Lima must answer the attack, he underlined.", "he", ["Lima must answer the attack"]),
        ("Israel, Orn vowed, should know that Lima will retaliate.", "Orn", ["Israel", "should know that Lima will retaliate"]),
    ],
)  # fmt: skip
def test_one_attribution_with_all_of_what_is_said(text: str, source: str, content: list[str]) -> None:
    (told,) = noteverbale.read(text).attributions
    assert [text[slice(*span)] for span in told.source] == [source]
    assert [text[slice(*span)] for span in told.content] == content


def test_an_outlets_name_is_media_and_no_state() -> None:
    found = noteverbale.read(
        "Kommersant said Russia sold missiles to Iran. Viet Nam said China attacked a ship."
    ).claims
    kinds = {claim.source.text: (claim.source.kind, claim.source.code) for claim in found}
    assert kinds["Kommersant"] == ("media", "UNK") and kinds["Viet Nam"][1] == "VNM"
