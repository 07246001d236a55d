"""`nv distil` as an operator meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from noteverbale import cli

VISIT = {
    "id": "c1", "kind": "visit", "trigger": {"text": "visits", "start": 7, "end": 13},
    "agent": [{"text": "Russia", "start": 0, "end": 6, "code": "RUS", "sector": "GOV"}], "recipient": [], "time": None, "place": None,
    "polarity": "positive", "realis": "occurred", "certainty": "certain",
    "source": {"kind": "publisher", "text": None, "start": None, "end": None, "code": None}, "deal": None, "confidence": 0.9,
}  # fmt: skip
ROW = {
    "id": "d1",
    "publisher": None,
    "published": "2014-11-20",
    "title": None,
    "text": "Russia visits India.",
    "claims": [VISIT],
}
Nv = Callable[..., tuple[int, str, str]]


@pytest.fixture
def nv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Nv:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli.signal, "signal", lambda number, handler: None)
    unsure = ROW | {"id": "d2", "text": "Russia visits Iran.", "claims": [VISIT | {"confidence": 0.1}]}
    (tmp_path / "llm.jsonl").write_text(json.dumps(ROW) + "\n" + json.dumps(unsure) + "\n")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        told = capfd.readouterr()
        return int(str(ended.value.code)), told.out, told.err

    return run


def test_lines_go_out_and_what_was_left_out_is_told(nv: Nv) -> None:
    status, out, told = nv("distil", "llm.jsonl", "--min-confidence", "0.5")
    assert status == 0 and [json.loads(line) for line in out.splitlines()] == [ROW]
    assert told.splitlines() == [
        "1 text, 1 claim: -",
        "nv: texts left out: too many claims dropped 1",
        "nv: claims dropped: not sure enough 1",
    ]


def test_a_file_is_written(nv: Nv, tmp_path: Path) -> None:
    assert nv("distil", "llm.jsonl", "--standoff", "-o", "notes.jsonl") == (0, "", "2 texts, 2 claims: notes.jsonl\n")
    assert "Russia" not in (tmp_path / "notes.jsonl").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "nv distil: no readings are named; try nv distil record.nv -o distilled.jsonl"),
        (["nowhere"], "nowhere: cannot be read (No such file or directory)"),
        (["."], "."),
        (["llm.jsonl", "-o", "./llm.jsonl"], "./llm.jsonl: this is a file to read; name another one with -o"),
        (["llm.jsonl", "-o", "no/such/file"], "no/such/file: cannot be written"),
        (["llm.jsonl", "--agree", "nowhere"], "nowhere: cannot be read"),
        (["llm.jsonl", "--except", "nowhere"], "nowhere: cannot be read"),
        (["llm.jsonl", "--agreement", "some"], "'some' is not one of"),
        (["llm.jsonl", "--most-dropped", "2"], "--most-dropped"),
    ],
)
def test_mistakes_are_told_in_a_sentence_with_status_2(
    nv: Nv, tmp_path: Path, arguments: list[str], words: str
) -> None:
    before = (tmp_path / "llm.jsonl").read_text()
    status, _, told = nv("distil", *arguments)
    assert status == 2 and words in told and told.startswith("nv: ") and len(told.splitlines()) == 1
    assert (tmp_path / "llm.jsonl").read_text() == before
