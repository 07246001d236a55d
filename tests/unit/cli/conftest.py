"""A folder of texts for the commands that read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.fake_nv import DAY, TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number in range(4):
        (tmp_path / "texts" / f"{number}.txt").write_text(f"{TEXT} Number {number}.\n{DAY}")
    return tmp_path
