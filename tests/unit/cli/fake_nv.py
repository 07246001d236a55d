"""`nv` with the fake reader, in a process of its own: what it prints and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FAKES = Path(__file__).parents[2] / "fakes.py"
TEXT = "Russia visits India. China sells tanks to Pakistan."
DAY = "Published in Daily Post, November 20th, 2014"


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NOTEVERBALE_")}
    return kept | {"PYTHONPATH": ":".join(sys.path)} | more


def nv(folder: Path, *arguments: str, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
    found = subprocess.run(
        [sys.executable, str(FAKES), *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env=environment(**more),
        check=False,
    )
    return subprocess.CompletedProcess(found.args, found.returncode, found.stdout.decode(), found.stderr.decode())
