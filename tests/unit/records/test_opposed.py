"""What is no contradiction, though the claims of a record differ: most such claims are of several events."""

from __future__ import annotations

from typing import Any

import pytest

from builders import a_deal, a_place, a_report, a_source, an_actor
from noteverbale.records import reconcile
from noteverbale.types import Report

LAVROV = an_actor("RUS", "Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov")


def told(document: str, trigger: str = "met", polarity: str = "positive", **more: Any) -> Report:
    given = {"kind": "meeting", "agent": LAVROV, "recipient": "IND", "time": "2020-05-10"} | more
    return a_report(document, "2020-05-11", trigger=trigger, polarity=polarity, **given)


def fields(*reports: Report) -> list[str]:
    return [one.field for record in reconcile(reports) for one in record.states[-1].contradictions]


def by(code: str) -> Any:
    return a_source("named_official", code)


def test_a_denial_of_the_same_word_by_somebody_else_is_one() -> None:
    assert fields(told("d1"), told("d1", "meet", "negative", source=by("IND"))) == ["polarity"]


def test_nobody_contradicts_himself_in_one_text() -> None:
    for source in (a_source("publisher"), by("RUS")):
        assert fields(told("d1", source=source), told("d1", "meet", "negative", source=source)) == []
    assert fields(told("d1"), told("d2", "meet", "negative")) == ["polarity"]


@pytest.mark.parametrize(("trigger", "time", "found"), [("agree", None, []), ("agree", "2020-05-10", ["polarity"])])
def test_another_word_counts_only_on_the_same_day(trigger: str, time: str | None, found: list[str]) -> None:
    denial = told("d1", trigger, "negative", time=time, source=by("IND"))
    assert fields(told("d1"), denial) == found


def test_what_nobody_plans_denies_nothing_that_happened() -> None:
    denial = told("d1", "meet", "negative", realis="intended", source=by("IND"))
    assert fields(told("d1"), denial) == []
    deal = {"kind": "arms_deal", "recipient": "IND", "deal": a_deal("delivered", "S-400 missiles")}
    for realis, found in (("occurred", ["polarity"]), ("scheduled", [])):
        denial = told("d2", "sell", "negative", realis=realis, source=by("IND"), **deal)
        assert fields(told("d1", "sold", **deal), denial) == found


def test_how_ties_stand_and_the_phases_of_an_agreement_are_no_contradictions() -> None:
    ties = {"kind": "relations", "time": None}
    assert fields(told("d1", "ties", **ties), told("d2", "ties", "negative", **ties)) == []
    pact = {"kind": "agreement", "agent": "RUS", "recipient": "IND"}
    signed = told("d1", "signed", **pact)
    assert fields(signed, told("d2", "went into force", **(pact | {"time": "2020-05-13"}))) == []


def test_two_countries_are_one_on_a_day_that_two_texts_tell() -> None:
    places = [a_place("Paris", "FRA"), a_place("Delhi", "IND")]
    assert fields(*(told(f"d{n}", place=place) for n, place in enumerate(places))) == ["country"]
    assert fields(*(told("d1", place=place, at=n) for n, place in enumerate(places))) == []
    assert fields(*(told(f"d{n}", place=place, time=None) for n, place in enumerate(places))) == []
