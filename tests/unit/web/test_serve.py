"""nv serve: a real server on a free port, and its mistakes in one sentence."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from noteverbale.cli import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")


def test_it_answers_until_it_is_stopped(store: Path) -> None:
    command = [sys.executable, "-m", "noteverbale", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        told = running.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        with urlopen(f"{found[0]}show/deals?format=json", timeout=60) as answer:
            assert answer.status == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(60) in (0, 130)
        assert "Traceback" not in running.stderr.read()


def refused(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["serve", *arguments])
    return int(ended.value.code or 0)


def test_a_port_that_is_taken_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert refused("--store", str(store), "--port", port) == 2
    assert f"cannot answer at 127.0.0.1:{port} (address already in use); name another" in capsys.readouterr().err


def test_a_store_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--store", str(tmp_path / "none.nv")) == 2
    assert "none.nv" in capsys.readouterr().err


def test_what_is_not_installed_is_named(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("noteverbale.cli.serve.find_spec", lambda name: None)
    assert refused("--store", str(store)) == 2
    assert "pip install 'noteverbale[web]'" in capsys.readouterr().err
