"""An event told without a day, as the news of its text or as background: shown, asked for, counted, exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.types import Reading
from noteverbale.views import RecordView
from noteverbale.views.columns import SHOWN


def told(name: str, text: str, host: str, fresh: float | None, **more: str) -> Reading:
    page = document(name, text, "2020-05-02")
    return reading(page, claim(page, "visit", "visited", agent="Italy=ITA", recipient=host, fresh=fresh, **more))


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordView]:
    texts = [
        told("news", "The president of Italy visited Chile.", "Chile=CHL", 0.9),
        told("background", "Italy, which once visited Peru, spoke.", "Peru=PER", 0.1),
        told("dated", "Italy visited Japan on May 1.", "Japan=JPN", None, when="on May 1=2020-05-01"),
    ]
    with RecordView(make_store(tmp_path_factory.mktemp("estimates") / "r.nv", texts)) as made:
        yield made


def hosts(view: RecordView, **filters: object) -> list[str]:
    return [row["host"] for row in view.visits(**filters)]


def test_days_are_shown_as_told_about_or_known(view: RecordView) -> None:
    when = dict(SHOWN["visits"])["When"]
    assert {row["host"]: when(row) for row in view.visits()} == {
        "CHL": "about\n2020-05-02",
        "PER": "known\n2020-05-02",
        "JPN": "2020-05-01",
    }
    (row,) = [row for row in view.visits() if row["host"] == "CHL"]
    assert (row["event_from"], row["estimated_from"], row["estimated_to"]) == (None, "2020-04-29", "2020-05-02")


def test_a_period_takes_in_estimated_days_and_says_so(view: RecordView) -> None:
    rows = view.visits(since="2020-05-02")
    assert [row["host"] for row in rows] == ["CHL"]
    assert "1 dated by estimate" in rows.notes[0] and "1 matching but without a date" in rows.notes[1]
    assert hosts(view, on="2020-04-29") == ["CHL"]
    assert hosts(view, until="2020-04-28") == []
    assert set(hosts(view, since="2020-05-02", undated=True)) == {"CHL", "PER"}
    assert view.visits().notes == ()


def test_relations_leave_background_out_unless_asked(view: RecordView) -> None:
    assert {(row["month"], row["a"]) for row in view.relations()} == {("2020-05", "CHL"), ("2020-05", "ITA")}
    assert {row["b"] for row in view.relations()} == {"ITA", "JPN"}
    assert any("1 held without a reported or estimated day left out" in note for note in view.relations().notes)
    assert "PER" in {row["b"] for row in view.relations(undated=True)}


@pytest.mark.parametrize("form", ["events", "dyads"])
def test_exports_tell_the_basis_of_a_date(view: RecordView, form: str) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(view.export(form).lines))))
    side = "Recipient Country" if form == "events" else "Target"
    found = {
        row[side]: (row["Date Basis"], row["Event Date"], row["Estimated From"], row["Estimated To"]) for row in rows
    }
    assert found == {
        "CHL": ("estimated", "None", "2020-04-29", "2020-05-02"),
        "PER": ("None", "None", "None", "None"),
        "JPN": ("told", "2020-05-01", "None", "None"),
    }


def test_visits_tell_the_basis_of_their_days(view: RecordView) -> None:
    rows = csv.DictReader(io.StringIO("".join(view.export("visits").lines)))
    found = {row["CountryVisitedISO"]: row for row in rows}
    assert [found[host]["DateBasis"] for host in ("CHL", "PER", "JPN")] == ["estimated", "", "told"]
    assert (found["CHL"]["TripStartDate"], found["CHL"]["EstimatedTo"]) == ("", "2020-05-02")
    assert found["CHL"]["Notes"].startswith("not dated, about 2020-05-02")


def test_explain_names_the_claim_that_dates_it(view: RecordView) -> None:
    (row,) = [row for row in view.visits() if row["host"] == "CHL"]
    fields = {field.name: field for field in view.explain(row["id"]).fields}
    assert fields["estimated_to"].rule == "news of its text" and fields["estimated_to"].claim_id
    (told_,) = [one for one in view.explain(fields["estimated_to"].claim_id).fields if one.name == "fresh"]
    assert told_.value == 0.9


def test_a_brief_tells_about_when_it_was(view: RecordView) -> None:
    assert "about 2020-05-02" in view.brief("ITA", "CHL").to_markdown()
