"""What was known on a day: the answer is that of a record made of the texts published by then, whatever came later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.views.world import make_store, readings

import noteverbale
from noteverbale.flow import rebuild
from noteverbale.store import Store
from noteverbale.views import QUESTIONS, RecordView


@pytest.mark.parametrize("day", ["2014-11-13", "2014-11-20", "2015-08-20", "2016-12-31"])
def test_later_texts_change_no_answer(view: RecordView, tmp_path: Path, day: str) -> None:
    known = [one for one in readings() if one.document.published and one.document.published <= date.fromisoformat(day)]
    assert known
    with RecordView(make_store(tmp_path / "then.nv", known)) as then:
        for what in QUESTIONS:
            for filters in (
                {},
                {"between": ("RUS", "PAK")},
                {"text": "helicopters"},
                {"source_kind": "named_official"},
                {"stage": "signed"},
            ):
                assert list(view.ask(what, as_of=day, **filters)) == list(then.ask(what, as_of=day, **filters)), (
                    what,
                    filters,
                )
        assert view.brief("RUS", "PAK", as_of=day).to_html() == then.brief("RUS", "PAK", as_of=day).to_html()


def test_a_brief_in_time_is_a_brief_of_all_texts_but_for_its_head(view: RecordView, tmp_path: Path) -> None:
    day = "2015-08-21"
    known = [one for one in readings() if one.document.published and one.document.published <= date.fromisoformat(day)]
    with RecordView(make_store(tmp_path / "then.nv", known)) as then:
        before = (
            view.brief("RUS", "PAK", as_of=day).to_markdown().split("\n## ", 1)[1].split("\n## Left out")[0].rstrip()
        )
        assert before == then.brief("RUS", "PAK").to_markdown().split("\n## ", 1)[1].rstrip()


@pytest.mark.parametrize("day", ["2014-11-20", "2015-08-20", "2016-12-31"])
def test_later_texts_change_no_answer_where_a_person_has_judged(tmp_path: Path, day: str) -> None:
    """The same words of a person on a record of all texts, and on one of the texts published by then."""
    whole = make_store(tmp_path / "whole.nv")
    with noteverbale.open(whole) as record:
        visits = [row["id"] for row in record.visits()]
        record.judge.merge(visits[0], visits[1], author="ana", at="2018-01-01")
        record.judge.split(visits[0], record.claims(kind="visit")[0]["id"], author="ana", at="2018-01-01")
        record.judge.reject(record.claims(kind="agreement")[-1]["id"], author="ana", at="2018-01-01")
        deal = record.deals()[0]["id"]
        record.judge.set(deal, "supplier", "China", author="ana", at="2018-01-01")
        record.judge.set(deal, "stage", "in_service", since="2015-01-01", author="ana", at="2018-01-01")
    known = [one for one in readings() if one.document.published and one.document.published <= date.fromisoformat(day)]
    then = Store.open(make_store(tmp_path / "then.nv", known))
    for judgement in Store.open(whole).judgements():
        then.add_judgements([judgement])
    rebuild(then)
    with RecordView(whole) as now, RecordView(then.path) as early:
        for what in QUESTIONS:
            for filters in ({}, {"between": ("CHN", "PAK")}, {"stage": "in_service"}):
                assert list(now.ask(what, as_of=day, **filters)) == list(early.ask(what, as_of=day, **filters)), (
                    what,
                    filters,
                )
        assert now.brief("RUS", "PAK", as_of=day).to_html() == early.brief("RUS", "PAK", as_of=day).to_html()
