"""Talks by call, by letter and in person are told apart, on one day too."""

from __future__ import annotations

import pytest

from builders import a_report
from noteverbale.records import merge, reconcile
from noteverbale.types import Report


def talks(document: str, medium: str | None, **fields) -> Report:
    told = {"known": "2020-05-11", "kind": "meeting", "agent": "RUS IND", "trigger": "talks", "time": "2020-05-10"}
    return a_report(document, medium=medium, **told | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


def test_a_call_in_the_morning_is_no_meeting_in_the_evening() -> None:
    assert sizes(talks("d1", "call"), talks("d2", "in_person"), talks("d3", "call"), talks("d4", "in_person")) == [2, 2]
    assert sizes(talks("d1", "call"), talks("d1", "letter", at=90)) == [1, 1]


def test_what_does_not_tell_its_medium_joins_either() -> None:
    assert sizes(talks("d1", None), talks("d2", "in_person"), talks("d3", None)) == [3]


def test_a_video_conference_is_called_a_meeting_too() -> None:
    assert sizes(talks("d1", "video"), talks("d2", "in_person")) == [2]


@pytest.mark.parametrize(
    ("told", "medium"),
    [((None,), None), (("call", None), "call"), (("in_person", "video"), "video"), (("in_person", None), "in_person")],
)
def test_a_record_tells_its_medium(told: tuple[str | None, ...], medium: str | None) -> None:
    reports = [talks(f"d{number}", one) for number, one in enumerate(told)]
    assert merge("meeting", reports).fields["medium"] == medium


def test_other_kinds_have_none() -> None:
    assert "medium" not in merge("visit", [talks("d1", None, kind="visit")]).fields


@pytest.mark.parametrize("realis", ["ongoing", "occurred", "scheduled"])
def test_what_is_told_as_a_habit_joins_no_one_meeting(realis: str) -> None:
    kept_up = talks("d1", None, realis=realis, habit="regularly", time=None, at=90, trigger="contacts")
    assert sizes(talks("d1", None, time=None), kept_up) == [1, 1]
    assert sizes(kept_up, talks("d1", None, realis=realis, habit="often", time=None, trigger="contacts")) == [2]


def test_contact_that_goes_on_is_a_habit() -> None:
    for trigger in ("contact", "dialogue"):
        told = talks("d1", None, time=None, realis="ongoing", trigger=trigger, at=90)
        assert sizes(talks("d1", None, time=None), told) == [1, 1]
