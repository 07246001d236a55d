"""Estimated days: of the first text that tells an event as its news, apart from told ones, and causal."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from builders import a_claim, a_report
from noteverbale.records import as_of, merge, reconcile
from noteverbale.types import Claim, Report


def told(id: str, known: str, fresh: float | None = None, **fields: object) -> Report:
    claim: Claim = structs.replace(a_claim("meeting", "ITA CHL", id=id, **fields), fresh=fresh)
    return a_report(id, known, claim)


def days(*reports: Report) -> tuple[str | None, str | None]:
    fields = merge("meeting", reports).fields
    return fields.get("estimated_from"), fields.get("estimated_to")


def test_news_is_of_its_day_or_up_to_three_before() -> None:
    state = merge("meeting", [told("a", "2020-05-09", 0.9)])
    assert (state.fields["estimated_from"], state.fields["estimated_to"]) == ("2020-05-06", "2020-05-09")
    assert state.fields["event_from"] is None
    assert state.accepted["estimated_to"] == ("a", "news of its text")


def test_background_and_what_was_not_judged_have_no_estimate() -> None:
    assert days(told("a", "2020-05-09", 0.3)) == (None, None)
    assert "estimated_from" not in merge("meeting", [told("a", "2020-05-09")]).fields


def test_a_told_day_takes_its_place() -> None:
    assert days(told("a", "2020-05-09", 0.9), told("b", "2020-05-10", time="2020-05-08")) == (None, None)


def test_it_took_place_by_the_day_it_was_first_told_as_held() -> None:
    assert days(told("a", "2020-05-09", 0.4), told("b", "2020-05-11", 0.9)) == ("2020-05-08", "2020-05-09")
    assert days(told("a", "2020-05-01", 0.4), told("b", "2020-05-11", 0.9)) == (None, None)


def test_it_did_not_take_place_while_it_was_still_to_come() -> None:
    assert days(told("a", "2020-05-08", realis="scheduled"), told("b", "2020-05-09", 0.9)) == (
        "2020-05-08",
        "2020-05-09",
    )


def test_what_was_denied_or_is_planned_has_none() -> None:
    assert days(told("a", "2020-05-09", 0.9, realis="scheduled")) == (None, None)
    assert days(told("a", "2020-05-09", 0.9, polarity="negative")) == (None, None)


def test_a_later_text_changes_no_past_estimate_and_no_match() -> None:
    first, later = told("a", "2020-05-09", 0.9), told("b", "2020-05-11", time="2020-05-04")
    (alone,) = reconcile([first])
    plain = list(reconcile([told("a", "2020-05-09"), later]))
    both = list(reconcile([first, later]))
    assert [record.states[-1].claim_ids for record in both] == [record.states[-1].claim_ids for record in plain]
    then = as_of(both[0], date(2020, 5, 10))
    assert then is not None and then.fields == alone.states[0].fields


@pytest.mark.parametrize("kind", ["arms_deal", "attack"])
def test_kinds_that_texts_tell_as_background_have_no_estimate(kind: str) -> None:
    claim = structs.replace(a_claim(kind, "ITA", "CHL", id="a"), fresh=0.9)
    assert "estimated_from" not in merge(kind, [a_report("a", "2020-05-09", claim)]).fields
