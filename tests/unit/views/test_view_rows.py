"""Rows: a sequence of dicts that shows itself, and turns into frames where the libraries are there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from noteverbale.errors import ConfigError
from noteverbale.views import QUESTIONS, RecordView
from noteverbale.views.formats import as_csv, as_json, as_jsonl, as_markdown, markdown_cell, safe_cell
from noteverbale.views.frames import FLAG, GROUPS, NUMBERS, SHARE, TEXT, TEXTS, WHOLE, types_of
from noteverbale.views.rows import Rows, cell

ROWS = Rows(
    ("id", "words", "score"),
    ({"id": "a", "words": ["x", "y"], "score": -2.5}, {"id": "<b>", "words": [], "score": None}),
    "things",
)


def test_is_a_sequence_of_dicts() -> None:
    assert len(ROWS) == 2
    assert ROWS[0]["id"] == "a"
    assert isinstance(ROWS[:1], Rows)
    assert [row["id"] for row in ROWS] == ["a", "<b>"]


def test_html_escapes_and_tells_of_nothing() -> None:
    assert "&lt;b&gt;" in ROWS._repr_html_()
    assert "<b>" not in ROWS._repr_html_()
    assert "Nothing found: things" in Rows(("id",), (), "things")._repr_html_()


@pytest.mark.parametrize(
    ("library", "method", "extra"), [("pandas", "to_pandas", "frames"), ("polars", "to_polars", "polars")]
)
def test_absent_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, library: str, method: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError, match=rf"noteverbale\[{extra}\]"):
        getattr(ROWS, method)()


def test_pandas_keeps_columns() -> None:
    pytest.importorskip("pandas")
    assert list(ROWS.to_pandas().columns) == ["id", "words", "score"]
    assert list(Rows(("id",)).to_pandas().columns) == ["id"]


def answers(world: Path) -> list[Rows]:
    """Every answer that a record gives, of a store and of one that holds nothing."""
    with RecordView(world) as view:
        return [view.ask(what) for what in QUESTIONS] + [view.diff("2000", "2020"), view.judgements()]


def test_every_column_has_one_type_that_its_values_are_of(world: Path) -> None:
    kinds = {
        TEXT: str, WHOLE: int, SHARE: float, FLAG: bool, TEXTS: (list, tuple), NUMBERS: (list, tuple), GROUPS: (list, tuple),
    }  # fmt: skip
    for rows in answers(world):
        for column, kind in types_of(rows.columns).items():
            assert kind is not None, (column, rows.searched)
            for value in {repr(row[column]): row[column] for row in rows}.values():
                assert value is None or isinstance(value, kinds[kind]), (column, kind, value, rows.searched)
                if kind in (TEXTS, NUMBERS, GROUPS):
                    inner = {TEXTS: str, NUMBERS: int, GROUPS: (list, tuple)}[kind]
                    assert all(isinstance(part, inner) for part in value or ()), (column, value)


def test_frames_of_pandas_have_the_same_types_with_rows_and_without(world: Path) -> None:
    pytest.importorskip("pandas")
    for rows in answers(world):
        full, empty = rows.to_pandas(), Rows(rows.columns).to_pandas()
        assert list(full.columns) == list(empty.columns) == list(rows.columns)
        assert full.dtypes.to_dict() == empty.dtypes.to_dict(), rows.searched
        assert len(full) == len(rows)
    assert {str(kind) for kind in answers(world)[0].to_pandas().dtypes} == {"string", "Int64", "float64", "object"}


def test_frames_of_polars_can_be_joined(world: Path) -> None:
    polars = pytest.importorskip("polars")
    for rows in answers(world):
        full, empty, one = rows.to_polars(), Rows(rows.columns).to_polars(), rows[:1].to_polars()
        assert full.schema == empty.schema == one.schema, rows.searched
        assert len(polars.concat([empty, full, one])) == len(rows) + len(one)


def test_columns_of_no_question_are_what_their_values_are() -> None:
    pandas = pytest.importorskip("pandas")
    frame = Rows(("field", "precision"), ({"field": "kind", "precision": 0.5},)).to_pandas()
    assert pandas.api.types.is_float_dtype(frame["precision"])


@pytest.mark.parametrize("text", ["=CMD()", "+1 800", "-2+3", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_no_spreadsheet_formula(text: str) -> None:
    assert safe_cell(text)[0] not in "=+-@＝"


def test_numbers_stay_numbers_and_cells_one_line() -> None:
    assert safe_cell(-2.5) == "-2.5"
    assert safe_cell("a\r\n\tb\u2028c") == "a b c"


def test_formats() -> None:
    assert as_csv(ROWS) == 'id,words,score\na,"x, y",-2.5\n<b>,,\n'
    assert as_markdown(ROWS).splitlines()[3] == r"| \<b\> |  |  |"
    assert as_jsonl(ROWS).count("\n") == 2
    assert as_json(Rows(("id",))) == "[]\n"


def test_markdown_cell_keeps_tables_whole() -> None:
    assert markdown_cell("a|b\n*c*") == r"a\|b \*c\*"


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "yes"), (4.0, "4"), (0.25, "0.25"), (["a", None], "a, ")]
)
def test_cell(value: object, text: str) -> None:
    assert cell(value) == text


def test_parts_that_hold_commas_stay_apart() -> None:
    assert cell(["Italy", "Chile"]) == "Italy, Chile"
    assert cell(["Cruz, the mayor", "Chile"]) == "Cruz, the mayor | Chile"
