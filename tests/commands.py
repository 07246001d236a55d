"""`nv` with the fake reader in a process of its own, for tests of what a command says or survives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def environment() -> dict[str, str]:
    """This process's variables and path, without settings of nv."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NOTEVERBALE_")}
    return kept | {"PYTHONPATH": ":".join(sys.path)}


def run(script: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment())


def nv(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("import sys, fakes; fakes.main(sys.argv[1:])", folder, *arguments)


def one_sentence(found: subprocess.CompletedProcess[str]) -> str:
    (line,) = [line for line in found.stderr.splitlines() if line.startswith("nv:")]
    assert "Traceback" not in found.stderr
    return line


def more(texts: Path, count: int = 40) -> None:
    """Lay further texts beside those of a store, each of some 300 words."""
    for number in range(count):
        words = " ".join(f"word{number * 7 + place}" for place in range(300))
        (texts / f"late-{number:03d}.txt").write_text(f"Russia visits India. {words} Late {number}.")
