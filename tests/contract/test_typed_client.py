"""A program that uses the package is checked against its types, as an installed package is: by `mypy --strict`."""

from __future__ import annotations

import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

import noteverbale

PACKAGE = Path(noteverbale.__file__).parent
CLIENT = """
from __future__ import annotations

import datetime as dt

import noteverbale
from noteverbale.errors import NoteVerbaleError, StoreError


def travellers(path: str) -> list[str]:
    reading = noteverbale.read("Russia will visit.", published=dt.date(2014, 1, 1), publisher="Daily Post")
    for claim in reading.claims:
        reveal_type(claim.kind)
        reveal_type([actor.code for actor in claim.agent])
        reveal_type(claim.whole)
        reveal_type(claim.source.kind)
    try:
        with noteverbale.open(path) as record:
            reveal_type(record.judge.merge("r1", "r2").numbers)
            rows = record.visits(between=("RUS", "PAK"), as_of=dt.date(2014, 11, 20), limit=3)
            reveal_type(rows)
            reveal_type(rows[:2])
            reveal_type(rows.notes)
            reveal_type(record.explain(rows[0]["id"]).evidence[0].claim)
            return [row["traveller_name"] for row in rows]
    except (StoreError, NoteVerbaleError) as error:
        return [str(error)]
"""
TYPES = [
    "str",
    "list[str]",
    "float | None",
    "str",
    "tuple[int, ...]",
    "noteverbale.views.rows.Rows",
    "noteverbale.views.rows.Rows",
    "tuple[str, ...]",
    "noteverbale.types.claims.Claim",
]


@pytest.mark.skipif(find_spec("mypy") is None or sys.platform == "win32", reason="needs mypy, and links to folders")
def test_a_strict_client_is_told_the_types(tmp_path: Path) -> None:
    home = tmp_path / "home"
    venv.create(home, symlinks=True)
    packages = next(home.glob("lib/python3*/site-packages"))
    (packages / "noteverbale").symlink_to(PACKAGE)
    msgspec = find_spec("msgspec")
    assert msgspec and msgspec.origin
    (packages / "msgspec").symlink_to(Path(msgspec.origin).parent)
    (tmp_path / "client.py").write_text(CLIENT, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(home / "bin" / "python"), "client.py"],
        cwd=tmp_path, capture_output=True, text=True, env={"HOME": str(tmp_path), "PATH": ""}, check=False,
    )  # fmt: skip
    told = [line.partition('Revealed type is "')[2].rstrip('"') for line in found.stdout.splitlines()]
    assert found.returncode == 0, found.stdout + found.stderr
    assert [one for one in told if one] == TYPES


def test_the_package_says_that_it_has_types() -> None:
    assert (PACKAGE / "py.typed").is_file()
