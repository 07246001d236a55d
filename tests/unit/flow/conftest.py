"""A fake reader for every test of the flow, and texts in its language."""

from __future__ import annotations

from pathlib import Path

import pytest

import fakes
from noteverbale.flow import worker


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
