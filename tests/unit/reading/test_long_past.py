"""Plans have no day long past: not that of an anchor elsewhere, nor of words beside them."""

from __future__ import annotations

from datetime import date

import pytest

import noteverbale
from noteverbale.types import Claim


def claims(text: str, published: str) -> dict[str, Claim]:
    return {claim.trigger.text: claim for claim in noteverbale.read(text, published=published).claims}


@pytest.mark.parametrize(
    ("text", "published", "trigger", "first"),
    [
        ("Vladimir Putin met the President of China in 2017. The meeting will take place on the sidelines of the SCO summit,"
         " which will be held on June 10.", "2018-06-09", "meeting", "2018-06-10"),
        ("On November 11, 2019 a decision was taken. On the same day, Vladimir Putin will visit Bethlehem.", "2020-01-22", "visit", "2020-01-22"),
        ("The two presidents will sign a joint statement on the 25th anniversary of relations between Russia and Kazakhstan"
         " (October 22, 1992).", "2017-11-08", "sign", None),
        ("The visit of President Rouhani to Vienna, which was scheduled for March 30, has been cancelled.", "2016-04-02", "visit", "2016-03-30"),
    ],
)  # fmt: skip
def test_a_plan_lies_ahead(text: str, published: str, trigger: str, first: str | None) -> None:
    time = claims(text, published)[trigger].time
    assert (time and time.first) == (first and date.fromisoformat(first))


def test_a_pipeline_is_no_department_of_haiti() -> None:
    found = claims(
        "Russia said that Nord Stream 2 would supply Germany with gas and that it cooperates with Germany.",
        "2019-01-01",
    )
    assert "HTI" not in {actor.code for claim in found.values() for actor in (*claim.agent, *claim.recipient)}


@pytest.mark.parametrize(
    ("text", "published", "trigger", "first", "realis"),
    [
        ("On 18 August the Kenyan president travels to Accra.", "2023-08-13", "travels", "2023-08-18", "scheduled"),
        ("Can you confirm that Foreign Minister Nurtleu of Kazakhstan is coming to Washington in October?", "2023-08-24",
         "coming", "2023-10-01", "scheduled"),
        ("The talks between Ghana and Togo that were to open in Accra on Tuesday have been put off.", "2023-08-13", "talks",
         "2023-08-15", "scheduled"),
        ("The truce between Rwanda and Congo holds until 1 August 2024. The meeting began at 10:06 a.m.", "2024-07-31", "meeting",
         None, "occurred"),
        ("Egypt has been at odds with Ethiopia since 1 January, when Ethiopia signed a memorandum with Somaliland.", "2024-08-20",
         "signed", "2024-01-01", "occurred"),
    ],
)  # fmt: skip
def test_the_verb_tells_on_which_side_of_publication_a_day_lies(
    text: str, published: str, trigger: str, first: str | None, realis: str
) -> None:
    claim = claims(text, published)[trigger]
    assert (claim.time and claim.time.first) == (first and date.fromisoformat(first)) and claim.realis == realis
    assert claim.time is None or claim.time.last == claim.time.first or trigger == "coming"
