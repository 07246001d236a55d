"""Speeches without quotation marks: who opened them speaks until the next speaker."""

import pytest

from noteverbale import read
from noteverbale.reading.attributions.speeches import speeches

TRANSCRIPT = """The two presidents met in the capital.

* * *

President of Freedonia Rufus Firefly: Colleagues, we have much to discuss.

My country will send two hospital ships to Sylvania next month.

Ambassador of Sylvania Trentino (retranslated): Thank you, Mr President.

We condemn the attack on your embassy.

Published in section: News
"""

STATEMENT = """Minister condemns shelling of Aleppo

Speaking in London, Tobias Ellwood, the minister, said:

I condemn the shelling of Aleppo by the Syrian army.

We have sanctioned eleven generals.

Notes to editors

The minister visited Jordan in May.
"""


def _told(text: str) -> list[tuple[str, list[str]]]:
    return [(text[slice(*speech.source)], [text[a:b] for a, b in speech.content]) for speech in speeches(text)]


def test_each_speaker_of_a_transcript_keeps_his_own_paragraphs():
    assert _told(TRANSCRIPT) == [
        (
            "President of Freedonia Rufus Firefly",
            ["Colleagues, we have much to discuss.", "My country will send two hospital ships to Sylvania next month."],
        ),
        (
            "Ambassador of Sylvania Trentino",
            ["Thank you, Mr President.", "We condemn the attack on your embassy."],
        ),
    ]


def test_a_statement_ends_at_its_notes():
    assert _told(STATEMENT) == [
        (
            "Tobias Ellwood",
            ["I condemn the shelling of Aleppo by the Syrian army.", "We have sanctioned eleven generals."],
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Publication date: May 4\nDirect link: we are here",
        "The theme of the readings is: Are we lost?\nWe do not know.",
        "Photo: Our archive\nWe saw it.",
        'He said:\n\n"We will see."\n',
        "Results: France 2, we lost.",
        "",
        ":" * 5000,
        "A " * 20000 + ":",
    ],
)
def test_no_speaker_no_speech(text):
    assert speeches(text) == []


def test_a_claim_in_a_statement_has_its_speaker_as_source():
    reading = read(STATEMENT, published="2016-05-02", publisher="UK Government")
    (inside,) = (claim for claim in reading.claims if claim.trigger.text == "sanctioned")
    assert (inside.source.kind, inside.source.code) == ("named_official", "GBR")
    assert {claim.source.kind for claim in reading.claims if claim.trigger.text == "visited"} <= {"publisher"}


def test_a_headline_with_a_colon_opens_no_speech_for_words_that_others_are_quoted_with():
    text = (
        "Firefly in Sylvania: Freedonia signs two treaties\n\nFirefly signed two treaties on Monday.\n\n"
        '"No one shall disturb our soldiers," he told the press. “We stay, and\n\nThe ministers met.\n'
    )
    assert _told(text) == []
    claims = read(text, published="2019-11-25").claims
    assert claims and {claim.source.kind for claim in claims} == {"publisher"}
