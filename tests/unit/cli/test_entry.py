"""Where `nv` begins: an interrupt before the command is there is told like any other."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from noteverbale.cli import main

_INTERRUPTED = """
import sys
class Interrupt:
    def find_spec(self, name, *rest):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from noteverbale.__main__ import main
sys.argv = ["nv", "config"]
main()
"""


def begun(name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _INTERRUPTED.format(name=name)]
    return subprocess.run(command, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=False)


def test_an_interrupt_while_the_command_is_imported_prints_no_traceback() -> None:
    for name in ("click", "noteverbale.cli", "noteverbale.cli.config", "noteverbale.config"):
        told = begun(name)
        assert (told.returncode, told.stdout, told.stderr) == (130, "", "\nnv: stopped\n"), name


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_nv_alone_is_help_and_no_failure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    shown = capsys.readouterr()
    assert (ended.value.code or 0, shown.err) == (0, "")
    assert shown.out.startswith("Usage: nv") and "\n  read " in shown.out


def test_the_script_begins_where_interrupts_are_told() -> None:
    settings = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["scripts"]["nv"] == "noteverbale.__main__:main"


def test_the_beginning_imports_next_to_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import noteverbale.__main__; print(*sorted(set(sys.modules) - before))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True
    )
    assert set(found.stdout.split()) <= {"__future__", "noteverbale", "noteverbale.__main__"}


def test_no_class_needs_a_generic_one_of_click() -> None:
    """Of click 8.1 to 8.3, which pyproject.toml allows, ParamType takes nothing in brackets when the program runs."""
    room = Path(__file__).parents[3] / "src" / "noteverbale" / "cli"
    assert [
        path.name for path in room.glob("*.py") if re.search(r"\(click\.\w+\[", path.read_text(encoding="utf-8"))
    ] == []
