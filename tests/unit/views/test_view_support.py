"""On how much a record rests: texts and outlets, as filters and as a column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, reading, record_draft

from noteverbale.errors import ConfigError
from noteverbale.types import Link, Record, State
from noteverbale.views import RecordView
from noteverbale.views.claims import documents
from noteverbale.views.events import records_of
from noteverbale.views.evidence import evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.support import outlets


def test_a_record_can_be_asked_by_how_many_texts_and_outlets_tell_it(view: RecordView) -> None:
    rows = list(view.events())
    assert all(1 <= row["outlets"] <= row["claims"] for row in rows)
    assert {row["id"] for row in view.events(min_sources=2)} == {row["id"] for row in rows if row["sources"] > 1}
    assert {row["id"] for row in view.events(min_outlets=2)} == {row["id"] for row in rows if row["outlets"] > 1}
    assert 0 < len(view.events(min_outlets=2)) < len(rows)
    assert sum(row["events"] for row in view.relations(min_outlets=9)) == 0


def test_texts_of_one_outlet_are_one_outlet_and_a_copy_brings_none(tmp_path: Path) -> None:
    first = document("a.txt", "Russia acted towards India.", "2020-06-11", publisher="Gulf Post")
    second = document("b.txt", "On Monday Russia acted in India.", "2020-06-12", publisher="GULF POST ")
    nameless = document("c.txt", "In India, we learn, Russia acted.", "2020-06-13", publisher="")
    told = [claim(text, "visit", "acted") for text in (first, second, nameless)]
    state = State(known=date(2020, 6, 13), fields={"status": "occurred", "agents": [], "recipients": []},
                  claim_ids=tuple(one.id for one in told), independent_sources=3)  # fmt: skip
    links = tuple(Link(claim_id=one.id, score=0) for one in told)
    db = record_draft(tmp_path, [reading(text, one) for text, one in zip((first, second, nameless), told, strict=True)],
                      [Record(id="r1", kind="visit", links=links, states=(state,))])  # fmt: skip
    assert outlets(db, ["r1"], None) == {"r1": 2}
    assert outlets(db, ["r1"], "2020-06-12") == {"r1": 1}


def test_a_text_that_credits_another_outlet_is_that_outlets_report(tmp_path: Path) -> None:
    printed = [document(f"{name}.txt", f"In {name} Russia acted.", "2020-06-11", publisher=name, credit=credit)
               for name, credit in (("Dawn", "Reuters"), ("Gulf Post", "Reuters"), ("reuters", None), ("Suva Sun", None))]  # fmt: skip
    told = [claim(text, "visit", "acted") for text in printed]
    state = State(known=date(2020, 6, 11), fields={"status": "occurred", "agents": [], "recipients": []},
                  claim_ids=tuple(one.id for one in told), independent_sources=4)  # fmt: skip
    links = tuple(Link(claim_id=one.id, score=0) for one in told)
    db = record_draft(tmp_path, [reading(text, one) for text, one in zip(printed, told, strict=True)],
                      [Record(id="r1", kind="visit", links=links, states=(state,))])  # fmt: skip
    assert outlets(db, ["r1"], None) == {"r1": 2}
    assert {one.cited for one in evidence_of(db, [one.id for one in told])} >= {"Dawn from Reuters, 2020-06-11"}
    assert [row["credit"] for row in documents(db, Filters())].count("Reuters") == 2


@pytest.mark.parametrize("what", ["claims", "statements", "documents"])
def test_what_one_text_says_is_not_asked_by_the_number_of_texts(what: str, view: RecordView) -> None:
    with pytest.raises(ConfigError, match="cannot be filtered by number of texts or outlets"):
        view.ask(what, min_outlets=2)


def test_what_lies_outside_the_days_or_the_medium_asked_for_is_not_counted_as_without_a_day(tmp_path: Path) -> None:
    text = document("a.txt", "Peru called Chile. Peru met Chile. Peru visited Chile.", "2020-06-11")
    told = [claim(text, kind, word) for kind, word in (("meeting", "called"), ("meeting", "met"), ("visit", "visited"))]
    mediums = ({"medium": "call"}, {"medium": "in_person"}, {})
    about = {"estimated_from": "2020-06-08", "estimated_to": "2020-06-11"}
    records = [
        Record(id=f"r{one.trigger.text}", kind=one.kind, links=(Link(claim_id=one.id, score=0),), states=(
            State(known=date(2020, 6, 11), claim_ids=(one.id,), independent_sources=1,
                  fields={"status": "occurred", "agents": [], "recipients": []} | about | medium),))
        for one, medium in zip(told, mediums, strict=True)
    ]  # fmt: skip
    db = record_draft(tmp_path, [reading(text, *told)], records)
    for asked, count in (({}, 3), ({"medium": "call"}, 1), ({"since": "2019", "until": "2019-12-31"}, 0)):
        notes = records_of(db, Filters(told_days=True, **asked), "events")[1]
        assert notes == ((f"{count} left out: no text gives a day.",) if count else ())


def test_a_record_that_more_tell_since_a_day_is_no_new_one(view: RecordView) -> None:
    days = ("2014-11-18", "2016-12-31")
    every = {row["id"]: row["change"] for row in view.diff(*days)}
    for filters in ({"min_sources": 2}, {"min_outlets": 2}, {"status": "held"}):
        asked = {row["id"]: row["change"] for row in view.diff(*days, **filters)}
        assert asked.items() <= every.items(), filters
    assert "changed" in {row["change"] for row in view.diff(*days, min_sources=2)}
