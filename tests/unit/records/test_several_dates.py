"""A claim that lists separate dates tells of several events: it stays apart from each, and its record has no day."""

from __future__ import annotations

from msgspec.structs import replace

from builders import a_day, a_report, a_time
from noteverbale.records import reconcile
from noteverbale.types import Record, Report, When


def years(*listed: int) -> When:
    days = tuple((a_day(f"{year}-01-01"), a_day(f"{year}-12-31")) for year in listed)
    return replace(a_time(f"{listed[0]}-01-01", f"{listed[-1]}-12-31"), several=days)


def visit(document: str, time: str | When | None, known: str = "1998-02-01", **fields) -> Report:
    return a_report(document, known, **({"agent": "RUS", "recipient": "IND", "time": time} | fields))


def records(*reports: Report) -> list[Record]:
    return list(reconcile(reports))


def test_the_record_has_no_day_and_both_dates() -> None:
    (record,) = records(visit("d1", years(1984, 1997)))
    fields = record.states[-1].fields
    assert (fields["event_from"], fields["event_to"]) == (None, None)
    assert fields["dates"] == [["1984-01-01", "1984-12-31"], ["1997-01-01", "1997-12-31"]]
    assert record.states[-1].accepted["dates"][0] == record.links[0].claim_id


def test_it_is_none_of_the_single_events() -> None:
    held = visit("d1", "1997-05-12", known="1997-05-13")
    several = visit("d2", years(1984, 1997), known="1997-05-14")
    assert [len(record.links) for record in records(held, several)] == [1, 1]
    assert [len(record.links) for record in records(several, visit("d3", "1997-05-12", known="1997-06-01"))] == [1, 1]


def test_the_same_dates_told_again_are_the_same_events() -> None:
    assert [len(one.links) for one in records(visit("d1", years(1984, 1997)), visit("d2", years(1984, 1997)))] == [2]
    assert [len(one.links) for one in records(visit("d1", years(1984, 1997)), visit("d2", years(1984, 2001)))] == [1, 1]


def test_what_lasts_over_separate_dates_is_one() -> None:
    (record,) = records(visit("d1", years(1984, 1997), kind="sanction", recipient="IND"))
    assert record.states[-1].fields["event_from"] == "1984-01-01"
    assert "dates" not in record.states[-1].fields
