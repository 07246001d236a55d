"""Standard streams that are full, closed or no longer read: one sentence and status 2, or silence and status 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.cli.fake_nv import FAKES, environment, nv

# Each writes in a way of its own: rich, click, a stream of bytes, help.
COMMANDS = (
    ["show", "events"],
    ["show", "visits", "--actor", "ZWE"],
    ["export", "events"],
    ["read", "texts", "--claims", "-"],
    ["brief", "RUS"],
    ["audit", "draw"],
    ["explain", "0.txt"],
    ["doctor"],
    ["--help"],
)


@pytest.fixture
def record(folder: Path) -> Path:
    assert nv(folder, "read", "texts").returncode == 0
    return folder


def with_output(folder: Path, command: list[str], output: int) -> tuple[int, str]:
    """Run a command with this as its standard output; give how it ends and what it says."""
    found = subprocess.run(
        [sys.executable, str(FAKES), *command],
        cwd=folder, stdout=output, stderr=subprocess.PIPE, text=True, env=environment(), check=False,
    )  # fmt: skip
    return found.returncode, found.stderr


def in_shell(folder: Path, command: str) -> tuple[int, str]:
    """Run a command of the shell, with `nv` for the program."""
    found = subprocess.run(
        f"nv() {{ {sys.executable} {FAKES} \"$@\"; }}; {command}",
        cwd=folder, shell=True, capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    return found.returncode, found.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_output_that_cannot_be_written_is_told_by_every_command(record: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for command in COMMANDS:
            status, said = with_output(record, command, full.fileno())
            assert (status, said.splitlines()[-1:]) == (
                2, ["nv: standard output cannot be written (No space left on device); make room or send it to another place"],
            ), command  # fmt: skip
            assert "Traceback" not in said and "Exception" not in said, command


def test_a_reader_that_has_left_is_no_failure_of_any_command(record: Path) -> None:
    for command in COMMANDS:
        reading, writing = os.pipe()
        os.close(reading)
        status, said = with_output(record, command, writing)
        os.close(writing)
        assert status == 0 and "Traceback" not in said and "nv:" not in said and "Exception" not in said, command


def test_a_closed_output_is_told_where_something_is_written_to_it(record: Path) -> None:
    closed = "nv: standard output is closed; send it to a file or a program, as with > answer.txt\n"
    for command in ("show events", "export events", "brief RUS", "read texts --claims -"):
        assert in_shell(record, f"nv {command} >&-") == (2, closed), command
    assert in_shell(record, "nv export events -o events.csv >&-")[0] == 0
    assert (record / "events.csv").stat().st_size > 1000


def test_a_closed_input_is_told_where_it_is_to_be_read(record: Path) -> None:
    status, said = in_shell(record, "nv read - <&-")
    assert (status, said) == (
        2, "nv: nv read: standard input is closed; name files, or send a text, as with nv read - < article.txt\n",
    )  # fmt: skip
    assert in_shell(record, "nv show events <&-")[0] == 0


def test_notes_that_nobody_can_read_stop_nothing(record: Path) -> None:
    for closed in ("2>&-", "2</dev/null"):
        assert in_shell(record, f"nv show events --limit 1 {closed}") == (0, ""), closed
