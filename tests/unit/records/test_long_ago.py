"""Claims without a day: what is told long after, and plans told again."""

from __future__ import annotations

import pytest

from builders import a_report
from noteverbale.records import reconcile
from noteverbale.types import Report


def told(document: str, known: str, **fields) -> Report:
    given = {"kind": "meeting", "agent": "BRA KEN", "trigger": "talks", "time": None} | fields
    return a_report(document, known, **given)


def sizes(*reports: Report) -> list[int]:
    return sorted(len(record.links) for record in reconcile(reports))


@pytest.mark.parametrize("realis", ["occurred", "scheduled", "ongoing"])
@pytest.mark.parametrize(
    "kind", [{"kind": "visit", "agent": "BRA", "recipient": "KEN"}, {"kind": "meeting"}, {"kind": "agreement"}]
)
def test_what_a_text_of_years_later_tells_without_a_day_is_another_event(kind: dict[str, str], realis: str) -> None:
    earlier = told("d1", "2013-03-22", **kind)
    later = told("d2", "2017-06-08", realis=realis, **kind)
    assert sizes(earlier, later) == [1, 1]


def test_a_visit_of_last_year_is_not_the_one_that_is_told_without_a_day() -> None:
    fields = {"kind": "visit", "agent": "BRA", "recipient": "KEN"}
    assert sizes(told("d1", "2017-04-20", time="2017-04-19", **fields), told("d2", "2018-03-01", **fields)) == [1, 1]


def test_a_plan_told_again_before_its_day_is_the_same_plan() -> None:
    plan, again = (told(f"d{n}", day, realis="scheduled") for n, day in ((1, "2017-05-03"), (2, "2017-05-08")))
    assert sizes(plan, again) == [2]


def test_a_plan_told_again_after_its_day_is_another() -> None:
    plan = told("d1", "2017-05-03", realis="scheduled", time="2017-05-04")
    assert sizes(plan, told("d2", "2017-05-08", realis="scheduled")) == [1, 1]
