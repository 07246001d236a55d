"""By what medium talks are held, as the words about a claim tell it."""

from __future__ import annotations

import pytest
from tests.unit.views.world import claim, document

from noteverbale.ontology import mediums, mode_by
from noteverbale.ontology.mediums import may_be_one, medium_of
from noteverbale.reading.talks import OF_TITLE, in_title, with_medium


@pytest.mark.parametrize(
    ("sentence", "trigger", "medium"),
    [
        ("The two premiers met in Oslo.", "met", "in_person"),
        ("Lima and Quito held a summit.", "summit", "in_person"),
        ("The premiers had a telephone conversation.", "conversation", "call"),
        ("The minister is expected to call on the premier in Oslo.", "call", "in_person"),
        ("The minister had a call with the premier in Oslo.", "call", "call"),
        ("The minister telephoned his Danish colleague.", "telephoned", "call"),
        ("The minister spoke with Riga by phone.", "spoke", "call"),
        ("The minister received a telephone call from Riga.", "received", "call"),
        ("In a separate phone call on Monday, Oslo and Riga discussed fish.", "discussed", "call"),
        ("In her latest phone call, Oslo discussed fish with Riga.", "discussed", "call"),
        ("During the phone call the ministers also held talks on fish.", "talks", "call"),
        ("In a phone call with Oslo, Riga said that it had discussed fish with Bern.", "discussed", None),
        ("In a phone call with Oslo, Riga praised the talks.", "talks", None),
        ("Via videoconference, then in a phone call, Oslo and Riga discussed fish.", "discussed", "call"),
        ("Oslo and Riga reviewed the plan, following phone calls with Bern.", "reviewed", None),
        ("By phone the ministers prepared their meeting.", "meeting", "in_person"),
        ("They met via videoconference.", "met", "video"),
        ("The premiers will take part, via teleconference, in talks.", "take part", "video"),
        ("A virtual meeting of the ministers was held.", "meeting", "video"),
        ("The ministers talked online about fish.", "talked", "video"),
        ("Lima sent two messages to Quito.", "sent", "letter"),
        ("The king wrote a letter to the president.", "letter", "letter"),
        ("The two spoke face to face for an hour.", "spoke", "in_person"),
        ("The two held talks on fish.", "talks", None),
        ("The ministers discussed a call for peace.", "discussed", None),
        ("The minister will call on the king.", "call on", "in_person"),
        ("A call was made from Oslo to Riga.", "call", "call"),
        ("The minister calls talks with Riga excellent.", "calls talks", None),
    ],
)
def test_the_words_tell_the_medium(sentence: str, trigger: str, medium: str | None) -> None:
    text = document("a.txt", sentence, "2014-11-20")
    assert [one.medium for one in with_medium(text, [claim(text, "meeting", trigger)])] == [medium]


@pytest.mark.parametrize(
    ("title", "medium"),
    [
        ("Telephone conversation with the President of Peru", "call"),
        ("The ministers spoke by phone", "call"),
        ("Videoconference meeting with the President of Peru", "video"),
        ("Phone calls ahead of the summit", None),
        ("Phone call followed by video conference", None),
        ("Meeting with the President of Peru", None),
    ],
)
def test_a_title_tells_the_medium_of_one_sort_of_talks(title: str, medium: str | None) -> None:
    assert in_title(title) == medium


def test_what_fits_any_talks_takes_the_medium_of_the_title() -> None:
    words = (
        "The presidents discussed fish. They will discuss oil. Talks of the ministers go on. They discussed gas in May."
    )
    text = document("a.txt", words, "2014-11-20", title="Telephone conversation with the President of Peru")
    told = [
        claim(text, "meeting", "discussed fish"[:9]),
        claim(text, "meeting", "discuss ", realis="scheduled"),
        claim(text, "meeting", "Talks"),
        claim(text, "meeting", "discussed", when="in May=2014-05-01..2014-05-31"),
        claim(text, "visit", "go "),
    ]
    found = with_medium(text, told)
    assert [one.medium for one in found] == ["call", None, None, None, None]
    assert found[0].inferred["medium"] == OF_TITLE
    above = document("b.txt", words, "2014-11-20", title="Face-to-face talks with the President of Peru")
    assert in_title(above.title or "") == "in_person" and [one.medium for one in with_medium(above, told[:1])] == [None]


def test_the_mediums_and_their_modes() -> None:
    assert mediums() == ("in_person", "call", "video", "letter")
    assert [mode_by("meeting", medium) for medium in (*mediums(), None)] == [None, "phone", "phone", None, None]
    assert (medium_of("visit", "met"), medium_of("meeting", "cutlery")) == (None, None)


def test_a_video_conference_is_called_a_meeting_and_a_call_is_not() -> None:
    assert may_be_one("video", "in_person") and may_be_one("in_person", "video") and may_be_one("call", "call")
    assert not may_be_one("call", "in_person") and not may_be_one("letter", "call")
