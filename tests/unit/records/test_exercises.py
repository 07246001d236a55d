"""Exercises: one that lasts weeks is one record, whatever day a text tells of it, and so are its bare mentions."""

from __future__ import annotations

import pytest

from builders import a_place, a_report, a_time
from noteverbale.records import reconcile
from noteverbale.types import Record, Report, When


def exercise(document: str = "d1", known: str = "2020-05-01", **fields) -> Report:
    told = {"kind": "exercise", "agent": "RUS PAK", "trigger": "exercise", "time": None} | fields
    return a_report(document, known, **told)


def until(day: str) -> When:
    return When(text="until", start=0, end=5, first=None, last=a_time(day).last)


BEGINS = exercise(time="2020-05-01", realis="scheduled", place=a_place("Cherat", "PAK"))
RUNS = exercise(agent="RUS", time=until("2020-05-16"), realis="scheduled", trigger="drill")
ENDED = exercise("d2", "2020-05-18", time="2020-05-16", trigger="drills")


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


def only(*reports: Report) -> Record:
    (record,) = reconcile(reports)
    return record


def test_what_runs_until_a_day_ends_on_it_and_its_end_is_no_other_exercise() -> None:
    record = only(BEGINS, RUNS, ENDED)
    state = record.states[-1]
    assert (state.fields["event_to"], state.fields["status"]) == ("2020-05-16", "occurred")
    assert [one.field for one in state.contradictions] == []
    assert record.states[0].fields["event_to"] == "2020-05-16"


def test_without_its_end_told_the_later_day_is_another_exercise() -> None:
    assert sizes(BEGINS, ENDED) == [1, 1]


def test_a_past_without_a_beginning_is_no_end_to_come() -> None:
    recently = exercise(agent="RUS", time=until("2020-05-01"), trigger="drill")
    assert sizes(BEGINS, recently) == [1, 1]


def test_one_party_alone_is_misread_where_its_text_tells_of_two_others() -> None:
    stray = exercise(agent="IND", trigger="drill", realis="scheduled", place=a_place("Uri", "IND"))
    record = only(BEGINS, stray)
    assert record.states[-1].fields["parties"] == ["PAK", "RUS"]
    assert sizes(BEGINS, exercise("d2", agent="IND", trigger="drill", realis="scheduled")) == [1, 1]


def test_a_record_without_parties_is_no_rival_for_a_bare_mention() -> None:
    headline = exercise(agent="", trigger="no drill", polarity="negative")
    bare = exercise(agent="", trigger="manoeuvres", realis="scheduled")
    assert sorted(sizes(BEGINS, headline, bare)) == [1, 2]


def test_it_was_held_where_it_is_told_as_held() -> None:
    plan = exercise(time="2020-05-01", realis="scheduled", place=a_place("Rattu", "PAK"))
    held = exercise("d2", "2020-05-03", time="2020-05-01", place=a_place("Cherat", "PAK"))
    state = only(plan, held).states[-1]
    assert state.fields["place"] == "Cherat"


@pytest.mark.parametrize("trigger", ["drill", "manoeuvres"])
def test_a_bare_mention_is_of_the_one_exercise_of_its_text(trigger: str) -> None:
    bare = exercise(agent="", trigger=trigger, realis="scheduled")
    rival = exercise(agent="IND CHN", trigger="games", time="2020-05-02", realis="scheduled")
    assert sizes(BEGINS, bare) == [2]
    assert sizes(BEGINS, rival, bare) == [1, 1, 1]
    assert sizes(BEGINS, exercise("d2", agent="", trigger=trigger, realis="scheduled")) == [1, 1]
