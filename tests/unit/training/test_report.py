"""Figures of an annotated set, and of some of its texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")
from training.report import bands, counts, figures, rows


def a_claim(kind: str, start: int) -> dict[str, Any]:
    return {
        "kind": kind, "trigger": {"start": start, "end": start + 4}, "agent": [], "recipient": [],
        "polarity": "positive", "realis": "occurred", "certainty": "certain", "source": {"kind": "publisher"},
    }  # fmt: skip


def written(path: Path, **texts: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps({"id": id, "claims": claims}) + "\n" for id, claims in texts.items()))
    return path


def test_only_the_texts_of_other_files_are_counted(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", a=[a_claim("visit", 0)], b=[a_claim("attack", 0), a_claim("aid", 9)])
    system = written(tmp_path / "system.jsonl", a=[a_claim("visit", 0)], b=[a_claim("attack", 0)])
    only = written(tmp_path / "sheet.jsonl", b=[])
    whole, part = rows(gold, system), rows(gold, system, [only])
    assert (len(whole), len(part)) == (2, 1)
    assert figures(counts(part[0]))["kind"] == pytest.approx(2 / 3)
    assert rows(gold, system, [written(tmp_path / "none.jsonl", c=[])]) == []


def test_claims_of_another_annotator_have_no_confidence_and_are_sure(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", a=[a_claim("visit", 0)])
    assert bands(rows(gold, gold)) == [("0.9 to 1.0", 1, 1.0, 1.0)]
