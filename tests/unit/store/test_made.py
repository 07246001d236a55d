"""The digest of the rules covers all by which claims become records."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import noteverbale
from noteverbale.store import made


@pytest.mark.parametrize(
    "edited",
    [
        "records/features.toml",
        "records/fold.py",
        "ontology/own_names.py",
        "ontology/events/agreements.csv",
        "ontology/kinds/visit.toml",
        "ontology/equipment/designations.csv",
        "ontology/actors/states.csv",
        "resolve/likeness.py",
        "resolve/marks.toml",
        "resolve/equipment/matching.py",
        "resolve/times/lexicon.toml",
    ],
)
def test_an_edit_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: str) -> None:
    package = Path(str(resources.files(noteverbale)))
    for part in ("records", "ontology", "resolve"):
        shutil.copytree(package / part, tmp_path / part)
    monkeypatch.setattr(made, "files", lambda name: tmp_path)
    before = made.rules_digest.__wrapped__()
    with (tmp_path / edited).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert made.rules_digest.__wrapped__() != before


def _package() -> Path:
    return Path(str(resources.files(noteverbale)))


def _modules() -> dict[str, Path]:
    found = ((path, path.relative_to(_package().parent).with_suffix("").parts) for path in _package().rglob("*.py"))
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts): path for path, parts in found}


def _imported(name: str, modules: dict[str, Path]) -> Iterator[str]:
    """Give what a module imports, with the packages that these lie in; the package's face imports nothing."""
    for node in ast.walk(ast.parse(modules[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module
            told = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        elif isinstance(node, ast.Import):
            told = [one.name for one in node.names]
        else:
            continue
        for each in told:
            parts = each.split(".")
            yield from (inner for end in range(2, len(parts) + 1) if (inner := ".".join(parts[:end])) in modules)


def test_the_digest_covers_every_module_and_table_that_records_are_made_with() -> None:
    modules = _modules()
    left, seen = [name for name in modules if name.startswith("noteverbale.records")], set[str]()
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += _imported(name, modules)
    covered = {name for room in made._ROOMS for name, _ in made._files(_package() / room, room)}
    paths = {modules[name].relative_to(_package()).as_posix() for name in seen}
    used = {path for path in paths if path.startswith(("records/", "ontology/", "resolve/"))}
    assert {"resolve/likeness.py", "resolve/marks.py", "ontology/states.py", "resolve/times/lexicon.py"} <= used
    assert used <= covered
    beside = {path.relative_to(_package()).as_posix() for name in used for path in (_package() / name).parent.iterdir()}
    tables = {path for path in beside if path.endswith((".toml", ".csv", ".txt", ".npz"))}
    assert tables <= covered


def test_a_move_of_bytes_between_files_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in made._ROOMS:
        (tmp_path / room).mkdir()
    monkeypatch.setattr(made, "files", lambda name: tmp_path)
    digests = set[str]()
    for first, second in (("ab", "c"), ("a", "bc")):
        (tmp_path / "records" / "1.py").write_text(first)
        (tmp_path / "records" / "2.py").write_text(second)
        digests.add(made.rules_digest.__wrapped__())
    assert len(digests) == 2
