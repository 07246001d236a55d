"""What one text, or two, tell of several events: plans beside what was held, whole countries as places, long lists."""

from __future__ import annotations

import pytest

from builders import a_place, a_report
from noteverbale.records import reconcile
from noteverbale.records.towns import town_of
from noteverbale.types import Report, Span


def meeting(document: str, known: str | None = None, agent: str = "IRN AFG", **fields) -> Report:
    return a_report(document, known, kind="meeting", agent=agent, **{"trigger": "talks", "time": None} | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


@pytest.mark.parametrize(
    ("place", "country", "words"),
    [
        ("Iraq", "IRQ", set()),
        ("western Iraq", "IRQ", set()),
        ("the Saudi coast", "SAU", set()),
        ("the country", "SYR", set()),
        ("Doha, Qatar", "QAT", {"doha"}),
        ("South Waziristan", "PAK", {"south", "waziristan"}),
        ("Uzbekistan's Samarkand", "UZB", {"samarkand"}),
        ("the Red Sea", None, {"red", "sea"}),
    ],
)
def test_a_country_and_its_sides_are_no_town(place: str, country: str | None, words: set[str]) -> None:
    assert town_of(a_place(place, country)) == words
    assert town_of(None) == set()


def test_two_attacks_in_one_country_are_not_one_for_that() -> None:
    told = {"kind": "attack", "agent": "NSA-TALIBAN", "recipient": "AFG", "place": a_place("Afghanistan", "AFG")}
    one, two = (
        a_report(document, None, trigger=word, **told) for document, word in (("d1", "offensive"), ("d2", "blew"))
    )
    assert sizes(one, two) == [1, 1]


def test_a_town_is_no_other_place_than_its_country() -> None:
    told = {"agent": "AFG", "recipient": "IRN", "time": "2020-10-19"}
    one = a_report("d1", "2020-10-19", place=a_place("Iran", "IRN"), **told)
    two = a_report("d2", "2020-10-20", place=a_place("Tehran", "IRN"), **told)
    (record,) = reconcile([one, two])
    assert "country_same" in {name for name, _, _ in record.links[1].features}


def test_a_town_may_share_words_with_its_country() -> None:
    told = [("Mexico City", "MEX", "mexico"), ("Bissau", "GNB", "bissau"), ("San Salvador", "SLV", "san salvador")]
    for name, country, words in told:
        assert town_of(a_place(name, country)) == set(words.split())
    wide = [("Mexico", "MEX"), ("the Republic of Korea", "KOR"), ("western Iraq", "IRQ"), ("the Iraqi border", "IRQ")]
    assert not any(town_of(a_place(name, country)) for name, country in wide)


@pytest.mark.parametrize("known", [None, "2020-10-21"])
def test_a_plan_and_what_was_held_are_two_in_one_text(known: str | None) -> None:
    held = meeting("d1", known, at=10, realis="occurred")
    assert sizes(held, meeting("d1", known, at=90, realis="intended")) == [1, 1]
    assert sizes(meeting("d1", known, at=10, realis="proposed"), meeting("d1", known, at=90, trigger="met")) == [1, 1]
    assert sizes(held, meeting("d1", known, at=90, trigger="met")) == [2]


@pytest.mark.parametrize("known", [None, "2020-10-21"])
def test_what_a_title_tells_as_held_is_the_plan_of_its_text(known: str | None) -> None:
    title, plan = (
        meeting("d1", known, at=10, part="title", sentence=Span(0, 40)),
        meeting("d1", known, at=12, realis="scheduled", sentence=Span(0, 40)),
    )
    assert sizes(title, plan, meeting("d1", known, at=50, realis="intended")) == [3]
    assert sizes(title, meeting("d1", known, at=20), meeting("d1", known, at=90, realis="intended")) == [2, 1]
    assert sizes(title, plan, meeting("d2", known, at=50, realis="intended"))[0] == 2


def test_a_plan_and_what_a_later_text_tells_as_held_are_one() -> None:
    plan = meeting("d1", "2020-10-20", realis="scheduled")
    assert sizes(plan, meeting("d2", "2020-10-22", realis="occurred")) == [2]


def test_a_visit_called_off_in_its_own_text_is_one() -> None:
    told = {"agent": "RUS", "recipient": "PAK"}
    plan = a_report("d1", "2020-05-01", at=10, realis="scheduled", **told)
    off = a_report("d1", "2020-05-01", at=60, realis="scheduled", polarity="negative", trigger="cancelled", **told)
    assert sizes(plan, off) == [2]


def test_long_lists_of_parties_told_in_another_order_are_one_event() -> None:
    told = {"trigger": "signed", "time": "2015-07-14"}
    codes = "IRN IGO-EU DEU IGO-UNSC USA GBR FRA CHN RUS".split()
    one, two = (
        a_report(document, None, kind="agreement", agent=" ".join(order), **told)
        for document, order in (("d1", codes), ("d2", sorted(codes, reverse=True)))
    )
    assert sizes(one, two) == [2]
