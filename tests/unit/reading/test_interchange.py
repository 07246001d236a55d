"""What the interchange format tells beside the codebook's keys, and only where there is something to tell."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from builders import a_claim, a_name, a_time
from noteverbale.interchange import interchange
from noteverbale.types import Claim, Document, Reading

YEARS = ((date(1984, 1, 1), date(1984, 12, 31)), (date(1997, 1, 1), date(1997, 12, 31)))


def told(claim: Claim) -> dict:
    return interchange(Reading(document=Document(id="d", name="d", text="A text."), claims=(claim,)))["claims"][0]


def test_an_exercise_has_its_name_and_its_year() -> None:
    name = told(a_claim("exercise", "RUS PAK", name=a_name("Friendship", "2017")))["name"]
    assert (name["known"], name["edition"]) == ("Friendship", "2017")
    assert {"text", "start", "end"} < set(name)


def test_separate_dates_stand_one_by_one() -> None:
    time = told(a_claim("visit", "RUS", "IND", time=replace(a_time("1984-01-01", "1997-12-31"), several=YEARS)))["time"]
    assert time["several"] == [{"from": first, "to": last} for first, last in YEARS]
    assert (time["from"], time["to"]) == (date(1984, 1, 1), date(1997, 12, 31))


def test_what_has_neither_has_the_codebooks_keys_alone() -> None:
    claim = told(a_claim("visit", "RUS", "IND", time=a_time("2014-11-20")))
    assert "name" not in claim
    assert "several" not in claim["time"]


def test_a_party_has_the_name_of_whoever_is_meant() -> None:
    claim = a_claim("visit", "RUS", "IND")
    named = replace(claim, agent=(replace(claim.agent[0], name="Sergei Shoigu"),))
    assert told(named)["agent"][0]["name"] == "Sergei Shoigu"
    assert "name" not in told(named)["recipient"][0]
