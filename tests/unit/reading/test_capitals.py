"""A title in capitals is read in the letters of its text, and its claims have the words as they stand."""

from __future__ import annotations

import pytest

from noteverbale.reading.capitals import as_written, cased, in_capitals
from noteverbale.types import Actor, Claim, Mention, Source, Where

TEXT = "President Hichilema of Zambia arrives in Lusaka, said NATO. The talks with Zambia went on; the Talks were long."


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("HICHILEMA ARRIVES IN LUSAKA FOR TALKS", "Hichilema arrives in Lusaka for talks"),
        ("NATO LEAVES LUSAKA TO PUTIN", "NATO Leaves Lusaka to Putin"),
        ("US AND UK WARN IRAN OVER OIL", "US and UK Warn Iran over Oil"),
        ("IRAN-ZAMBIA TALKS", "Iran-Zambia talks"),
        ("Zambia and NATO meet in Lusaka", "Zambia and NATO meet in Lusaka"),
        ("NATO SUMMIT", "NATO SUMMIT"),
        ("", ""),
    ],
)
def test_words_are_written_as_in_the_text(title: str, written: str) -> None:
    assert cased(title, TEXT) == written and len(written) == len(title)


def test_letters_whose_small_form_is_longer_leave_a_title_as_it_is() -> None:
    title = "\u0130STANBUL TALKS BEGIN TODAY IN T\u0130RANA"
    assert in_capitals(title) and len(cased(title, "")) == len(title)


def test_claims_have_the_words_of_the_title() -> None:
    title = "PUTIN ARRIVES IN BEIJING"
    claim = Claim(
        id="c",
        kind="visit",
        trigger=Mention(text="arrives", start=6, end=13),
        agent=(Actor(text="Putin", start=0, end=5, code="RUS"),),
        recipient=(Actor(text="Beijing", start=17, end=24, code="CHN"),),
        place=Where(text="Beijing", start=17, end=24, country="CHN"),
        source=Source(),
        part="title",
    )
    (told,) = as_written([claim], title)
    assert [one.text for one in (told.trigger, *told.agent, *told.recipient)] == ["ARRIVES", "PUTIN", "BEIJING"]
    assert told.place is not None and told.place.text == "BEIJING" and told.place.country == "CHN"
    assert told.time is None and told.source == Source()
