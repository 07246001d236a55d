"""`nv read` and the writing commands as an operator meets them: standard output, standard error, exit status, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.fake_nv import TEXT, nv

from noteverbale import cli


def test_a_folder_becomes_a_record_with_one_line_of_summary(folder: Path) -> None:
    found = nv(folder, "read", "texts", "--workers", "2")
    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr == "4 documents read, 8 claims, 0 failures: record.nv\n"
    again = nv(folder, "read", "texts")
    assert again.stderr == "0 documents read, 4 known before, 0 claims, 0 failures: record.nv\n"


def test_texts_without_a_day_are_counted_once_read(folder: Path) -> None:
    (folder / "texts" / "4.txt").write_text(TEXT)
    for more in ((), ("--claims", "out.jsonl")):
        undated, summary = nv(folder, "read", "texts", *more).stderr.splitlines()
        assert undated.startswith("undated: 1 document has no day of publication, ")
        assert summary.startswith("5 documents read, 10 claims, 0 failures: ")
    assert nv(folder, "read", "texts", "--store", "b.nv", "--published", "2014-11-20").stderr.startswith(
        "5 documents read"
    )
    assert nv(folder, "read", "texts").stderr.startswith("0 documents read, 5 known before")


@pytest.mark.parametrize("words", ["60", "nan", "-0.1"])
def test_a_confidence_that_is_no_share_is_refused_wherever_it_is_given(folder: Path, words: str) -> None:
    given = nv(folder, "read", "texts", "--min-confidence", words)
    assert given.returncode == 2 and given.stderr.startswith("nv: ") and given.stderr.count("\n") == 1
    (folder / "nv.toml").write_text(f"[read]\nmin_confidence = {words}\n")
    found = nv(folder, "read", "texts")
    assert found.returncode == 2 and "nv.toml: read.min_confidence" in found.stderr
    assert not (folder / "record.nv").exists()


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
        (["read", "texts", "--claims", "-", "--store", "gulf.nv"], "--claims makes no store; leave out --store"),
        (["read", "table.csv", "--layouts", "none.toml"], "none.toml: the layouts cannot be read"),
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
    Path("table.csv").write_text("text\nA met B.\n", encoding="utf-8")
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
    (folder / "texts" / "a.xyz").write_text("Subject: x")
    (folder / "texts" / "b.csv").write_text("datum,inhalt\n2014,Russia visits India.\n")
    (folder / "texts" / "c.odt").write_bytes(b"{\\rtf1 x}")
    for more in ((), ("--claims", "out.jsonl")):
        told = nv(folder, "read", "texts", *more)
        assert told.returncode == 1 and told.stderr.splitlines()[-1].startswith(
            "4 documents read, 8 claims, 3 failures: "
        ), told.stderr
        assert "failed: texts/a.xyz: has the suffix '.xyz', which no reader knows" in told.stderr
        assert "failed: texts/b.csv: no column holds the text" in told.stderr
    listed = nv(folder, "read", "texts", "--dry-run")
    assert listed.returncode == 0 and "texts/c.odt: none; it is an OpenDocument text; save it as .docx" in listed.stdout
    named = nv(folder, "read", "texts", "texts/a.xyz")
    assert named.returncode == 2 and "rename it or say --format" in named.stderr


def test_a_dry_run_tells_what_is_wrong_with_columns(folder: Path) -> None:
    (folder / "texts" / "odd.csv").write_text("Nr;Full story\n1;Talks began.\n2;Talks went on.\n")
    found = nv(folder, "read", "texts", "--dry-run")
    assert "texts/odd.csv: none; no column holds the text; found Nr, Full story; name it with --columns" in found.stdout
    named = nv(folder, "read", "texts", "--dry-run", "--columns", "text=Full story")
    assert "texts/odd.csv: about 2 documents" in named.stdout


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
