"""Filled sheets as spreadsheets and coders leave them, and the figures that come of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.audit.conftest import claim_of, table, written

from noteverbale.cli.audit import audit
from noteverbale.errors import ConfigError, InputError
from noteverbale.flow.audit import score
from noteverbale.flow.audit.filled import read_filled
from noteverbale.flow.audit.values import days_in
from noteverbale.flow.judging import OpenRecord

Fill = Callable[..., Path]
_HEADS = ("id", "what", "all_ok", "kind", "kind_ok", "kind_correct", "agent", "agent_ok", "agent_correct", "note")
_ROW = dict(zip(_HEADS, ("c1", "claim", "", "visit", "", "", "Russia [RUS]: he", "", "", ""), strict=True))


def sheet(path: Path, *rows: dict[str, str], **form: str) -> Path:
    return written(path, [_ROW | {"id": f"c{number}"} | row for number, row in enumerate(rows, 1)], **form)


def answers(path: Path) -> list[dict[str, bool]]:
    found = read_filled(path)
    assert found.problems == []
    return [row.right for row in found.rows]


def test_answers_are_read_in_the_words_that_coders_use(tmp_path: Path) -> None:
    rights = ("y", "Yes", "1", "TRUE", "right", "1.0", "✓")
    wrongs = ("n", "No", "0", "FALSE", "wrong")
    path = sheet(tmp_path / "s.csv", *({"kind_ok": cell} for cell in (*rights, *wrongs, "", "?")))
    assert [row.get("kind") for row in answers(path)] == [True] * 7 + [False] * 5 + [None, None]


@pytest.mark.parametrize(
    "form",
    [
        {"delimiter": ";"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"encoding": "utf-8"},
        {"encoding": "cp1252", "delimiter": ";"},
        {"lineterminator": "\n", "quoting": 1},
    ],
)
def test_sheets_are_read_as_spreadsheets_save_them(tmp_path: Path, form: dict[str, str]) -> None:
    path = sheet(tmp_path / "s.csv", {"kind_ok": "y", "note": "déjà; vu, twice\nindeed"}, **form)
    (row,) = read_filled(path).rows
    assert row.right == {"kind": True} and row.note == "déjà; vu, twice indeed"


def test_columns_in_another_order_further_ones_and_blank_rows_do_no_harm(tmp_path: Path) -> None:
    row = {"Note": "", "mine": "x", "Agent ok?": "n", "agent-correct": "Pakistan", "KIND": "visit", "Kind ok": "y", " ID ": "c1",
           "what": "claim", "agent": "Russia [RUS]: he"}  # fmt: skip
    path = written(tmp_path / "s.csv", [row, dict.fromkeys(row, ""), row | {" ID ": "c2"}])
    assert answers(path) == [{"kind": True, "agent": False}] * 2


def test_a_right_value_alone_is_an_answer_and_all_ok_fills_the_rest(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "s.csv",
        {"agent_correct": "Pakistan"},
        {"agent_correct": "russia"},
        {"all_ok": "y", "agent_ok": "n"},
        {"all_ok": "y"},
    )
    assert answers(path) == [
        {"agent": False},
        {"agent": True},
        {"kind": True, "agent": False},
        {"kind": True, "agent": True},
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind_ok": "maybe"}, "s.csv row 2, kind_ok: 'maybe' is neither y nor n"),
        ({"kind_ok": "n", "kind_correct": "vizit"}, "s.csv row 2, kind_correct: kind 'vizit' is unknown; did you mean visit?"),
        ({"agent_ok": "n", "agent_correct": "Pakstan"}, "did you mean Pakistan (PAK)?"),
        ({"agent_ok": "n", "agent_correct": "RUS"}, "the reader's own value is beside an n"),
        ({"agent_ok": "y", "agent_correct": "PAK"}, "a value other than the reader's is beside a y"),
        ({"missed": "some"}, "missed: 'some' is no whole number; write 0, 1, 2 ..."),
        ({"id": ""}, "the id is gone"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_with_its_row_and_repair(
    tmp_path: Path, cells: dict[str, str], told: str
) -> None:
    path = written(
        tmp_path / "s.csv", [_ROW | {"missed": ""} | cells, _ROW | {"id": "c9", "kind_ok": "y", "missed": ""}]
    )
    (problem,) = read_filled(path).problems
    assert told in problem
    with pytest.raises(ConfigError, match="1 cell not understood, so nothing was counted"):
        score([path])


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2014-11-20: on Thursday", ("2014-11-20", "2014-11-20")),
        ("on 2014-11-20", ("2014-11-20", "2014-11-20")),
        ("in 2014-11", ("2014-11-01", "2014-11-30")),
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2014-11-20 to 2014-11-22", ("2014-11-20", "2014-11-22")),
        ("2018 to 2021", ("2018-01-01", "2021-12-31")),
        ("the 1970s", ("1970-01-01", "1979-12-31")),
        ("until 2014-11", (None, "2014-11-30")),
        ("from 2014-11-20: since then", ("2014-11-20", None)),
        ("20.11.2014", ("2014-11-20", "2014-11-20")),
        ("11/20/2014", ("2014-11-20", "2014-11-20")),
        ("20/11/2014", ("2014-11-20", "2014-11-20")),
        ("2014/11/20", ("2014-11-20", "2014-11-20")),
    ],
)
def test_days_are_read_as_readers_coders_and_spreadsheets_write_them(
    cell: str, days: tuple[str | None, str | None]
) -> None:
    assert days_in(cell) == days


def test_a_day_that_a_spreadsheet_made_unclear_is_told_with_its_repair() -> None:
    with pytest.raises(ConfigError, match="may be two days; write on 2014-05-11 or on 2014-11-05"):
        days_in("11/05/2014")
    with pytest.raises(ConfigError, match="is not a day; write it as 2014-11-20"):
        days_in("Nov-14")


def test_a_row_that_stands_twice_and_a_file_that_is_no_sheet_are_refused(tmp_path: Path) -> None:
    csv.field_size_limit(1 << 30)  # as reading a CSV of texts leaves it
    path = written(tmp_path / "s.csv", [_ROW, _ROW])
    assert read_filled(path).problems == ["s.csv row 3: the id c1 stands in row 2 too; delete one of the two"]
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="no sheet of nv audit draw"):
        read_filled(tmp_path / "x.csv")
    with pytest.raises(InputError, match="no sheet of nv audit draw"):
        read_filled(written(tmp_path / "long.csv", [{"id": "c1", "note": "x" * 200_000}]))
    with pytest.raises(InputError, match="cannot be read"):
        read_filled(tmp_path / "none.csv")


def test_precision_by_field_and_kind_counts_what_was_judged(record: OpenRecord, filled: Fill) -> None:
    wrong = claim_of(record, "visit", "arrive")
    path = filled({"*": {"all_ok": "y"}, wrong: {"recipient_ok": "n", "recipient_correct": "India"}}, size=99)
    tables = record.audit.score(path).tables
    by_field = {(row["field"], row["says"]): row for row in tables["fields"]}
    everything = len(record.claims())
    assert by_field["kind", "something"]["right"] == by_field["kind", "something"]["judged"] == everything
    told, nothing = by_field["recipient", "something"], by_field["recipient", "nothing"]
    assert told["judged"] - told["right"] == 1 and told["judged"] + nothing["judged"] == everything
    whole = by_field["whole", "something"]
    assert whole["precision"] == pytest.approx((everything - 1) / everything, abs=1e-4)
    assert whole["low"] == whole["high"] == whole["precision"], "all claims were judged, so there is no doubt"
    visits = next(row for row in tables["kinds"] if (row["kind"], row["field"]) == ("visit", "recipient"))
    assert (visits["judged"] - visits["right"], visits["in_record"]) == (1, len(record.claims(kind="visit")))


def test_an_event_that_is_none_makes_the_whole_claim_wrong(record: OpenRecord, filled: Fill) -> None:
    path = filled({claim_of(record, "visit", "arrive"): {"kind_ok": "n"}}, size=99)
    rows = {row["field"]: row for row in record.audit.score(path).tables["fields"]}
    assert set(rows) == {"kind", "whole"} and rows["whole"]["right"] == 0


def test_recall_adds_what_is_missed_beside_claims_to_what_silent_sentences_hold(
    record: OpenRecord, filled: Fill
) -> None:
    silent = next(row["id"] for row in record.audit.draw(size=99).rows if row["what"] == "sentence")
    beside = claim_of(record, "agreement", "signed", "2014-11-21-wire")
    path = filled({"*": {"all_ok": "y", "missed": "0"}, silent: {"missed": "1"}, beside: {"missed": "1"}}, size=99)
    found = {row["measure"]: row for row in record.audit.score(path).tables["recall"]}
    right = len(record.claims())
    assert found["right claims"]["value"] == right
    # One of two claims of a sentence says that one event is missed in it: half an event each.
    assert found["missed events"]["found"] == 1.5
    assert found["recall"]["value"] == pytest.approx(right / (right + 1.5), abs=1e-4)


def test_an_event_read_as_another_kind_is_missed_and_one_that_is_none_is_not(record: OpenRecord, filled: Fill) -> None:
    silent = next(row["id"] for row in record.audit.draw(size=99).rows if row["what"] == "sentence")
    cells = {
        "*": {"kind_ok": "y"},
        silent: {"missed": "0"},
        claim_of(record, "rejection", "cancel"): {"kind_ok": "", "kind_correct": "visit"},
        claim_of(record, "accusation", "condemned"): {"kind_ok": "n", "kind_correct": "none"},
    }
    found = {row["measure"]: row for row in record.audit.score(filled(cells, size=99)).tables["recall"]}
    assert (found["right claims"]["value"], found["missed events"]["value"]) == (len(record.claims()) - 2, 1)
    visit = {claim_of(record, "visit", "arrive"): {"kind_ok": "", "kind_correct": "meeting"}}
    path = filled({"*": {"kind_ok": "y"}, silent: {"missed": "0"}, **visit}, name="visits.csv", size=99, kind="visit")
    found = {row["measure"]: row for row in record.audit.score(path).tables["recall"]}
    assert found["missed events"]["value"] == 0, "a meeting is no visit that was missed"


def test_a_least_confidence_tells_what_is_kept_and_found(record: OpenRecord, filled: Fill) -> None:
    unsure = claim_of(record, "arms_deal", "wants")
    rows = record.audit.score(filled({"*": {"all_ok": "y"}, unsure: {"all_ok": "", "kind_ok": "n"}}, size=99)).tables[
        "confidence"
    ]
    all_of_them, above = rows[0], next(row for row in rows if row["at_least"] == 0.65)
    number = len(record.claims())
    assert (all_of_them["kept"], above["kept"]) == (1.0, round((number - 1) / number, 4))
    assert all_of_them["precision"] < above["precision"] == 1.0


def test_years_and_outlets_are_told_apart(record: OpenRecord, filled: Fill) -> None:
    wrong = claim_of(record, "visit", "arrive")
    path = filled({"*": {"all_ok": "y"}, wrong: {"all_ok": "", "kind_ok": "n"}}, size=99)
    tables = record.audit.score(path, by=("year", "outlet")).tables
    kinds = {row["year"]: row for row in tables["years"] if row["field"] == "kind"}
    assert kinds["2014"]["judged"] - kinds["2014"]["right"] == 1 and kinds["2015"]["precision"] == 1.0
    assert "undated" in kinds and {"Example Wire", "A note"} <= {row["outlet"] for row in tables["outlets"]}
    with pytest.raises(ConfigError, match="group 'month' is unknown"):
        record.audit.score(path, by="month")


def test_nothing_filled_in_and_sheets_of_two_samples_are_told(record: OpenRecord, filled: Fill, tmp_path: Path) -> None:
    key = filled({}, size=3)
    with pytest.raises(ConfigError, match="nothing is filled in"):
        score([key])
    other = sheet(tmp_path / "other.csv", {"id": "x1", "kind_ok": "y"})
    with pytest.raises(ConfigError, match=r"other\.csv has no row of sheet\.csv"):
        score([key, other])


def test_a_sheet_of_deals_is_scored_by_its_own_fields(record: OpenRecord, filled: Fill) -> None:
    rows = {row["field"]: row for row in record.audit.score(filled({"*": {"all_ok": "y"}}, "deals")).tables["fields"]}
    assert {"event", "one", "stage", "agent", "recipient", "item", "whole"} <= set(rows)


def test_all_tables_are_one_for_a_program(record: OpenRecord, filled: Fill) -> None:
    found = record.audit.score(filled({"*": {"all_ok": "y"}}, size=99))
    whole = found.table()
    assert {row["part"] for row in whole} == set(found.tables)
    assert all(tuple(row) == whole.columns for row in whole)
    assert table(found.to_json()) is not None and '"notes"' in found.to_json()


def test_a_row_that_ends_before_its_id_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("kind_ok,kind,id\ny,visit,c1\ny\n", encoding="utf-8")
    assert "row 3: the id is gone" in read_filled(tmp_path / "s.csv").problems[0]


@pytest.mark.parametrize("option", ["-o", "--differences"])
def test_a_filled_sheet_is_never_written_over(filled: Fill, tmp_path: Path, option: str) -> None:
    path = filled({"*": {"all_ok": "y"}})
    before = path.read_bytes()
    found = CliRunner().invoke(audit, ["score", str(path), option, str(tmp_path / "." / "sheet.csv")])
    assert isinstance(found.exception, ConfigError) and "named twice" in str(found.exception)
    assert path.read_bytes() == before


def test_what_a_least_whole_confidence_keeps_is_told_apart(record: OpenRecord, filled: Fill) -> None:
    unsure = [row["id"] for row in record.claims() if row["whole"] < 0.5]
    wrong = {id: {"all_ok": "", "kind_ok": "n"} for id in unsure}
    rows = record.audit.score(filled({"*": {"all_ok": "y"}, **wrong}, size=99)).tables["whole"]
    all_of_them, above = rows[0], next(row for row in rows if row["at_least"] == 0.35)
    number = len(record.claims())
    assert unsure and (all_of_them["kept"], above["kept"]) == (1.0, round((number - len(unsure)) / number, 4))
    assert all_of_them["precision"] < above["precision"] == 1.0
    assert not any(row["at_least"] > 0.8 for row in rows), "nothing is left to judge"


def test_a_store_that_is_named_is_told_apart_from_that_of_the_sheets(
    record: OpenRecord, filled: Fill, tmp_path: Path
) -> None:
    path = str(filled({"*": {"all_ok": "y"}}))
    bare = CliRunner().invoke(audit, ["score", path])
    own = CliRunner().invoke(audit, ["score", path, "--store", str(record.path)])
    assert (own.exit_code, own.output) == (0, bare.output)
    rows = table(Path(path).read_text(encoding="utf-8-sig"))
    other = str(
        written(
            tmp_path / "other.csv", [row | {"id": f"c{n}f"} for n, row in enumerate(rows) if row["what"] == "claim"]
        )
    )
    found = CliRunner().invoke(audit, ["score", other, "--store", str(record.path)])
    assert found.exit_code == 0 and "they are from another store" in found.stderr
