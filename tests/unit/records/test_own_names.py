"""Own names: instances of one series are parted by year, steps of one instance are joined, and so are those of a treaty."""

from __future__ import annotations

import pytest

from builders import a_day, a_name, a_place, a_report
from noteverbale.records import reconcile
from noteverbale.records.own_names import own_name
from noteverbale.types import Record, Report, When

PLAN_OF_ACTION = a_name("Joint Comprehensive Plan of Action")


def exercise(document: str, known: str | None, **fields) -> Report:
    told = {
        "kind": "exercise",
        "agent": "RUS PAK",
        "trigger": "exercise",
        "name": a_name("Friendship", known and known[:4]),
    }
    return a_report(document, known, **(told | fields))


def pact(document: str, known: str | None = None, **fields) -> Report:
    told = {"kind": "agreement", "agent": "IRN", "trigger": "signed", "name": PLAN_OF_ACTION}
    return a_report(document, known, **(told | fields))


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


def only(*reports: Report) -> Record:
    (record,) = reconcile(reports)
    return record


def test_a_years_planning_opening_and_end_are_one_instance() -> None:
    planned = exercise("d1", "2017-02-01", realis="scheduled", time=("2017-09-01", "2017-09-30"))
    opened = exercise("d2", "2017-09-25", time="2017-09-25")
    ended = exercise("d3", "2017-10-05", agent="", time="2017-10-04", place=a_place("Minvody", "RUS"))
    state = only(planned, opened, ended).states[-1]
    assert (state.fields["series"], state.fields["edition"], state.fields["status"]) == (
        "Friendship",
        "2017",
        "occurred",
    )


def test_instances_of_different_years_never_meet() -> None:
    first, second = exercise("d1", "2017-12-30"), exercise("d2", "2018-01-02")
    assert sizes(first, second) == [1, 1]
    assert sizes(first, exercise("d2", "2018-01-02", name=a_name("Friendship"), time="2018-01-02")) == [1, 1]


def test_a_name_without_a_year_is_of_the_instance_of_its_time() -> None:
    bare = exercise("d2", "2017-09-27", name=a_name("Friendship"))
    assert sizes(exercise("d1", "2017-09-25", time="2017-09-25"), bare) == [2]


def test_another_series_of_the_same_pair_is_another_exercise() -> None:
    other = exercise("d2", "2017-09-26", name=a_name("Arabian Monsoon", "2017"), time="2017-09-26")
    assert sizes(exercise("d1", "2017-09-25", time="2017-09-25"), other) == [1, 1]


def test_one_name_of_two_pairs_is_two_exercises() -> None:
    other = exercise("d2", "2017-09-26", agent="CHN THA")
    assert sizes(exercise("d1", "2017-09-25"), other) == [1, 1]
    assert sizes(exercise("d1", "2017-09-25"), exercise("d2", "2017-09-26", agent="RUS CHN")) == [2]


def test_an_unnamed_yearly_exercise_is_of_its_parties_series() -> None:
    yearly = exercise("d1", "2017-03-01", agent="USA KOR", name=a_name(""))
    assert only(yearly).states[-1].fields["series"] == "annual (KOR, USA)"
    assert only(exercise("d1", "2017-03-01", agent="USA", name=a_name(""))).states[-1].fields["series"] is None


@pytest.mark.parametrize("agent", ["IRN IGO-P5+1", "IRN USA GBR FRA RUS CHN DEU", "USA", "IGO-EU IRN", ""])
def test_a_listed_agreement_is_one_whoever_is_told(agent: str) -> None:
    first = pact("d1", agent="IRN IGO-P5+1", time=("2015-07-01", "2015-07-31"))
    assert only(first, pact("d2", agent=agent)).states[-1].fields["name"] == "Joint Comprehensive Plan of Action"


def test_its_entry_into_force_is_a_step_of_it() -> None:
    first = pact("d1", "2015-07-15", time="2015-07-14", agent="IRN IGO-P5+1")
    later = pact("d2", "2016-01-17", time="2016-01-16", agent="IRN USA", trigger="took effect")
    state = only(first, later).states[-1]
    assert state.fields["phases"] == {
        "signed": {"from": "2015-07-14", "to": "2015-07-14"},
        "in_force": {"from": "2016-01-16", "to": "2016-01-16"},
    }


def test_long_talks_before_it_are_no_whole_past() -> None:
    after_years = When(text="after years of talks", start=0, end=20, last=a_day("2018-05-01"))
    assert only(pact("d1", "2018-05-02", time="2015-07-14"), pact("d1", "2018-05-02", at=50, time=after_years))


def test_a_step_years_apart_is_of_an_agreement_made_again() -> None:
    first = pact("d1", "2015-07-15", time="2015-07-14")
    assert sizes(first, pact("d2", "2022-08-02", time="2022-08-01")) == [1, 1]


@pytest.mark.parametrize(
    "fields", [{"trigger": "rejoin"}, {"realis": "intended"}, {"polarity": "negative"}, {"trigger": "withdrew"}]
)
def test_who_joins_leaves_or_may_yet_sign_does_another_thing(fields: dict[str, str]) -> None:
    assert own_name(pact("d1", **fields).claim).name == ""
    assert sizes(pact("d1", agent="IRN IGO-P5+1"), pact("d2", agent="USA", **fields)) == [1, 1]


def test_a_name_that_is_in_no_table_needs_a_party_in_common() -> None:
    def signed(document: str, agent: str) -> Report:
        return pact(document, agent=agent, name=a_name("Harare Agreement"))

    assert sizes(signed("d1", "ZMB ZWE"), signed("d2", "ZMB TZA")) == [2]
    assert sizes(signed("d1", "ZMB ZWE"), signed("d2", "PER CHL")) == [1, 1]


def test_many_later_records_do_not_crowd_out_the_named_one() -> None:
    others = [pact(f"e{number:02}", agent="IRN", name=None, trigger=f"agreed{number}") for number in range(40)]
    found = [len(record.links) for record in reconcile([pact("d1"), *others, pact("f1", agent="USA")])]
    assert found[0] == 2
