"""The scorer of the hand-made clusters reads what `nv read --claims` writes."""

from __future__ import annotations

from datetime import date

from training.clusters.score import read_reports

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
