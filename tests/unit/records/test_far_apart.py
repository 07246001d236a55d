"""Places too far apart for one attack, days too far apart in one text, deals that go on for years."""

from __future__ import annotations

from msgspec.structs import replace

from builders import a_claim, a_deal, a_place, a_report
from noteverbale.records import reconcile
from noteverbale.records.towns import far_apart
from noteverbale.types import Where


def at(name: str, latitude: float, longitude: float, country: str = "IRN") -> Where:
    return replace(a_place(name, country), latitude=latitude, longitude=longitude)


def records(*reports) -> int:
    return len(list(reconcile(reports)))


TEHRAN, WEST, NEAR = at("Tehran", 35.7, 51.4), at("Mahidasht", 34.3, 46.8), at("Parchin", 35.5, 51.8)


def strike(place: Where | None, at_: int, text: str = "d1"):
    claim = a_claim("attack", "ISR", "IRN", trigger="strike", place=place, time="2022-05-22", at=at_)
    return a_report(text, "2022-05-24", claim)


def test_points_are_far_apart_beyond_a_province():
    assert far_apart((35.7, 51.4), (34.3, 46.8)) and not far_apart((35.7, 51.4), (35.5, 51.8))


def test_one_text_tells_two_attacks_in_towns_far_apart():
    assert records(strike(TEHRAN, 0), strike(WEST, 100)) == 2
    assert records(strike(TEHRAN, 0), strike(NEAR, 100)) == 1
    assert records(strike(TEHRAN, 0), strike(None, 100)) == 1


def test_countries_that_differ_are_two_attacks_though_the_day_is_one():
    there = at("Belgorod", 50.6, 36.6, "RUS")
    assert records(strike(at("Kharkiv", 50.0, 36.2, "UKR"), 0), strike(there, 100)) == 2


def visit(time: tuple[str, str], at_: int, realis: str = "occurred"):
    claim = a_claim("visit", "BWA", "ZMB", time=time, place=a_place("Lusaka", "ZMB"), realis=realis, at=at_)
    return a_report("d1", "2023-09-11", claim)


def test_one_sentence_tells_two_visits_of_months_apart():
    march, october = ("2023-03-01", "2023-03-31"), ("2023-10-01", "2023-10-31")
    assert records(visit(march, 0), visit(october, 60, "predicted")) == 2
    assert records(visit(march, 0), visit(("2023-03-14", "2023-03-16"), 60)) == 1


def deal(stage: str, known: str, item: str, buyer: str = "IDN", seller: str = ""):
    return a_report(known, known, a_claim("arms_deal", seller, buyer, trigger=stage, deal=a_deal(stage, item)))


def test_a_deal_is_told_of_for_years_by_the_name_of_its_goods():
    assert records(deal("signed", "2018-02-16", "Su-35"), deal("cancelled", "2021-12-22", "Su-35", seller="RUS")) == 1
    assert (
        records(deal("signed", "2018-02-16", "fighters"), deal("cancelled", "2021-12-22", "fighters", seller="RUS"))
        == 2
    )
    assert records(deal("signed", "2009-02-16", "Su-35"), deal("cancelled", "2021-12-22", "Su-35", seller="RUS")) == 2
