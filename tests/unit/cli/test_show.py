"""The asking commands: answers, formats, one sentence for nothing, exit status 2 for the operator's mistakes."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.unit.views.world import make_store

from noteverbale.cli import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_store(tmp_path_factory.mktemp("asked") / "record.nv"))


class Answer:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def nv(store: str, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--store", store])
        captured = capsys.readouterr()
        return Answer(int(ended.value.code or 0), captured.out, captured.err)

    return run


def test_piped_table_is_plain(nv) -> None:  # type: ignore[no-untyped-def]
    answer = nv("show", "visits", "--between", "Russia", "Pakistan")
    assert answer.status == 0
    assert "Russian Defence Minister Sergei Shoigu" in answer.out
    assert "\x1b" not in answer.out


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_a_table_loses_no_word_on_a_narrow_terminal(store: str, width: int) -> None:
    from rich.console import Console

    from noteverbale.cli import tables
    from noteverbale.views import RecordView, columns

    with RecordView(store) as view:
        for what in ("events", "deals", "relations", "contradictions", "documents", "announcements"):
            rows = view.ask(what)
            out = io.StringIO()
            Console(file=out, width=width).print(tables._table(rows, what, width))
            shown = columns.columns_of(what, rows, roomy=width >= 100)
            all_shown = {head for head, _ in columns.SHOWN.get(what, columns.EVENTS)}
            left = all_shown - {head for head, _ in shown}
            assert left <= {*columns.SELDOM, *(columns.ROOM.get(what, ()) if width < 100 else ())}, left
            letters = sorted(filter(str.isalnum, out.getvalue()))
            told = sorted(
                filter(str.isalnum, "".join(head + "".join(value(row) for row in rows) for head, value in shown))
            )
            assert letters == told, what


def test_ids_and_days_stay_whole_on_a_narrow_terminal() -> None:
    from noteverbale.cli import tables

    cells = [
        ["Id", "rcdf0795b"],
        ["Kind", "cooperation"],
        ["Announced", "2005-12-13"],
        ["By", "President of Russia (en.kremlin.ru)"],
        ["When", "2005-12-13\n2005-12-14"],
        ["Who", "RUS, IGO-EAEU"],
        ["Outcome", "expected"],
    ]
    widths = tables._widths(cells, 80)
    assert sum(widths) + tables._BETWEEN * len(cells) == 80
    assert [widths[0], widths[2], widths[4]] == [9, 10, 10]
    assert widths[1] == len("cooperation")


def test_a_speaker_whom_no_words_name_is_told_by_the_kind_of_source() -> None:
    from noteverbale.views import columns

    shown = dict(columns.SHOWN["statements"])["Said by"]
    assert shown({"said_by": None, "source_kind": "named_official"}) == "(named official)"
    assert shown({"said_by": "a source", "source_kind": "unnamed_source"}) == "a source"


def test_formats_agree(nv) -> None:  # type: ignore[no-untyped-def]
    objects = json.loads(nv("show", "events", "--format", "json").out)
    lines = [json.loads(line) for line in nv("show", "events", "--format", "jsonl").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(nv("show", "events", "--format", "csv").out)))
    markdown = nv("show", "events", "--format", "markdown").out.splitlines()
    assert objects == lines
    assert [row["id"] for row in rows] == [entry["id"] for entry in objects]
    assert len(markdown) == len(rows) + 2


def test_nothing_found_is_one_helpful_sentence(nv) -> None:  # type: ignore[no-untyped-def]
    answer = nv("show", "visits", "--between", "RUS", "IRN", "--since", "2014")
    assert answer.status == 0
    assert answer.out.count("\n") == 1
    assert "between RUS and IRN, from 2014-01-01" in answer.out and "3 visits" in answer.out and "--since" in answer.out
    assert "9 documents" in nv("show", "attacks").out


def test_empty_json_is_json(nv) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(nv("show", "attacks", "--format", "json").out) == []


def test_notes_go_to_standard_error(nv) -> None:  # type: ignore[no-untyped-def]
    answer = nv("show", "visits", "--as-of", "2014-11-20", "--format", "csv")
    assert "undated" in answer.err and "undated" not in answer.out
    assert "2 of 8 shown" in nv("show", "events", "--limit", "2").err


@pytest.mark.parametrize(("arguments", "words"), [
    (("show", "visits", "--between", "Rusia", "PAK"), "Russia (RUS)"), (("show", "visits", "--since", "yesterday"), "2014-11-20"),
    (("show", "nonsense"), "nonsense"), (("show", "claims", "--text", "..."), "letter or digit"), (("explain", "zzz"), "zzz"),
    (("brief", "Nowhere"), "Nowhere"), (("export", "pdf"), "pdf"), (("show", "claims", "--min-confidence", "7"), "0 to 1"),
    (("brief", "RUS", "PAK", "-o", "/no/such/folder/b.html"), "-o"),
    (("brief", "RUS", "-o", "brief.pdf"), "a brief is .md or .html"), (("show", "visits", "--text", ""), "letter or digit"),
    (("export",), "'FORMAT', which is one of claims"), (("show",), "missing argument 'WHAT'"), (("show", "visits", "--between", "RUS"), "two actors are needed"),
    (("show", "deals", "--stage", "bogus"), "it is one of interest, tender"), (("brief", "RUS", "Russia"), "two different actors"),
    (("show", "trips"), "question 'trips' is unknown; did you mean visits?"), (("export", "sipri"), "did you mean register?"),
    (("diff", "2014", "tomorrow"), "the second day 'tomorrow' is not a day"),
])  # fmt: skip
def test_mistakes_end_with_two_and_name_the_repair(nv, arguments: tuple[str, ...], words: str) -> None:  # type: ignore[no-untyped-def]
    answer = nv(*arguments)
    assert answer.status == 2
    assert words in answer.err


def test_explain_marks_the_trigger(nv) -> None:  # type: ignore[no-untyped-def]
    (deal,) = json.loads(nv("show", "deals", "--format", "json").out)
    answer = nv("explain", deal["id"][:9])
    assert "politically [approved]" in answer.out
    assert "rule: party" in answer.out and "Ambassador Alexey Dedov (named official)" in answer.out
    assert re.search(r"\+\d[.\d]* item same \(", " ".join(answer.out.split()))


def test_brief_by_the_name_of_its_file(nv, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page, text = tmp_path / "b.html", tmp_path / "b.md"
    assert nv("brief", "RUS", "PAK", "-o", str(page)).out == ""
    nv("brief", "RUS", "PAK", "-o", str(text))
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert text.read_text(encoding="utf-8").startswith("# Russia and Pakistan\n")
    assert nv("brief", "RUS", "PAK").out == text.read_text(encoding="utf-8")


def test_diff_between_two_days(nv) -> None:  # type: ignore[no-untyped-def]
    rows = [json.loads(line) for line in nv("diff", "2014-11-20", "2014-11-21", "--format", "jsonl").out.splitlines()]
    assert {(row["kind"], row["change"]) for row in rows} == {("visit", "changed"), ("agreement", "new")}
    assert "status: scheduled -> occurred" in nv("diff", "2014-11-20", "2014-11-21", "--kind", "visit").out
    assert "changed a record" in nv("diff", "2018", "2019").out
    assert nv("diff", "2019", "2018").status == 2


def test_export_accounts_for_what_is_left_out(nv, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answer = nv("export", "visits", "-o", str(tmp_path / "v.csv"))
    assert "visits: 2 written, 1 left out" in answer.err
    assert len((tmp_path / "v.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("command", ["show", "explain", "brief", "export", "diff"])
def test_help_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    shown = capsys.readouterr().out
    assert f"  nv {command}" in shown and "Examples:" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_an_option_without_its_values_names_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["show", "visits", "--between", "RUS"])
    assert capsys.readouterr().err.endswith("; nv show --help shows what it takes\n")


@pytest.mark.parametrize(("words", "told"), [
    (("Sergei", "Lavrov"), ["Sergei Lavrov"]), (("Lavrov", "Putin"), ["Sergei Lavrov", "Vladimir Putin"]),
    (("British", "prime", "minister"), ["Boris Johnson"]), (("Sergei Lavrov", "Putin"), ["Sergei Lavrov", "Vladimir Putin"]),
])  # fmt: skip
def test_who_takes_words_without_quotes(
    words: tuple[str, ...], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["who", *words, "--on", "2019-08-01", "--format", "jsonl"])
    assert not ended.value.code
    assert [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()] == told


def test_who_refuses_words_that_hold_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["who", "Lavrov", " "])
    assert ended.value.code == 2 and "no letter or digit" in capsys.readouterr().err


def test_a_document_is_explained_by_the_name_of_its_file(store: str) -> None:
    from noteverbale.views import RecordView
    from noteverbale.views.ids import _named

    with RecordView(store) as view:
        whole = view.documents()[0]
        view._db.execute(
            "CREATE TEMP TABLE documents AS SELECT id, signature, 'news/a/' || name AS name FROM main.documents"
        )
        assert _named(view._db, whole["name"]) == [whole["id"]]
        assert _named(view._db, "a/" + whole["name"]) == [whole["id"]]
        assert _named(view._db, whole["name"][1:]) == []


def test_a_name_that_is_no_filter_is_told_with_the_nearest(store: str) -> None:
    from noteverbale.errors import ConfigError
    from noteverbale.views import RecordView

    with RecordView(store) as view, pytest.raises(ConfigError, match="did you mean since"):
        view.visits(sinse="2014")
