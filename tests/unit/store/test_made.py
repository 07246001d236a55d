"""The digest of the rules covers all by which claims become records."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

import noteverbale
from noteverbale.store import made


@pytest.mark.parametrize(
    "edited",
    ["records/features.toml", "records/fold.py", "ontology/own_names.py", "ontology/events/agreements.csv"],
)
def test_an_edit_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: str) -> None:
    package = Path(str(resources.files(noteverbale)))
    for part in ("records", "ontology"):
        shutil.copytree(package / part, tmp_path / part)
    monkeypatch.setattr(made, "files", lambda name: tmp_path)
    before = made.rules_digest.__wrapped__()
    with (tmp_path / edited).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert made.rules_digest.__wrapped__() != before
