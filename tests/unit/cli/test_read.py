"""`nv read` and the writing commands as an operator meets them: standard output, standard error, exit status, files."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from noteverbale import cli
from noteverbale.store import Store
from noteverbale.store.parts import count

FAKES = Path(__file__).parents[2] / "fakes.py"
TEXT = "Russia visits India. China sells tanks to Pakistan."


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number in range(4):
        (tmp_path / "texts" / f"{number}.txt").write_text(f"{TEXT} Number {number}.")
    return tmp_path


def test_a_folder_becomes_a_record_with_one_line_of_summary(folder: Path) -> None:
    found = nv(folder, "read", "texts", "--workers", "2")
    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr == "4 documents read, 8 claims, 0 failures: record.nv\n"
    again = nv(folder, "read", "texts")
    assert again.stderr == "0 documents read, 4 known before, 0 claims, 0 failures: record.nv\n"


def test_claims_go_to_standard_output_and_nothing_else_does(folder: Path) -> None:
    found = nv(folder, "read", "texts", "--claims", "-", "--published", "2014-11-20", "--publisher", "Daily Post")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["id"] for line in lines] == [f"texts/{number}.txt" for number in range(4)]
    assert list(lines[0]) == ["id", "publisher", "published", "title", "text", "claims"]
    assert (lines[0]["published"], lines[0]["publisher"]) == ("2014-11-20", "Daily Post")
    for line in lines:
        for claim in line["claims"]:
            trigger = claim["trigger"]
            assert line["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    assert not (folder / "record.nv").exists()
    assert "4 documents read" in found.stderr and found.returncode == 0


def test_claims_go_to_a_file_with_the_keys_of_the_codebook(folder: Path) -> None:
    assert nv(folder, "read", "texts/0.txt", "--claims", "out.jsonl").returncode == 0
    (line,) = (folder / "out.jsonl").read_text().splitlines()
    visit, sale = json.loads(line)["claims"]
    assert list(visit) == [
        "id", "kind", "trigger", "agent", "recipient", "time", "place", "polarity", "realis", "certainty", "source", "deal",
        "confidence",
    ]  # fmt: skip
    assert visit["agent"] == [{"text": "Russia", "start": 0, "end": 6, "code": "RUS", "sector": "GOV"}]
    assert visit["source"] == {"kind": "publisher", "text": None, "start": None, "end": None, "code": None}
    assert visit["deal"] is None and sale["deal"] == {
        "stage": "signed",
        "item": "tanks",
        "quantity": None,
        "value": None,
    }


def test_standard_input_is_read(folder: Path) -> None:
    found = nv(folder, "read", "-", "--claims", "-", given=TEXT.encode())
    assert len(json.loads(found.stdout)["claims"]) == 2


def test_failures_are_listed_at_the_end_with_status_1(folder: Path) -> None:
    (folder / "texts" / "bad.txt").write_text("this will explode")
    found = nv(folder, "read", "texts")
    assert found.returncode == 1
    assert "failed: texts/bad.txt: ValueError: the text exploded\n" in found.stderr
    assert "4 documents read, 8 claims, 1 failure: record.nv" in found.stderr


def test_many_failures_are_counted(folder: Path) -> None:
    for number in range(30):
        (folder / "texts" / f"bad{number}.txt").write_text("this will explode")
    found = nv(folder, "read", "texts")
    assert found.stderr.count("failed: texts/") == 20 and "failed: 10 more" in found.stderr
    assert len((folder / "record.nv" / "failures" / "main.jsonl").read_text().splitlines()) == 30


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "nv: nv read: no file or folder is named"),
        (["read", "nowhere"], "nv: nowhere: no such file or folder"),
        (["read", "texts", "--published", "20 November"], "not a day; write it as 2014-11-20"),
        (["read", "texts", "--columns", "txt=body"], "did you mean text?"),
        (["read", "texts", "--format", "odt"], "the formats are"),
        (["read", "texts", "--shard", "9/8"], "write 1/8 to 8/8"),
        (["read", "texts", "--workers", "0"], "--workers"),
        (["read", "texts", "--store", "texts"], "this is not a store"),
        (["read", "texts", "--claims", "-", "--store", "gulf.nv"], "--claims writes no store; leave out --store"),
        (["read", "texts", "--claims", "no/such/folder.jsonl"], "nv: no/such/folder.jsonl: cannot be written"),
        (["rebuild"], "nv: record.nv: there is no store here; run nv read first"),
        (["raed", "texts"], "did you mean nv read?"),
        (["config", "--nonsense"], "no such option '--nonsense'; nv config --help"),
    ],
)
def test_mistakes_are_told_in_a_sentence_with_status_2(
    folder: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(cli.signal, "signal", lambda number, handler: None)
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert words in told.err
    assert "Traceback" not in told.err and told.out == ""
    assert not (folder / "record.nv").exists()


def test_a_wrong_setting_is_told_before_anything_is_read(folder: Path) -> None:
    (folder / "nv.toml").write_text("[read]\nworker = 3\n")
    found = nv(folder, "read", "texts")
    assert found.returncode == 2 and "did you mean workers?" in found.stderr


def test_an_odd_file_in_a_folder_stops_nothing(folder: Path) -> None:
    (folder / "texts" / "a.msg").write_text("Subject: x")
    (folder / "texts" / "b.csv").write_text("datum,inhalt\n2014,Russia visits India.\n")
    (folder / "texts" / "c.odt").write_bytes(b"{\\rtf1 x}")
    for more in ((), ("--claims", "out.jsonl")):
        told = nv(folder, "read", "texts", *more)
        assert told.returncode == 1 and told.stderr.splitlines()[-1].startswith(
            "4 documents read, 8 claims, 3 failures: "
        ), told.stderr
        assert "failed: texts/a.msg: has the suffix '.msg', which no reader knows" in told.stderr
        assert "failed: texts/b.csv: no column holds the text" in told.stderr
    listed = nv(folder, "read", "texts", "--dry-run")
    assert listed.returncode == 0 and "texts/c.odt: none; it has the suffix '.odt'" in listed.stdout
    named = nv(folder, "read", "texts", "texts/a.msg")
    assert named.returncode == 2 and "rename it or say --format" in named.stderr


def test_dry_run_only_lists(folder: Path) -> None:
    (folder / "texts" / "many.jsonl").write_text(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}) + "\n")
    found = nv(folder, "read", "texts", "--dry-run")
    assert (
        found.stdout.splitlines()[0] == "texts/0.txt: 1 document"
        and "texts/many.jsonl: about 2 documents" in found.stdout
    )
    assert not (folder / "record.nv").exists()


def test_a_job_array_makes_the_record_that_one_run_makes(folder: Path) -> None:
    for part in (1, 2, 3):
        found = nv(folder, "read", "texts", "--shard", f"{part}/3")
        assert found.returncode == 0 and "nv rebuild --store record.nv" in found.stderr
    found = nv(folder, "rebuild")
    assert (found.returncode, found.stdout.split(":")[0].split(",")[:2]) == (0, ["4 documents", " 8 claims"])


def test_settings_and_their_origins_are_shown(folder: Path) -> None:
    (folder / "nv.toml").write_text('[store]\npath = "gulf.nv"\n')
    found = nv(folder, "config", NOTEVERBALE_READ_WORKERS="3")
    assert "store.path = 'gulf.nv'  (nv.toml)" in found.stdout
    assert "read.workers = 3  (NOTEVERBALE_READ_WORKERS)" in found.stdout
    assert "read.min_confidence = 0.0  (default)" in found.stdout
    assert "gulf.nv" in nv(folder, "read", "texts").stderr


def test_doctor_finds_a_damaged_shard(folder: Path) -> None:
    nv(folder, "read", "texts")
    sound = nv(folder, "doctor")
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "model: fake-1" in sound.stdout and "4 readings in 1 shard, all sound" in sound.stdout
    assert "up to date with the log" in sound.stdout
    (shard,) = (folder / "record.nv" / "log").glob("*.gz")
    shard.write_bytes(shard.read_bytes()[:-20])
    hurt = nv(folder, "doctor")
    assert hurt.returncode == 1 and shard.name in hurt.stdout and "run nv read on the same inputs again" in hurt.stdout


def test_doctor_tells_a_record_of_another_form(folder: Path) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("UPDATE about SET value = '1' WHERE name = 'form'")
    told = nv(folder, "doctor")
    assert told.returncode == 1 and "another form, so answers may lack parts; run nv rebuild" in told.stdout


@pytest.mark.parametrize(("name", "words"), [("form", "has another form"), ("rules", "by other rules")])
def test_an_answer_from_a_record_of_another_version_says_so_once(folder: Path, name: str, words: str) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("UPDATE about SET value = '1' WHERE name = ?", (name,))
    for command in (
        ("show", "events"),
        ("brief", "RUS"),
        ("diff", "2014", "2015"),
        ("export", "claims"),
        ("judge", "list"),
    ):
        told = nv(folder, *command)
        assert told.returncode == 0 and told.stderr.count(words) == 1, command
        assert "nv rebuild --store record.nv makes it anew" in told.stderr and words not in told.stdout
    nv(folder, "rebuild")
    assert words not in nv(folder, "show", "events").stderr


def test_a_record_that_cannot_answer_is_told_with_the_repair(folder: Path) -> None:
    nv(folder, "read", "texts")
    with closing(sqlite3.connect(folder / "record.nv" / "record.sqlite")) as record, record:
        record.execute("DROP TABLE failures")
    told = nv(folder, "show", "documents")
    assert told.returncode == 2 and "Traceback" not in told.stderr
    assert "cannot be read (no such table: failures); make it again with: nv rebuild --store record.nv" in told.stderr


@pytest.mark.parametrize(("number", "workers"), [(signal.SIGINT, "1"), (signal.SIGINT, "2"), (signal.SIGTERM, "2")])
def test_an_interrupt_keeps_what_was_read_and_says_how_to_go_on(folder: Path, number: int, workers: str) -> None:
    for extra in range(150):
        (folder / "texts" / f"slow{extra:03d}.txt").write_text(f"hang {extra}")
    child = subprocess.Popen(
        [sys.executable, str(FAKES), "read", "texts", "--workers", workers],
        cwd=folder, env=environment(FAKE_HANG="0.05"), stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background ignores it
    )  # fmt: skip
    part = folder / "record.nv" / "log" / "main.part"
    wait_until(lambda: part.exists() and part.read_bytes().count(b"\n") >= 5)
    # As a terminal does it: the signal goes to every process of the group; a batch system signals the first one.
    (os.killpg if number == signal.SIGINT else os.kill)(child.pid, number)
    _, errors = child.communicate(timeout=300)
    assert child.returncode == 130, errors
    assert (
        "run the same command again to go on, or nv rebuild --store record.nv to ask" in errors
        and "Traceback" not in errors
    )
    assert not part.exists()
    kept = int(errors.split()[0])
    assert kept >= 5
    found = nv(folder, "read", "texts", "--workers", "2", FAKE_HANG="0")
    assert found.stderr.startswith(f"{154 - kept} documents read, {kept} known before")


def test_killed_again_and_again_the_run_ends_as_if_never_stopped(folder: Path) -> None:
    for extra in range(60):
        (folder / "texts" / f"slow{extra:03d}.txt").write_text(f"hang {extra}. {TEXT}")
    loads, part = folder / "loads", folder / "record.nv" / "log" / "main.part"
    for kept in (0, 5, 12):
        loads.write_text("")
        child = subprocess.Popen(
            [sys.executable, str(FAKES), "read", "texts", "--workers", "2"],
            cwd=folder, env=environment(FAKE_HANG="0.2", FAKE_LOADS=str(loads)), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(loads.read_text)
        wait_until(lambda run=child, least=kept: count(part) >= least or run.poll() is not None)
        child.kill()
        child.wait()
        for worker in map(int, loads.read_text().split()):
            wait_until(
                lambda pid=worker: not Path(f"/proc/{pid}").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()
            )
    found = nv(folder, "read", "texts", FAKE_HANG="0")
    assert found.returncode == 0 and int(found.stderr.split()[0]) < 60
    nv(folder, "read", "texts", "--store", "whole.nv", FAKE_HANG="0")
    stopped, whole = (Store.open(folder / name) for name in ("record.nv", "whole.nv"))
    assert list(stopped.readings()) == list(whole.readings())
    query = "SELECT * FROM states ORDER BY record_id, sequence"
    assert list(map(tuple, stopped.database().execute(query))) == list(map(tuple, whole.database().execute(query)))


def wait_until(told: Callable[[], object], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    (folder / "texts" / "long.txt").write_text("A long text of many words. " * 40_000)
    command = f"{sys.executable} {FAKES} read texts --claims - | head -c 10"
    found = subprocess.run(
        command, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert len(found.stdout) == 10 and "Traceback" not in found.stderr and "BrokenPipe" not in found.stderr
