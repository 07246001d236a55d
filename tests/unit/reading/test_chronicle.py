"""Chronologies: a day at the head of an entry is that of what it tells, under the year above it."""

from __future__ import annotations

from datetime import date

import pytest

import noteverbale
from noteverbale.reading.chronicle import Chronicle
from noteverbale.types import Claim, When

CHRONOLOGY = """Chronology: Russia-Pakistan relations, 2014

April 17: Russian Prime Minister Dmitry Medvedev receives a Pakistani delegation in Moscow.

November 20: Russian Defence Minister Sergei Shoigu visits Islamabad.

December 16: Taliban gunmen attack a school in Peshawar. President Vladimir Putin condemns the attack the following day.

2015

January 12: US Secretary of State John Kerry arrives in Islamabad.

October 22: US President Barack Obama meets Nawaz Sharif at the White House.
"""
HEADED = """16 June 2017
Chinese troops enter Doklam. Bhutan protests to Beijing.

27 July 2017
Ajit Doval travels to Beijing.

5 September 2017
Prime Minister Narendra Modi meets President Xi Jinping in Xiamen. They agree to meet again.
"""


def days(text: str) -> list[tuple[str, str]]:
    found = Chronicle(text)._entries
    return [(text[slice(*entry.head)], f"{entry.first}/{entry.last}") for entry in found]


def test_entries_have_the_year_of_the_heading_above_them() -> None:
    assert days(CHRONOLOGY) == [
        ("April 17", "2014-04-17/2014-04-17"), ("November 20", "2014-11-20/2014-11-20"),
        ("December 16", "2014-12-16/2014-12-16"), ("January 12", "2015-01-12/2015-01-12"),
        ("October 22", "2015-10-22/2015-10-22"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [("20–22 March 2015", 20, 22), ("March 20-22, 2015", 20, 22), ("2015-03-20", 20, 20), ("* **20 March 2015** –", 20, 20),
     ("- 20 Mar. 2015:", 20, 20), ("Friday, March 20, 2015 -", 20, 20), ("2015 March", 1, 31), ("2015, March", 1, 31)],
)  # fmt: skip
def test_heads_of_all_forms(head: str, first: int, last: int) -> None:
    mark = "" if head[-1] in "–:-" else ":"
    text = f"{head}{mark} Talks begin.\nApril 2015: Talks go on.\nMay 2015: Talks end.\n"
    told = days(text)
    assert told[0][1] == f"{date(2015, 3, first)}/{date(2015, 3, last)}" and len(told) == 3


@pytest.mark.parametrize(
    "text",
    ["March 3: one.\nMarch 9: two.\n", "2010: a.\n2015: b.\n2011: c.\n2009: d.\n2016: e.\n", "March 3: a.\nMarch 4: b.\nMarch 5: c.\n",
     "Talks, 2015\n\nMartin: one.\nJane: two.\nMartin: three.\n", "Talks, 2015\n\nJune: one.\nRoe: two.\nJune: three.\nJune: four.\n",
     "In March 2015 they met.\nIn April 2015 too.\nIn May 2015 also.\n"],
)  # fmt: skip
def test_what_is_no_chronology_has_no_entries(text: str) -> None:
    assert not days(text)


def test_times_inside_an_entry_count_from_its_day() -> None:
    chronicle, at = Chronicle(CHRONOLOGY), CHRONOLOGY.index("condemns")
    start = CHRONOLOGY.index("the following day")
    told = chronicle.told(at, When(text="the following day", start=start, end=start + 17), "past")
    assert told is not None and told.first == told.last == date(2014, 12, 17)
    whole = When(text="in May 2012", start=start, end=start + 5, first=date(2012, 5, 1), last=date(2012, 5, 31))
    assert chronicle.told(at, whole, "past") == whole
    assert chronicle.told(0, None, None) is None


def claims(text: str, published: str | None) -> dict[str, Claim]:
    return {claim.trigger.text: claim for claim in noteverbale.read(text, published=published).claims}


def test_what_a_chronology_tells_in_the_present_has_happened_on_its_day() -> None:
    found = claims(CHRONOLOGY, "2015-11-01")
    told = {
        word: (str(found[word].time.first), found[word].realis) for word in ("receives", "visits", "arrives", "meets")
    }
    assert told == {
        "receives": ("2014-04-17", "occurred"), "visits": ("2014-11-20", "occurred"),
        "arrives": ("2015-01-12", "occurred"), "meets": ("2015-10-22", "occurred"),
    }  # fmt: skip


def test_a_day_alone_in_its_line_is_that_of_the_paragraph_below() -> None:
    found = claims(HEADED, "2018-01-01")
    assert str(found["protests"].time.first) == "2017-06-16"
    assert str(found["travels"].time.first) == "2017-07-27" and found["travels"].realis == "occurred"


@pytest.mark.parametrize(
    ("above", "realis"),
    [("Chronology: Peru and Chile, 2014", "occurred"), ("Diary of political events, 2014", "scheduled")],
)
def test_an_undated_chronology_has_happened_unless_it_is_a_calendar(above: str, realis: str) -> None:
    entries = "April 17: The president of Peru visits Santiago.\n\nMay 3: Talks begin in Lima.\n\nJune 9: Talks end in Lima.\n"
    assert claims(f"{above}\n\n{entries}", None)["visits"].realis == realis
