"""The ledger of a dyad: months, kinds, quads, scores, held and planned."""

from __future__ import annotations

from datetime import date
from functools import cache

from builders import a_deal, a_report
from noteverbale.records import reconcile, relations
from noteverbale.types import Record


@cache
def world() -> tuple[Record, ...]:
    return tuple(
        reconcile(
            [
                a_report("d1", "2020-05-01", recipient="IND", time="2020-06-10", realis="scheduled"),
                a_report("d2", "2020-06-11", recipient="IND", time="2020-06-10"),
                a_report("d3", "2020-06-12", kind="accusation", agent="IND", recipient="RUS", trigger="condemned"),
                a_report("d4", "2020-06-20", kind="meeting", agent="RUS IND CHN", trigger="summit", time="2020-06-20"),
                a_report("d5", "2020-07-01", kind="arms_deal", recipient="IND", deal=a_deal("signed", "Mi-35")),
                a_report("d6", "2020-07-02", kind="aid", recipient="IND", polarity="negative"),
            ]
        )
    )


def test_counts_by_month_kind_and_quad() -> None:
    june, july = relations(world(), between=("RUS", "IND"))
    assert (june["a"], june["b"], june["month"], june["held"], june["planned"]) == ("IND", "RUS", "2020-06", 3, 0)
    assert june["kinds"] == {"visit": 1, "accusation": 1, "meeting": 1}
    assert (june["quad1"], june["quad3"], june["undated"]) == (2, 1, 1)
    assert (july["held"], july["negated"]) == (1, 1)
    assert july["kinds"] == {"arms_deal": 1}


def test_as_of_shows_the_visit_as_planned_only() -> None:
    (row,) = relations(world(), as_of=date(2020, 5, 31), between=("IND", "RUS"))
    assert (row["held"], row["planned"], row["planned_kinds"]) == (0, 1, {"visit": 1})
    assert row["score"] == 0
    assert row["planned_score"] > 0


def test_conflict_lowers_and_visits_raise_the_score() -> None:
    accusation = relations([r for r in world() if r.kind == "accusation"])[0]
    visit = relations([r for r in world() if r.kind == "visit"])[0]
    assert accusation["score"] < 0 < visit["score"]


def test_every_pair_of_a_meeting_of_three_has_its_row() -> None:
    rows = relations([r for r in world() if r.kind == "meeting"])
    assert [(row["a"], row["b"]) for row in rows] == [("CHN", "IND"), ("CHN", "RUS"), ("IND", "RUS")]
