"""What installing, importing and asking for help costs, and what the package says it offers."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
import types
from pathlib import Path

from tools.weight import MEGABYTE, needed

import noteverbale
from noteverbale.cli import COMMANDS

ROOT = Path(__file__).parents[2]
REVIEWED = Path(__file__).with_name("core.csv")
# What the package itself may weigh in megabytes of files: weights of two networks, the gazetteer, tables, code.
OWN = 48

HEAVY = (
    "numpy",
    "onnxruntime",
    "trafilatura",
    "pandas",
    "pyarrow",
    "polars",
    "rich.progress",
)


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True
    ).stdout


def quickest(code: str) -> float:
    """Give the least of five measured seconds of processor time, so that a busy machine is no failure."""
    timed = f"import time; start = time.process_time(); {code}; print(time.process_time() - start)"
    return min(float(run(timed).split()[-1]) for _ in range(5))


def test_importing_takes_under_a_tenth_of_a_second() -> None:
    assert quickest("import noteverbale") < 0.1


def test_help_takes_under_three_tenths_of_a_second() -> None:
    code = "from noteverbale.cli import group; group.main(['--help'], standalone_mode=False)"
    assert quickest(code) < 0.3


def test_help_imports_nothing_heavy_and_no_command() -> None:
    code = "import sys; from noteverbale.cli import group; group.main(['--help'], standalone_mode=False); print(*sys.modules)"
    loaded = run(code).splitlines()[-1].split()
    assert not [name for name in HEAVY if name in loaded]
    commands = {module.partition(":")[0] for module, _ in COMMANDS.values()}
    assert not commands.intersection(loaded)


def test_help_of_nv_read_imports_nothing_heavy() -> None:
    code = "import sys; from noteverbale.cli import group; group.main(['read', '--help'], standalone_mode=False); print(*sys.modules)"
    loaded = run(code).splitlines()[-1].split()
    assert not [name for name in HEAVY if name in loaded]


def test_what_is_public_is_listed_and_there() -> None:
    assert sorted(noteverbale.__all__) == noteverbale.__all__
    for name in noteverbale.__all__:
        assert getattr(noteverbale, name) is not None
    own = {
        name
        for name, value in vars(noteverbale).items()
        if isinstance(value, types.FunctionType) and not name.startswith("_")
    }
    assert own <= set(noteverbale.__all__)


def test_the_core_brings_nothing_that_was_not_reviewed() -> None:
    """Whoever adds a dependency, or a dependency that grows one, weighs it (`make weight`) and writes it into the list."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    with REVIEWED.open(encoding="utf-8", newline="") as rows:
        reviewed = {row["distribution"] for row in csv.DictReader(rows)}
    brought = needed(declared)
    assert {"numpy", "onnxruntime", "babel"} <= brought.keys()
    assert not {name: by for name, by in brought.items() if name not in reviewed}


def test_the_package_itself_stays_light() -> None:
    files = [file for file in (ROOT / "src").rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < OWN * MEGABYTE
