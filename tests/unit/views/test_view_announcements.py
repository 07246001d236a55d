"""Announcements followed up, and the table of sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.types import Reading
from noteverbale.views import RecordView

LAVROV = "Russian Foreign Minister Sergey Lavrov=RUS"


def announced(name: str, known: str, day: str, city: str, country: str, publisher: str = "The Example Post") -> Reading:
    text = document(name, f"Russian Foreign Minister Sergey Lavrov will visit {city} on that day.", known, publisher)
    return reading(text, claim(text, "visit", "visit", agent=LAVROV, recipient=f"{city}={country}", when=f"on that day={day}",
                               place=f"{city}={country}", realis="scheduled"))  # fmt: skip


def told(name: str, known: str, day: str, city: str, country: str, **more: str) -> Reading:
    text = document(
        name,
        f"Russian Foreign Minister Sergey Lavrov visited {city} on that day, a source said.",
        known,
        "Example Wire",
    )
    return reading(text, claim(text, "visit", "visited", agent=LAVROV, recipient=f"{city}={country}", when=f"on that day={day}",
                               place=f"{city}={country}", **more))  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RecordView:
    texts = [
        announced("a.txt", "2020-03-01", "2020-03-05", "Delhi", "IND"),
        announced("b.txt", "2020-04-01", "2020-04-10", "Ankara", "TUR"),
        announced("c.txt", "2020-05-01", "2020-05-10", "Cairo", "EGY", "The Gulf Mirror"),
        announced("d.txt", "2020-06-25", "2020-07-10", "Tokyo", "JPN"),
        told("e.txt", "2020-03-06", "2020-03-05", "Delhi", "IND"),
        told("f.txt", "2020-04-03", "2020-04-10", "Ankara", "TUR", polarity="negative", realis="scheduled"),
    ]
    return RecordView(make_store(tmp_path_factory.mktemp("announced") / "r.nv", texts))


def test_each_announcement_has_its_outcome(view: RecordView) -> None:
    rows = {row["recipients"][0]: row for row in view.announcements()}
    assert {code: row["outcome"] for code, row in rows.items()} == {
        "IND": "held", "TUR": "cancelled", "EGY": "no_report", "JPN": "expected",
    }  # fmt: skip
    assert (rows["IND"]["announced"], rows["IND"]["decided"], rows["IND"]["by"]) == (
        "2020-03-01",
        "2020-03-06",
        "the outlet itself",
    )
    assert rows["IND"]["claim"] != rows["IND"]["decided_by"]


def test_what_was_announced_without_a_day_is_expected_no_more_than_it_is_late(tmp_path: Path) -> None:
    text = document("g.txt", "The President of Russia will visit Lima in the near future.", "2020-01-02")
    plan = claim(text, "visit", "visit", agent="President of Russia=RUS", recipient="Lima=PER", realis="scheduled")
    later = document("h.txt", "Nothing is told here.", "2023-01-02")
    asked = RecordView(make_store(tmp_path / "r.nv", [reading(text, plan), reading(later)]))
    assert [row["outcome"] for row in asked.announcements()] == ["no_day"]
    assert [row["outcome"] for row in asked.announcements(status="expected")] == []
    assert [(row["announced"], row["due"], row["no_day"]) for row in asked.sources()] == [(1, 0, 1)]
    assert [row["outcome"] for row in asked.visits()] == ["no_day"]


def test_a_past_day_knew_less(view: RecordView) -> None:
    rows = {row["recipients"][0]: row["outcome"] for row in view.announcements(as_of="2020-04-01")}
    assert rows == {"IND": "held", "TUR": "expected"}
    assert [row["share"] for row in view.sources(as_of="2020-03-05")] == [None]


def test_sources_are_counted_with_what_their_share_rests_on(view: RecordView) -> None:
    post, mirror = view.sources()
    assert (post["source"], post["announced"], post["due"], post["held"], post["cancelled"], post["expected"]) == (
        "The Example Post",
        3,
        2,
        1,
        1,
        1,
    )
    assert (post["share"], mirror["share"], mirror["no_report"]) == (0.5, 0.0, 1)


def test_what_is_overdue_comes_with_what_became_of_the_rest(view: RecordView) -> None:
    rows = view.planned(status="overdue")
    assert [(row["recipients"], row["outcome"]) for row in rows] == [(["EGY"], "no_report")]
    assert "Of 3 announcements decided or past their day: 1 held, 1 cancelled, 1 no report" in rows.notes[-1]


def test_announcements_are_asked_by_outcome(view: RecordView) -> None:
    assert [row["recipients"] for row in view.announcements(status="held")] == [["IND"]]
    assert [row["recipients"] for row in view.announcements(status="no-report")] == [["EGY"]]


def test_copies_are_told_but_do_not_count(tmp_path: Path) -> None:
    texts = [
        announced("a.txt", "2020-03-01", "2020-03-05", "Delhi", "IND"),
        announced("a2.txt", "2020-03-02", "2020-03-05", "Delhi", "IND", "The Gulf Mirror"),
    ]
    with RecordView(make_store(tmp_path / "r.nv", texts)) as view:
        assert [row["copy_of"] for row in view.documents()] == [None, "a.txt"]
        assert [row["copy"] for row in view.announcements()] == [False, True]
        assert [row["source"] for row in view.sources()] == ["The Example Post"]


def test_what_a_source_announces_again_for_the_same_days_counts_once(tmp_path: Path) -> None:
    again = document(
        "again.txt",
        "The visit of Russian Foreign Minister Sergey Lavrov to Delhi will begin on that day as agreed.",
        "2020-03-03",
    )
    twice = reading(again, claim(again, "visit", "visit", agent=LAVROV, recipient="Delhi=IND", when="on that day=2020-03-05", place="Delhi=IND",
                                 realis="scheduled"))  # fmt: skip
    with RecordView(
        make_store(tmp_path / "r.nv", [announced("a.txt", "2020-03-01", "2020-03-05", "Delhi", "IND"), twice])
    ) as view:
        assert len(view.announcements()) == 2
        assert [row["announced"] for row in view.sources()] == [1]


def test_what_is_told_after_its_day_announces_nothing_and_today_we_will_is_going_on(tmp_path: Path) -> None:
    texts = [
        announced("late.txt", "2020-03-09", "2020-03-05", "Delhi", "IND"),
        announced("paper.txt", "2020-03-05", "2020-03-05", "Ankara", "TUR"),
        announced("later.txt", "2020-06-01", "2020-07-01", "Cairo", "EGY"),
    ]
    text = document("speech.txt", "Today Italy will host Chile, the minister said.", "2020-03-05")
    given = {"agent": "Chile=CHL", "recipient": "Italy=ITA", "when": "Today=2020-03-05", "realis": "scheduled"}
    texts.append(reading(text, claim(text, "visit", "host", source="named_official=the minister=ITA", **given)))
    with RecordView(make_store(tmp_path / "r.nv", texts)) as made:
        assert {row["recipients"][0]: row["overdue"] for row in made.planned()} == {
            "TUR": True, "EGY": False,
        }  # fmt: skip
        assert {row["recipients"][0] for row in made.planned(as_of="2020-03-05")} == {"TUR", "ITA"}
        assert {row["recipients"][0] for row in made.announcements()} == {"TUR", "ITA", "EGY"}
