"""`nv read --reader llm` as an operator meets it, against a scripted endpoint on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import noteverbale
from llm_server import Endpoint, Step, serving
from noteverbale import cli
from noteverbale.errors import ConfigError
from noteverbale.flow import worker
from noteverbale.store import Store

TEXT = "Russia visits India. China sells tanks to Pakistan."
DAY = "Published in Daily Post, November 20th, 2014"


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NOTEVERBALE_")}
    return kept | {"PYTHONPATH": ":".join(sys.path), "NV_TEST_KEY": "very-secret"}


class Ended(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Nv = Callable[..., Ended]


@pytest.fixture
def nv(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Nv:
    """Give `nv` as a function of its arguments; each call begins with a new reader, as a new process does."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NV_TEST_KEY", "very-secret")
    monkeypatch.setattr(cli.signal, "signal", lambda number, handler: None)

    def run(*arguments: str) -> Ended:
        worker.load_llm.cache_clear()
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        told = capfd.readouterr()
        return Ended(int(str(ended.value.code)), told.out, told.err)

    return run


def write_settings(folder: Path, endpoint: Endpoint | str, **more: object) -> None:
    given = {
        "endpoint": endpoint if isinstance(endpoint, str) else endpoint.url,
        "model": "m",
        "key_variable": "NV_TEST_KEY",
        "backoff_seconds": 0.01,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in (given | more).items()]
    (folder / "nv.toml").write_text("\n".join(["[llm]", *lines]) + "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number in range(6):
        (tmp_path / "texts" / f"{number}.txt").write_text(f"{TEXT} Number {number}.\n{DAY}")
    return tmp_path


def test_a_record_is_made_with_tokens_and_cost_told(folder: Path, nv: Nv) -> None:
    with serving() as endpoint:
        write_settings(folder, endpoint, price_in=1.0, price_out=5.0)
        found = nv("read", "texts", "--reader", "llm")
        assert (found.returncode, found.stdout) == (0, "")
        assert found.stderr.splitlines() == [
            f"nv: texts go to {endpoint.url} (model m)",
            "6 documents read, 12 claims, 0 failures: record.nv",
            "nv: m: 6 requests, 0 answers from the cache, 6,000 tokens in, 600 out, 0.0090 USD",
        ]
        again = nv("read", "texts", "--reader", "llm")
        assert "0 documents read, 6 known before" in again.stderr and "0 requests" in again.stderr
        assert len(endpoint.asked) == 6
    assert "RUS > IND" in nv("show", "visits").stdout or "RUS" in nv("show", "visits").stdout


def test_the_network_stays_the_default_and_nothing_is_sent_by_it(folder: Path, nv: Nv) -> None:
    with serving() as endpoint:
        write_settings(folder, endpoint)
        found = nv("read", "texts", "--limit", "1", "--claims", "-")
        assert found.returncode == 0 and "texts go to" not in found.stderr and endpoint.asked == []


def test_the_answer_is_the_same_whatever_the_number_of_workers_and_whoever_answers(folder: Path, nv: Nv) -> None:
    with serving(lambda passage: Step(seconds=0.05 if "Number 0" in passage else 0.0)) as endpoint:
        write_settings(folder, endpoint)
        lines = {
            nv("read", "texts", "--reader", "llm", "--claims", "-", "--workers", n).stdout for n in ("1", "3", "8")
        }
        assert len(lines) == 1 and len(endpoint.asked) == 6
    assert nv("read", "texts", "--reader", "llm", "--claims", "-").stdout in lines  # from the cache, nobody serves
    for workers in ("1", "4"):
        assert nv("read", "texts", "--reader", "llm", "--store", f"{workers}.nv", "--workers", workers).returncode == 0
    assert list(Store.open(folder / "1.nv").readings()) == list(Store.open(folder / "4.nv").readings())


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="a job in the background of a shell hears no interrupt"
)
def test_an_interrupted_run_goes_on_and_pays_nothing_twice(folder: Path, nv: Nv) -> None:
    let_go = threading.Event()

    def held(passage: str) -> Step:
        let_go.wait(60)
        return Step()

    with serving(Step(), Step(), held) as endpoint:
        write_settings(folder, endpoint)
        command = [sys.executable, "-m", "noteverbale", "read", "texts", "--reader", "llm", "--workers", "2"]
        running = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=environment())
        while len(endpoint.asked) < 4 and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        threading.Timer(3.0, let_go.set).start()  # time for the signal to come through on a busy machine
        told = running.communicate(timeout=60)[1]
        assert running.returncode == 130 and "nv: stopped; what was read is kept" in told
        kept = len(list((folder / "llm-cache").rglob("*.json")))
        assert 2 <= kept <= 4
        asked = len(endpoint.asked)
        found = nv("read", "texts", "--reader", "llm")
        assert found.returncode == 0 and f"{6 - kept} requests" in found.stderr
        assert len(endpoint.asked) == asked + 6 - kept
    assert len(list(Store.open(folder / "record.nv").readings())) == 6


def test_the_spending_limit_stops_in_one_sentence_and_keeps_what_was_read(folder: Path, nv: Nv) -> None:
    limits = {"price_in": 1.0, "price_out": 1.0, "answer_tokens": 100, "requests_at_once": 1}
    with serving() as endpoint:
        write_settings(folder, endpoint, spending_limit=0.0067, **limits)
        found = nv("read", "texts", "--reader", "llm")
        assert found.returncode == 1
        assert found.stderr.splitlines()[1:] == [
            "3 documents read, 6 claims, 0 failures: record.nv",
            "nv: m: 3 requests, 0 answers from the cache, 3,000 tokens in, 300 out, 0.0033 USD",
            found.stderr.splitlines()[-1],
        ]
        assert (
            "nv: the spending limit of 0.0067 USD is reached (0.0033 spent, the next request may cost 0.00"
            in found.stderr.splitlines()[-1]
        )
        assert "0 visits" not in nv("show", "visits").stdout
        write_settings(folder, endpoint, spending_limit=1.0, **limits)
        again = nv("read", "texts", "--reader", "llm")
        assert again.returncode == 0 and "3 documents read, 3 known before" in again.stderr and len(endpoint.asked) == 6


def test_a_failed_window_is_told_at_the_end_and_read_again_by_the_next_run(folder: Path, nv: Nv) -> None:
    broken = {"now": True}

    def overloaded(passage: str) -> Step:
        return Step(status=500) if broken["now"] and "Number 3" in passage else Step()

    with serving(overloaded) as endpoint:
        write_settings(folder, endpoint, retries=1)
        found = nv("read", "texts", "--reader", "llm")
        assert found.returncode == 1 and "6 documents read, 10 claims, 1 failure" in found.stderr
        assert "failed: texts/3.txt: sentences 1 to 3: " in found.stderr and "status 500" in found.stderr
        broken["now"] = False
        again = nv("read", "texts", "--reader", "llm")
        assert again.returncode == 0 and "1 document read, 5 known before, 2 claims, 0 failures" in again.stderr
    readings = list(Store.open(folder / "record.nv").readings())
    assert sum(len(reading.claims) for reading in readings) == 12 and not any(reading.failures for reading in readings)


def test_what_does_not_stand_is_counted(folder: Path, nv: Nv) -> None:
    visit = {"kind": "visit", "trigger": "visits", "agent": [{"text": "Russia", "code": "RUS"}], "place": "Nepal"}
    answer = json.dumps({"claims": [{"kind": "trip", "trigger": "visits"}, visit]})
    with serving(Step(text=f"Gladly!\n```json\n{answer}\n```")) as endpoint:
        write_settings(folder, endpoint)
        found = nv("read", "texts", "--reader", "llm", "--claims", "out.jsonl")
    assert found.returncode == 0 and "6 claims" in found.stderr
    assert "nv: dropped from the answers: place not in the text 6, unknown kind 6" in found.stderr


@pytest.mark.parametrize(
    ("settings", "step", "words"),
    [
        ("", Step(), "nv: no endpoint is named; write endpoint = ... under [llm] in nv.toml (docs/llm.md)"),
        ('[llm]\nendpoint = "{url}"\n', Step(), "nv: no model is named"),
        ('[llm]\nendpoint = "{url}"\nmodel = "m"\nkey_variable = "NV_NOT_SET"\n', Step(), "nv: the variable NV_NOT_SET, named by llm.key_variable, holds no key; set it"),
        ('[llm]\nendpoint = "{url}"\nmodel = "m"\nkey = "x"\n', Step(), "there is no key 'key' in [llm]; did you mean key_variable?"),
        ('[llm]\nendpoint = "{url}"\nmodel = "m"\nkey_variable = "NV_TEST_KEY"\n', Step(status=401), "refuses the key with status 401 (no); check the key in NV_TEST_KEY"),
        ('[llm]\nendpoint = "{url}"\nmodel = "m"\n', Step(status=404), "knows no model 'm' or no such path (no); correct llm.model or llm.endpoint"),
        ('[llm]\nendpoint = "{url}"\nmodel = "m"\n', Step(status=302, headers={"Location": "http://elsewhere.example/"}), "sends on to http://elsewhere.example/"),
        ('[llm]\nendpoint = "http://127.0.0.1:1/v1"\nmodel = "m"\nretries = 0\n', Step(), "http://127.0.0.1:1/v1 cannot be reached (Connection refused); start the server there"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("workers", ["1", "2"])
def test_mistakes_are_told_in_a_sentence_with_status_2(
    folder: Path, settings: str, step: Step, words: str, workers: str, nv: Nv
) -> None:
    with serving(step) as endpoint:
        (folder / "nv.toml").write_text(settings.replace("{url}", endpoint.url))
        found = nv("read", "texts", "--reader", "llm", "--claims", "-", "--workers", workers)
    assert found.returncode == 2 and words in found.stderr and found.stdout == ""
    assert "Traceback" not in found.stderr and "very-secret" not in found.stderr
    assert len([line for line in found.stderr.splitlines() if "texts go to" not in line]) == 1


def test_the_key_is_written_nowhere(folder: Path, nv: Nv) -> None:
    with serving() as endpoint:
        write_settings(folder, endpoint)
        found = nv("read", "texts", "--reader", "llm")
        shown = nv("config").stdout
        assert endpoint.headers[0]["authorization"] == "Bearer very-secret"
    assert "very-secret" not in found.stderr + shown
    assert not [path for path in folder.rglob("*") if path.is_file() and b"very-secret" in path.read_bytes()]


def test_python_reads_with_the_same_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NV_TEST_KEY", "x")
    with serving() as endpoint:
        write_settings(folder, endpoint)
        assert [claim.kind for claim in noteverbale.read(TEXT, reader="llm").claims] == ["visit", "arms_deal"]
        assert len(endpoint.asked) == 1
    with pytest.raises(ConfigError, match="readers are network, fast, llm"):
        noteverbale.read(TEXT, reader="gpt")  # type: ignore[arg-type]
