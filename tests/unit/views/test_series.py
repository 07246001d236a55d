"""A series of exercises is shown as its instances, by any of its names, on the screen's question and in the export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import a_claim, a_name, a_time
from noteverbale.errors import ConfigError
from noteverbale.flow.record import derive
from noteverbale.store import Store
from noteverbale.types import Document, Reading, Span
from noteverbale.views import RecordView
from stores import fill

TOLD = (
    ("2016-09-24", "exercise", "RUS PAK", a_name("Friendship", "2016")),
    ("2017-09-25", "exercise", "RUS PAK", a_name("Friendship", "2017")),
    ("2017-10-20", "exercise", "RUS IND", a_name("Indra", "2017")),
    ("1998-03-01", "visit", "RUS", None),
    ("2015-07-14", "agreement", "IRN IGO-P5+1", a_name("Joint Comprehensive Plan of Action")),
)
LISTED = ((date(1984, 1, 1), date(1984, 12, 31)), (date(1997, 5, 12), date(1997, 5, 12)))


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordView]:
    path: Path = tmp_path_factory.mktemp("series") / "s.nv"
    store = Store.create_or_open(path)
    fill(store, *(reading(number, *told) for number, told in enumerate(TOLD)))
    derive(store)
    with RecordView(path) as opened:
        yield opened


def reading(number: int, day: str, kind: str, agent: str, name) -> Reading:
    text = f"A text, the {number}th of all."
    listed = replace(a_time("1984-01-01", "1997-05-12"), several=LISTED) if kind == "visit" else a_time(day)
    claim = replace(a_claim(kind, agent, id=f"c{number}", time=listed, name=name), sentence=Span(0, len(text)))
    document = Document(id=f"d{number}", name=f"d{number}", text=text, published=date.fromisoformat(day))
    return Reading(document=document, claims=(claim,))


@pytest.mark.parametrize("name", ["Friendship", "friendship", "Druzhba", "Friendship-2017", "exercise Friendship"])
def test_the_instances_of_a_series(view: RecordView, name: str) -> None:
    found = view.exercises(series=name)
    assert [(row["series"], row["edition"]) for row in found] == [("Friendship", "2016"), ("Friendship", "2017")]
    assert found.searched == "exercises of the series Friendship"


def test_all_exercises_have_their_series(view: RecordView) -> None:
    assert [row["series"] for row in view.exercises()] == ["Friendship", "Friendship", "Indra"]
    assert [row["kind"] for row in view.events(series="Indra")] == ["exercise"]
    assert len(view.exercises(series="Vostok")) == 0


@pytest.mark.parametrize(("what", "name"), [("visits", "Indra"), ("exercises", " ")])
def test_a_series_that_cannot_be_is_refused(view: RecordView, what: str, name: str) -> None:
    with pytest.raises(ConfigError, match="series"):
        view.ask(what, series=name)


def test_the_export_of_events_tells_the_series(view: RecordView) -> None:
    rows = list(csv.DictReader(StringIO("".join(view.export("events").lines))))
    assert {(row["Series"], row["Edition"]) for row in rows} == {
        ("Friendship", "2016"), ("Friendship", "2017"), ("Indra", "2017"), ("None", "None"),
    }  # fmt: skip


def test_separate_dates_stand_in_a_column_and_count_for_the_period(view: RecordView) -> None:
    listed = view.visits()[0]
    assert (listed["event_from"], listed["dates"]) == (None, ["1984-01-01/1984-12-31", "1997-05-12"])
    (claim,) = view.claims(kind="visit")
    assert (claim["event_from"], claim["event_to"], claim["dates"]) == (None, None, listed["dates"])
    assert {tuple(row["dates"]) for row in view.claims(kind="exercise")} == {()}
    assert len(view.visits(on="1984-06")) == len(view.visits(since="1990")) == 1
    assert len(view.visits(since="1985", until="1996")) == 0
    (line,) = [line for line in view.brief("RUS").timeline if line.what.startswith("Visit")]
    assert line.day == "1984 and 1997-05-12"


def test_an_agreement_has_its_name(view: RecordView) -> None:
    assert [row["name"] for row in view.agreements()] == ["Joint Comprehensive Plan of Action"]
