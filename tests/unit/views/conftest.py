"""A store made from the hand-made world, by the real log and the real reconciliation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.views.world import make_store

from noteverbale.views import RecordView
from noteverbale.views.database import connect


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("world") / "record.nv")


@pytest.fixture
def db(world: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(world)
    yield connection
    connection.close()


@pytest.fixture
def view(world: Path) -> Iterator[RecordView]:
    with RecordView(world) as opened:
        yield opened
