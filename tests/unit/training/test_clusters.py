"""The scorer of the hand-made clusters reads what `nv read --claims` writes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from training.clusters.agreement import SECOND, b_cubed, between, differences, pairwise, together
from training.clusters.blind import COUNT, NEAR, drawn, every, offered
from training.clusters.score import read_reports, stored_reports

from builders import a_claim, a_document, an_actor
from noteverbale.store import Store
from noteverbale.types import Reading

TIME = {"text": "in 1984 and 1997", "start": 10, "end": 26, "from": "1984-01-01", "to": "1997-12-31"}
SEVERAL = [{"from": "1984-01-01", "to": "1984-12-31"}, {"from": "1997-01-01", "to": "1997-12-31"}]


def test_separate_dates_of_a_claim_are_read() -> None:
    claim = {
        "id": "c1",
        "kind": "visit",
        "trigger": {"text": "visited", "start": 2, "end": 9},
        "agent": [],
        "recipient": [],
        "polarity": "positive",
        "realis": "occurred",
        "certainty": "certain",
        "source": {"kind": "publisher"},
        "time": TIME | {"several": SEVERAL},
    }
    (report,) = read_reports(
        [{"id": "d1", "published": "1998-01-01", "text": "He visited in 1984 and 1997.", "claims": [claim]}]
    )
    assert report.claim.time is not None
    assert report.claim.time.several == (
        (date(1984, 1, 1), date(1984, 12, 31)),
        (date(1997, 1, 1), date(1997, 12, 31)),
    )


def test_a_store_tells_who_is_meant(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "record.nv")
    claim = a_claim("meeting", agent=an_actor("IRN", "Mohammad Javad Zarif", "he"))
    reading = Reading(document=a_document(id_="d1", published="2020-05-01"), claims=(claim,), signature="s")
    with store.writer() as writer:
        writer.add(reading)
    (report,) = stored_reports(store.path)
    assert report.document_id == "d1" and report.known == date(2020, 5, 1)
    assert report.claim.agent[0].name == "Mohammad Javad Zarif"


def test_pages_may_stand_in_two_clusters() -> None:
    first, second = [["a", "b"], ["b", "c"]], [["a", "b", "c"]]
    one, other = together(first, "abc"), together(second, "abc")
    assert one["b"] == {"a", "b", "c"} and one["a"] == {"a", "b"}
    assert b_cubed(other, one).recall == 1.0 and b_cubed(other, one).precision == pytest.approx(7 / 9)
    assert pairwise(other, one).precision == pytest.approx(2 / 3)
    assert list(differences(first, second)) == [
        "a: only first [], only second ['c']",
        "c: only first [], only second ['a']",
    ]


def test_a_page_of_no_cluster_stands_alone_among_the_pages_shown() -> None:
    lines = list(between([["a", "b"]], [["a", "b", "c"]]))
    assert lines[0] == "3 pages shown: B-cubed P 0.556 R 1.000 F1 0.714"
    assert lines[2] == "2 pages of clusters: B-cubed P 1.000 R 1.000 F1 1.000"


def test_pages_of_a_person_within_days_are_shown_with_those_of_the_clusters() -> None:
    (chosen, *_), known = drawn(1), {page for cluster in every() for page in cluster.documents}
    near = {"id": "near", "published": str(chosen.first), "title": f"A call with {chosen.person}"}
    far = near | {"id": "far", "published": str(chosen.first - 2 * NEAR)}
    own = [near | {"id": page, "title": "x"} for page in sorted(known)]
    assert {row["id"] for row in offered([chosen], [near, far, *own])} == {"near", *chosen.documents}


def test_the_second_clusters_hold_every_page_of_the_drawn_ones() -> None:
    second = {
        page for line in SECOND.read_text(encoding="utf-8").splitlines() for page in json.loads(line)["documents"]
    }
    assert {page for cluster in drawn(COUNT) for page in cluster.documents} <= second
