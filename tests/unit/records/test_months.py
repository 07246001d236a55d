"""Times in texts without a day: another month, the text's own week beside what it dates by month, two undated texts."""

from __future__ import annotations

import pytest

from builders import a_place, a_report, an_actor
from noteverbale.records import reconcile
from noteverbale.records.months import months_of, of_the_week
from noteverbale.types import Report, When

WHO = {"agent": an_actor("IRN", "Hossein Amir Abdollahian"), "recipient": an_actor("SAU", "Faisal bin Farhan")}


def when(words: str) -> When:
    return When(text=words, start=0, end=len(words))


def told(document: str, at: int, words: str | None = None, kind: str = "visit", **fields) -> Report:
    time = when(words) if words else None
    place = fields.pop("place", a_place("Beijing", "CHN"))
    return a_report(document, None, kind=kind, at=at, trigger="met", time=time, place=place, **WHO | fields)


def sizes(*reports: Report) -> list[int]:
    return [len(record.links) for record in reconcile(reports)]


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("on March 10", {3}),
        ("in late April", {4}),
        ("from October 20 to December 2", {10, 11, 12}),
        ("from November 20 to February 2", {11, 12, 1, 2}),
        ("between December and January", {12, 1}),
        ("Sept. 28, 2020", {9}),
        ("on Saturday", set()),
        ("he may come", set()),
    ],
)
def test_months_that_words_name(words: str, months: set[int]) -> None:
    assert months_of(words) == months


def test_days_of_the_texts_own_week() -> None:
    assert all(of_the_week(words) for words in ("late on Monday", "today", "last week"))
    assert not any(of_the_week(words) for words in ("on Thursday, April 6", "in May", "recently"))


@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_another_month_is_another_event(kind: str) -> None:
    first = told("d1", 10, "on March 10", kind)
    assert sizes(first, told("d1", 90, "on April 6", kind)) == [1, 1]
    assert sizes(first, told("d1", 90, "in March", kind)) == [2]
    assert sizes(first, told("d1", 90, None, kind)) == [2]


@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_the_news_of_a_text_is_not_what_it_dates_by_month(kind: str) -> None:
    news = told("d1", 10, "on Monday morning", kind)
    assert sizes(news, told("d1", 90, "on June 17", kind)) == [1, 1]
    assert sizes(told("d1", 10, "on June 17", kind), told("d1", 90, "on Monday", kind)) == [1, 1]
    assert sizes(news, told("d1", 90, "on Sunday", kind)) == [2]
    planned = {"realis": "scheduled"}
    assert sizes(told("d1", 10, "on Friday", kind, **planned), told("d1", 90, "on April 14", kind, **planned)) == [2]


def test_the_months_told_are_explained() -> None:
    one, two = told("d1", 10, "on March 10", "sanction"), told("d1", 90, "in April", "sanction")
    records = list(reconcile([one, two]))
    assert [len(record.links) for record in records] == [1, 1]


@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_a_person_and_a_town_do_not_join_two_undated_texts(kind: str) -> None:
    assert sizes(told("d1", 10, None, kind), told("d2", 10, None, kind)) == [1, 1]
    assert sizes(told("d1", 10, None, kind, family="d1"), told("d2", 10, None, kind, family="d1")) == [2]
