"""Words that a hyphen parts at the end of a line are read as one, and stand where they are written."""

from __future__ import annotations

import pytest

import noteverbale
from noteverbale.resolve.legible import legible

TEXT = (
    "Russian Defence Minister Sergei Shoigu arrived in Islam-\nabad on Thursday. India con-\ndemned the visit. "
    "The US-\nled forces and short-\nand long-range missiles were named.\n"
)


@pytest.mark.parametrize(
    ("written", "seen"),
    [("con-\ndemned", "condemned"), ("Islam-\nabad", "Islamabad"), ("air-\ndefence", "air-defence"), ("govern- \r\n  ment", "government"),
     ("pro-\ngovernment", "pro-government"), ("US-\nled", "US-led"), ("over-\nthrow", "overthrow"), ("co-\noperation", "cooperation")],
)  # fmt: skip
def test_the_hyphen_goes_unless_it_is_the_words_own(written: str, seen: str) -> None:
    text = legible(f"The {written} it")
    assert text.text == f"The {seen} it"
    assert text.as_written(4, 4 + len(seen)) == (4, 4 + len(written))


@pytest.mark.parametrize(
    "text", ["short-\nand long-range", "list -\nitem", "2014-\n15", "al-\nQaeda", "end-\n\nnext", "a--\nb"]
)
def test_other_hyphens_stay(text: str) -> None:
    assert not legible(text).differs


def test_claims_of_such_a_text_have_their_words_and_their_places() -> None:
    reading = noteverbale.read(TEXT, published="2014-11-21")
    visit, accusation = (next(c for c in reading.claims if c.kind == kind) for kind in ("visit", "accusation"))
    assert visit.recipient[0].code == "PAK" and visit.place is not None
    assert TEXT[visit.place.start : visit.place.end] == visit.place.text == "Islam-\nabad"
    assert TEXT[accusation.trigger.start : accusation.trigger.end] == "con-\ndemned"
