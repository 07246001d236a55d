"""Briefings and records of councils: labels in capitals, questions of nobody named, speakers with their state."""

from __future__ import annotations

import pytest

import noteverbale
from noteverbale.reading.attributions.speeches import speeches
from noteverbale.reading.labels import with_labels
from noteverbale.types import Claim

BRIEFING = """Department Press Briefing
March 3, 2021

MR. PRICE: Good afternoon. I will take your questions.

QUESTION: Did Russia deliver the S-400 to Turkey last week? The junta killed 38 protesters in Burma yesterday.

MR. PRICE: I have nothing to announce. We will not lift sanctions on Turkey. We urge Israel to show restraint.

Q    China has sold missiles to Iran.

MR. PRICE: We condemn the sale.
"""
COUNCIL = """The meeting was called to order at 3 p.m.

   Mr. Nebenzia (Russian Federation) (spoke in Russian): We have requested this meeting. London expelled 23 Russian
diplomats on 14 March.

   Ms. Pierce (United Kingdom): We asked Russia on 12 March to explain. More than 20 countries expelled Russian
diplomats.
"""


def claims(text: str) -> dict[str, Claim]:
    return {claim.trigger.text: claim for claim in noteverbale.read(text).claims}


def test_we_is_the_state_of_who_speaks_though_his_name_is_in_capitals() -> None:
    found = claims(BRIEFING)
    assert {actor.code for actor in found["urge"].agent} == {"USA"}
    assert found["urge"].source.kind == "named_official"
    assert noteverbale.read(BRIEFING).document.published.isoformat() == "2021-03-03"


def test_what_a_journalist_tells_in_his_question_is_not_the_spokesmans() -> None:
    found = claims(BRIEFING)
    assert "deliver" not in found
    assert {found[word].source.kind for word in ("killed", "sold")} == {"media"}
    questions = [one for one in speeches(BRIEFING) if BRIEFING[slice(*one.source)] in ("QUESTION", "Q")]
    assert [len(one.content) for one in questions] == [1, 1]


def test_a_label_is_written_as_a_name_and_nothing_else_changes() -> None:
    recased = with_labels(BRIEFING)
    assert len(recased) == len(BRIEFING) and recased.count("Mr. Price:") == 3
    assert recased.replace("Mr. Price", "MR. PRICE").replace("Question", "QUESTION") == BRIEFING
    for same in (
        "NATO: the alliance met.\n",
        "UN RULES: a list\nOTHER\n",
        "Mr. Price: We agree.\n",
        "A: so.\nB: no.\n",
    ):
        assert with_labels(same) in (same, same.replace("RULES", "Rules"))


def test_speakers_of_a_council_are_told_with_their_state() -> None:
    found = claims(COUNCIL)
    assert found["expelled"].source.kind == "named_official"
    told = {COUNCIL[slice(*one.source)] for one in speeches(COUNCIL)}
    assert told == {"Mr. Nebenzia", "Ms. Pierce"}
    sources = {claim.source.code for claim in noteverbale.read(COUNCIL).claims if claim.source.text}
    assert sources == {"RUS", "GBR"}
    assert not [claim for claim in noteverbale.read(COUNCIL).claims if claim.trigger.text == "spoke"]


@pytest.mark.parametrize(
    "text",
    ["Russia: Moscow delivered tanks to Peru.\n\nChina: Beijing signed a contract.\n\nRussia: More went to Chile.\n",
     "Deal: Peru buys frigates.\nStatus: signed\nDeal: Chile buys jets.\nStatus: delivered\n",
     "Monday: talks began in Lima.\nTuesday: talks ended.\nMonday: talks began again.\n"],
)  # fmt: skip
def test_lists_whose_labels_come_back_are_no_transcripts(text: str) -> None:
    assert not speeches(text)
