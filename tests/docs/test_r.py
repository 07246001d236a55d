"""The page on R: its commands make the files, its code runs in order and prints what the page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/r.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"```r\n(?P<code>.*?)```\n(?:\n```output\n(?P<printed>.*?)```\n)?", re.DOTALL)
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def with_nv(folder: Path) -> dict[str, str]:
    """Give an environment in which `nv` is the one under test."""
    command = folder / "bin" / "nv"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m noteverbale "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "LANGUAGE": "en",
        "COLUMNS": "100",
    }


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not here")
def test_the_code_of_the_page_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    environment = with_nv(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for line in _SHELL.findall(PAGE)[0].splitlines():
        subprocess.run(shlex.split(line), cwd=tmp_path, env=environment, check=True, capture_output=True)
    blocks = [(found["code"], found["printed"]) for found in _BLOCK.finditer(PAGE)]
    script = "".join(f"{code}cat('\\n---\\n')\n" for code, _ in blocks)
    (tmp_path / "page.R").write_text(script, encoding="utf-8")
    ran = subprocess.run(
        ["Rscript", "--vanilla", "page.R"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = ran.stdout.split("\n---\n")[:-1]
    assert [one.rstrip() for one in told] == [(printed or "").rstrip() for _, printed in blocks]


def test_the_page_shows_what_its_code_prints() -> None:
    assert len(_BLOCK.findall(PAGE)) == len(re.findall("```r\n", PAGE)) >= 5 and PAGE.count("```output") >= 5
