"""A plan without a day beside what was held on a day gone by."""

from __future__ import annotations

import pytest

from builders import a_report
from noteverbale.records import reconcile
from noteverbale.types import Report


def told(kind: str, document: str = "d1", known: str | None = "2020-05-11", **fields) -> Report:
    sides = {"agent": "RUS", "recipient": "IND"} if kind == "visit" else {"agent": "RUS IND"}
    return a_report(document, known, kind=kind, **{"trigger": "talks"} | sides | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


@pytest.mark.parametrize("kind", ["visit", "meeting", "agreement"])
def test_a_text_that_tells_of_yesterday_plans_another_one(kind: str) -> None:
    yesterday = told(kind, time="2020-05-10")
    assert sizes(yesterday, told(kind, at=90, realis="scheduled", trigger="next")) == [1, 1]
    assert sizes(yesterday, told(kind, at=90, realis="occurred", trigger="next")) == [2]


def test_a_plan_for_the_day_of_the_text_or_one_announced_before_is_the_same() -> None:
    plan = told("meeting", at=90, realis="scheduled", trigger="next")
    assert sizes(told("meeting", time="2020-05-11"), plan) == [2]
    before = told("meeting", "d0", "2020-05-09", time="2020-05-10", realis="scheduled")
    assert sizes(before, told("meeting", time="2020-05-10"), plan) == [3]
    assert sizes(told("meeting", time="2020-05-10", realis="scheduled"), plan) == [2]


def test_what_is_called_off_or_another_text_plans_may_be_what_was_held() -> None:
    off = told("meeting", at=90, realis="scheduled", trigger="next", polarity="negative")
    assert sizes(told("meeting", time="2020-05-10"), off) == [2]
    plan = told("meeting", "d2", realis="scheduled", trigger="next")
    assert sizes(told("meeting", time="2020-05-10"), plan) == [2]
