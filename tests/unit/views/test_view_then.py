"""What is asked as of a day is what a record made of the texts published by then tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.views.world import make_store, readings

from noteverbale.errors import ConfigError
from noteverbale.views import RecordView
from noteverbale.views.explain import Explanation

DAYS = ("2014-11-20", "2015-12-31", "2016-12-31")


@pytest.fixture(params=DAYS)
def then_and_now(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, RecordView, RecordView]]:
    day = request.param
    by_then = [
        one for one in readings() if one.document.published and one.document.published <= date.fromisoformat(day)
    ]
    now, then = make_store(tmp_path / "now.nv"), make_store(tmp_path / "then.nv", by_then)
    with RecordView(then) as old, RecordView(now) as new:
        yield day, old, new


def told(found: Explanation) -> Explanation:
    """What a page shows of it: which text is the first of its family of copies may be known later."""
    return replace(found, evidence=tuple(replace(one, family="", copy=False) for one in found.evidence))


def test_explanations_know_nothing_of_later_texts(then_and_now: tuple[str, RecordView, RecordView]) -> None:
    day, old, new = then_and_now
    ids = [row["id"] for row in old.events()]
    assert ids
    for id in ids:
        assert told(new.explain(id, day)) == told(old.explain(id))
    assert any(told(new.explain(id)) != told(old.explain(id)) for id in ids)


def test_an_overview_knows_nothing_of_later_texts(then_and_now: tuple[str, RecordView, RecordView]) -> None:
    day, old, new = then_and_now
    assert new.overview(day) == old.overview()
    assert new.overview() != old.overview()


def test_what_was_not_known_then_is_refused(then_and_now: tuple[str, RecordView, RecordView]) -> None:
    day, old, new = then_and_now
    known = {row["id"] for row in old.events()}
    later = [row for row in new.events() if row["id"] not in known]
    assert later
    for row in later:
        with pytest.raises(ConfigError, match=f"was not known on {day}"):
            new.explain(row["id"], day)
    undated = next(row["id"] for row in new.documents() if row["published"] is None)
    with pytest.raises(ConfigError, match="its text has no day"):
        new.explain(undated, day)
