"""When a contradiction opens, closes and opens again, and who settles it."""

from __future__ import annotations

from datetime import date
from typing import Any

from builders import a_judgement, a_report, a_source, an_actor
from noteverbale.records import reconcile
from noteverbale.types import Contradiction, Judgement, Report

LAVROV = an_actor("RUS", "Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov")


def told(document: str, known: str, polarity: str = "positive", source: str = "publisher", **more: Any) -> Report:
    by = a_source(source, "RUS" if source == "named_official" else None)
    return a_report(
        document, known, agent=LAVROV, recipient="IND", time="2020-05-10", polarity=polarity, source=by, **more
    )


def contradiction(*reports: Report, judgements: tuple[Judgement, ...] = ()) -> Contradiction:
    (record,) = reconcile(reports, judgements)
    (one,) = record.states[-1].contradictions
    return one


HELD = told("d1", "2020-05-11")
DENIED = told("d2", "2020-05-12", "negative")


def test_a_denial_opens_one_and_it_stays_open() -> None:
    one = contradiction(HELD, DENIED)
    assert (one.field, one.known, one.closed, one.settled) == ("polarity", date(2020, 5, 12), None, None)


def test_a_later_word_of_no_lower_standing_closes_it_with_its_claim() -> None:
    word = told("d3", "2020-05-14", source="named_official")
    one = contradiction(HELD, DENIED, word)
    assert (one.closed, one.settled, one.closed_by) == (date(2020, 5, 14), "positive", word.claim.id)
    assert [len(claims) for _, claims in one.sides] == [2, 1]


def test_a_word_of_lower_standing_or_a_copy_closes_nothing() -> None:
    assert contradiction(HELD, DENIED, told("d3", "2020-05-14", source="belief")).settled is None
    assert contradiction(HELD, DENIED, told("d3", "2020-05-14", family="d1")).settled is None


def test_both_sides_told_on_one_day_leave_it_open() -> None:
    day = "2020-05-14"
    assert contradiction(HELD, DENIED, told("d3", day), told("d4", day, "negative")).settled is None


def test_the_other_side_told_again_opens_it_again() -> None:
    words = [told("d3", "2020-05-14", source="named_official"), told("d4", "2020-05-16", "negative", "unnamed_source")]
    assert contradiction(HELD, DENIED, *words).settled is None


def test_a_person_who_sets_the_field_settles_it() -> None:
    (record,) = reconcile([HELD, DENIED])
    one = contradiction(HELD, DENIED, judgements=(a_judgement("set", record.id, "polarity", '"positive"'),))
    assert (one.settled, one.closed_by, one.closed) == ("positive", "judgement 1", date(2020, 5, 12))
