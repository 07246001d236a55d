"""A fake reader for every test of the flow, and texts in its language."""

from __future__ import annotations

from pathlib import Path

import pytest

import fakes
from noteverbale.flow import read_all, worker
from noteverbale.store import Store


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "load_reader", fakes.load)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02d}.txt").write_text(
            f"Russia visits India. China sells tanks to Pakistan. Number {number}."
        )
    return folder


@pytest.fixture
def store(tmp_path: Path, texts: Path) -> Store:
    """A store with a record; `texts` lie beside it."""
    made = Store.create_or_open(tmp_path / "record.nv")
    read_all([texts], made)
    return made
