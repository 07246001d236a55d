"""What became of announcements: each keeps its own claim and its own outcome."""

from __future__ import annotations

from typing import Any

from builders import a_deal, a_report, a_source, an_actor
from noteverbale.records import merge, reconcile
from noteverbale.types import Report, Span

LAVROV = an_actor("RUS", "Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov")


def plan(document: str, known: str, day: str | None = "2020-05-10", **more: Any) -> Report:
    return a_report(document, known, agent=LAVROV, recipient="IND", time=day, realis="scheduled", **more)


def held(document: str, known: str, day: str | None = "2020-05-10", **more: Any) -> Report:
    return a_report(document, known, agent=LAVROV, recipient="IND", time=day, **more)


def outcomes(*reports: Report) -> list[tuple[str, str | None]]:
    state = merge("arms_deal" if reports[0].claim.deal else "visit", reports)
    return [(one["outcome"], one["decided"]) for one in state.fields["announcements"]]


def test_held_on_its_day() -> None:
    assert outcomes(plan("d1", "2020-05-01"), held("d2", "2020-05-11")) == [("held", "2020-05-11")]


def test_each_announcement_of_a_moved_visit_has_its_own_outcome() -> None:
    told = outcomes(
        plan("d1", "2020-05-01"), plan("d2", "2020-05-08", "2020-05-14"), held("d3", "2020-05-15", "2020-05-14")
    )
    assert told == [("held_other_date", "2020-05-15"), ("held", "2020-05-15")]


def test_moved_while_nothing_is_held() -> None:
    assert outcomes(plan("d1", "2020-05-01"), plan("d2", "2020-05-08", "2020-05-14")) == [
        ("moved", "2020-05-08"),
        ("expected", None),
    ]


def test_called_off() -> None:
    off = plan("d2", "2020-05-05", polarity="negative", trigger="cancelled")
    assert outcomes(plan("d1", "2020-05-01"), off) == [("cancelled", "2020-05-05")]


def test_a_plan_told_in_retrospect_is_no_announcement() -> None:
    (record,) = reconcile([held("d1", "2020-05-11"), plan("d2", "2020-05-12")])
    assert "announcements" not in record.states[-1].fields
    same_text = [plan("d1", "2020-05-11"), held("d1", "2020-05-11", trigger="arrived", at=90)]
    (record,) = reconcile(same_text)
    assert "announcements" not in record.states[-1].fields


def test_a_delivery_announced_is_held_when_delivered_not_when_signed() -> None:
    def deal(document: str, known: str, stage: str, **more: Any) -> Report:
        return a_report(
            document,
            known,
            kind="arms_deal",
            recipient="IND",
            deal=a_deal(stage, "S-400"),
            source=a_source("named_official", "RUS"),
            **more,
        )

    announced = deal("d1", "2020-01-01", "delivered", realis="scheduled", time=("2020-06-01", "2020-06-30"))
    assert outcomes(announced, deal("d2", "2020-03-01", "signed")) == [("expected", None)]
    assert outcomes(announced, deal("d2", "2020-06-20", "delivered")) == [("held", "2020-06-20")]


def test_the_announcement_of_a_past_day_is_what_it_was() -> None:
    early = [plan("d1", "2020-05-01")]
    (before,), (after,) = reconcile(early), reconcile([*early, held("d2", "2020-05-11")])
    assert before.states[0] == after.states[0]


def test_a_sentence_that_tells_of_the_arrival_announces_nothing() -> None:
    sentence = Span(0, 90)
    came = held("d1", "2020-05-12", trigger="arrived", sentence=sentence)
    aim = plan("d1", "2020-05-12", "2020-05-17", trigger="visit", at=60, sentence=sentence)
    state = merge("visit", [came, aim])
    assert (state.fields["outcome"], state.fields["planned_from"]) == (None, None)
    assert merge("visit", [plan("d0", "2020-05-01"), came, aim]).fields["outcome"] == "held"
