"""Fitting whom words point to: the same input gives the same table, and the shipped table is never read for it."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "training" / "train_actors.py"
TEXT = "{0} President Ann Orme met {1} premier Bo Lund. She praised the talks. The two sides will sign. His army stays."
PAIRS = [("Peruvian", "Danish", "PER", "DNK"), ("Kenyan", "Greek", "KEN", "GRC"), ("Omani", "Polish", "OMN", "POL")]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = []
    for number, (first, second, one, other) in enumerate(PAIRS):
        text = TEXT.format(first, second)
        told = [("She", one), ("The two sides", one), ("The two sides", other), ("His army", other)]
        actors = [{"start": text.index(w), "end": text.index(w) + len(w), "code": code} for w, code in told]
        row = {"id": str(number), "text": text, "published": "2014-11-20", "publisher": None}
        rows.append(row | {"claims": [{"agent": actors, "recipient": []}]})
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False)


@pytest.mark.skipif(importlib.util.find_spec("numpy") is None, reason="fitting needs numpy")
def test_the_same_input_gives_the_same_table(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights.csv"
    assert run(str(gold), "--out", str(out)).returncode == 0
    told = run(str(gold), "--out", str(out), "--check")
    assert told.returncode == 0 and "is what this input gives" in told.stdout
    header, *rows = out.read_text().splitlines()
    assert header == "class,feature,weight,source" and len(rows) > 50
    assert len({row.rsplit("fitted on ", 1)[1] for row in rows}) == 1
    out.write_text(out.read_text() + ",more,1.000,me\n")
    told = run(str(gold), "--out", str(out), "--check")
    assert told.returncode == 1 and "is NOT what this input gives" in told.stdout
