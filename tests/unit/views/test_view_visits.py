"""The table of visits: what two held in the days of one, and that nobody else is asked for it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.unit.views.test_view_relations import TEXT, dated, record
from tests.unit.views.world import claim, reading, record_draft

from noteverbale.types import Record
from noteverbale.views.exports import visits
from noteverbale.views.filters import Filters


def visit(traveller: str, host: str, number: int = 0) -> Record:
    made = dated(record("visit", traveller, host), "2020-07-10", "2020-07-12")
    fields = made.states[0].fields | {"traveller": traveller, "host": host}
    return replace(made, id=f"r-visit{number}", states=(replace(made.states[0], fields=fields),))


def held(kind: str, parties: str, first: str, last: str, **fields: Any) -> Record:
    made = dated(record(kind, parties), first, last)
    return replace(made, states=(replace(made.states[0], fields=made.states[0].fields | fields),))


def rows(path: Path, *records: Record, **filters: Any) -> list[dict[str, str]]:
    texts = reading(TEXT, *(claim(TEXT, kind, "acted") for kind in sorted({one.kind for one in records})))
    export = visits.export_visits(record_draft(path, [texts], list(records)), Filters(**filters), unlikely=False)
    return list(csv.DictReader(export.lines))


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (held("meeting", "CHN IND RUS", "2020-07-11", "2020-07-11"), "1"),
        (held("meeting", "IND RUS", "2020-07-12", "2020-07-13"), ""),
        (held("meeting", "CHN RUS", "2020-07-11", "2020-07-11"), ""),
        (held("meeting", "IND RUS", "2020-07-11", "2020-07-11", medium="call"), ""),
        (held("meeting", "IND RUS", "2020-07-11", "2020-07-11", status="scheduled"), ""),
        (held("agreement", "IND RUS", "2020-07-11", "2020-07-11"), ""),
    ],
)
def test_talks_of_the_two_in_its_days_are_flagged(tmp_path: Path, other: Record, met: str) -> None:
    (row,) = rows(tmp_path, visit("RUS", "IND"), other)
    assert row["MetHost"] == met
    assert row["SignedAgreement"] == ("1" if other.kind == "agreement" else "")


def test_only_rows_asked_for_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    row = visits._row
    monkeypatch.setattr(visits, "_row", lambda record, *rest: made.append(record.id) or row(record, *rest))
    assert len(rows(tmp_path, *(visit("RUS", "IND", number) for number in range(4)), limit=2)) == len(made) == 2
