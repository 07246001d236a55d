"""Sides of deals that the words leave open, places without a town, travellers without a name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import a_deal, a_place, a_report, an_actor
from noteverbale.records import reconcile
from noteverbale.records.ends import journey, trade
from noteverbale.records.towns import lies_in, town_of
from noteverbale.types import Report, Where

BOTH = frozenset({"FRA", "EGY"})
NONE: frozenset[str] = frozenset()


def talks(document: str, known: str, agent: str, recipient: str, stage: str = "talks") -> Report:
    deal = a_deal(stage, "Rafale fighters")
    return a_report(document, known, kind="arms_deal", agent=agent, recipient=recipient, deal=deal, trigger="talks")


@pytest.mark.parametrize(("told", "other"), [(BOTH, NONE), (NONE, BOTH)])
def test_of_two_told_in_one_part_the_maker_sells(told: frozenset[str], other: frozenset[str]) -> None:
    assert trade(told, other, "talks", frozenset({"FRA"})) == (frozenset({"FRA"}), frozenset({"EGY"}))
    assert trade(told, other, "talks") == (BOTH, NONE)


def test_talks_of_the_two_countries_and_a_sale_to_one_of_them_are_one_deal() -> None:
    (record,) = reconcile([talks("d1", "2014-06-03", "", "EGY FRA"), talks("d2", "2014-06-19", "FRA", "EGY IND")])
    fields = record.states[0].fields
    assert (fields["supplier"], fields["recipient"]) == ("FRA", "EGY")


@pytest.mark.parametrize("basis", ["the word before its name", "its place beside the word for buying or selling"])
def test_of_several_who_all_buy_one_is_the_buyer(basis: str) -> None:
    word = {"recipient": basis}
    told = a_report(
        "d1",
        "2014-06-03",
        kind="arms_deal",
        agent="",
        recipient="SAU ARE",
        deal=a_deal("delivered", "jets"),
        inferred=word,
    )
    (record,) = reconcile([told])
    assert record.states[0].fields["recipient"] in ("SAU", "ARE")


def test_of_two_read_as_hosts_the_one_at_home_is_the_host() -> None:
    assert journey(NONE, frozenset({"KGZ", "RUS"}), "RUS") == (frozenset({"KGZ"}), frozenset({"RUS"}))
    assert journey(NONE, frozenset({"KGZ", "RUS"}), "FRA") == (NONE, frozenset({"KGZ", "RUS"}))


def test_the_capital_is_its_town() -> None:
    assert town_of(a_place("the Kenyan capital", "KEN")) == town_of(a_place("Nairobi", "KEN"))


def test_bare_areas_tell_no_country() -> None:
    assert lies_in(a_place("disputed areas", "IND")) is None
    assert lies_in(a_place("eastern Kenya", "KEN")) == "KEN"
    assert lies_in(a_place("Nairobi", "KEN")) == "KEN"
    assert lies_in(a_place("the site", "KEN")) == "KEN"
    assert lies_in(None) is None


def test_bare_areas_are_no_town_whatever_the_text_is_dated_from() -> None:
    areas = Where(text="disputed areas", start=0, end=14, name="Nairobi", country="KEN")
    assert town_of(areas) == frozenset()


def test_a_state_is_no_traveller_by_name() -> None:
    delegation = an_actor("CHN", "China", "a Chinese delegation")
    (record,) = reconcile([a_report("d1", "2019-06-05", kind="visit", agent=(delegation,), recipient="RUS")])
    assert record.states[0].fields["traveller_name"] is None


@pytest.mark.parametrize("words", ["the region", "our region", "the border area", "the South", "the surrounding areas"])
def test_a_vague_place_gives_a_record_no_country(words: str) -> None:
    vague = replace(a_place("Iraq", "IRQ"), text=words, latitude=33.0, longitude=44.0)
    for kind in ("attack", "visit", "meeting"):
        (record,) = reconcile([a_report("d1", "2020-05-01", kind=kind, agent="IRN", place=vague)])
        fields = record.states[-1].fields
        assert (fields["country"], fields["place"], fields.get("latitude")) == (None, words, None)
        assert fields.get("host") is None


@pytest.mark.parametrize(
    "words", ["the country", "our country", "western Iraq", "the region of Anbar", "here", "the site", "our borders"]
)
def test_a_place_that_tells_its_country_gives_it(words: str) -> None:
    place = replace(a_place("Iraq", "IRQ"), text=words)
    (record,) = reconcile([a_report("d1", "2020-05-01", kind="attack", agent="IRN", place=place)])
    assert record.states[-1].fields["country"] == "IRQ"
