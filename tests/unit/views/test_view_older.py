"""A record of the form before this one can still be asked."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from noteverbale.store import Store
from noteverbale.views import RecordView

QUESTIONS = ("events", "visits", "deals", "claims", "statements", "documents", "contradictions", "planned", "relations")


@pytest.fixture
def older(view: RecordView, tmp_path: Path) -> RecordView:
    path = tmp_path / "older.nv"
    shutil.copytree(view.path, path)
    with closing(sqlite3.connect(Store.open(path).record)) as db, db:
        db.execute("ALTER TABLE documents DROP COLUMN credit")
        db.execute("UPDATE about SET value = '8' WHERE name = 'form'")
    return RecordView(path)


@pytest.mark.parametrize("what", QUESTIONS)
def test_every_question_is_answered_as_by_the_record_of_today(what: str, view: RecordView, older: RecordView) -> None:
    assert list(older.ask(what)) == list(view.ask(what))


def test_it_is_told_that_it_is_old(older: RecordView) -> None:
    assert "another form" in older.stale and "nv rebuild" in older.stale
    assert older.overview().documents and older.methods()
