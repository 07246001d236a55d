"""A small record, sheets drawn from it, and a hand that fills them in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.world import make_store

import noteverbale
from noteverbale.flow.judging import OpenRecord

Cells = Mapping[str, Mapping[str, str]]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / "record.nv")


@pytest.fixture
def record(store: Path) -> Iterator[OpenRecord]:
    with noteverbale.open(store) as opened:
        assert isinstance(opened, OpenRecord)
        yield opened


@pytest.fixture
def filled(record: OpenRecord, tmp_path: Path) -> Callable[..., Path]:
    """Draw a sheet and write cells into it: those of "*" into every row, others into the row of an id."""

    def fill(cells: Cells, what: str = "claims", name: str = "sheet.csv", **how: Any) -> Path:
        rows = table(record.audit.draw(what, **how).text())
        for row in rows[1:]:
            row.update({**(cells.get("*", {}) if row["what"] != "sentence" else {}), **cells.get(row["id"], {})})
        return written(tmp_path / name, rows)

    return fill


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def written(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig", **form: Any) -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), **form)
        writer.writeheader()
        writer.writerows(rows)
    return path


def claim_of(record: OpenRecord, kind: str, trigger: str, document: str = "") -> str:
    """Give the id of a claim."""
    (found, *_) = [
        row["id"]
        for row in record.claims(kind=kind)
        if row["trigger"] == trigger and row["document"].startswith(document)
    ]
    return str(found)
