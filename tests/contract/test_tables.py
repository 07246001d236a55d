"""Every table of the package says where its rows come from, and a broken one is refused in one sentence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import read_table
from noteverbale.resolve.places.tables import abbreviations_of
from noteverbale.resolve.times.grammar import rules_of
from noteverbale.resolve.times.lexicon import holidays_of

ROOT = Path(str(files("noteverbale")))
TABLES = sorted(ROOT.rglob("*.csv"))
WORDS = sorted(path for path in ROOT.rglob("*.toml") if "model" not in path.parts)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_row_has_a_source(path: Path) -> None:
    rows = read_table(path, ["source"])
    assert rows
    assert [row["_where"] for row in rows if not row["source"]] == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_every_word_file_is_read_and_told_of(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))
    page = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    folder = path.relative_to(ROOT).parent.as_posix()
    assert path.name in page or f"{folder}/*.toml" in page or f"{folder}/*.csv, *.toml" in page, path


def test_every_table_is_told_of() -> None:
    page = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    untold = [
        p.name for p in TABLES if p.stem not in page and f"{p.relative_to(ROOT).parent.as_posix()}/*.csv" not in page
    ]
    assert untold == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("", "the table is empty; it needs a header"),
        ("pattern,day,source\nx,12-25,me\n", "column 'rule' is missing"),
        ("pattern,rule,source\nx,12-25,me\nx,12-26,me\n", "'x' is there already"),
        ("pattern,rule,source\nx,02-30,me\n", "'02-30' tells no day of a year; write a day"),
        ("pattern,rule,source\nx,13-01,me\n", "'13-01' tells no day"),
        ("pattern,rule,source\nx,1999-02-29,me\n", "'1999-02-29' tells no day"),
        ("pattern,rule,source\nx,99999-01-01,me\n", "'99999-01-01' tells no day"),
        ("pattern,rule,source\nx,5th monday 01,me\n", "'5th monday 01' tells no day"),
    ],
)
def test_a_wrong_table_of_holidays_is_told(tmp_path: Path, rows: str, words: str) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(OntologyError, match=words) as caught:
        holidays_of(path)
    assert "holidays.csv" in str(caught.value) and "\n" not in str(caught.value)


def test_a_name_of_two_rules_is_told() -> None:
    row: dict[str, object] = {"name": "same", "pattern": "x", "build": "weekday"}
    with pytest.raises(OntologyError, match="two rules are named 'same'; give one another name"):
        rules_of([row, row])


def test_an_abbreviation_of_two_divisions_is_told() -> None:
    rows = [
        {"abbreviations": "Va.|W.A.", "country": "USA", "admin1": code, "_where": "a.csv line 2"}
        for code in ("VA", "WA")
    ]
    with pytest.raises(OntologyError, match="'Va' is short for USA VA already"):
        abbreviations_of(rows)


def test_an_empty_table_is_told_whether_or_not_columns_are_known(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("", encoding="utf-8")
    for columns, words in (
        ([], "it needs a header"),
        (["code", "name"], "it needs a header with the columns code, name"),
    ):
        with pytest.raises(OntologyError, match=f"{words}$"):
            read_table(path, columns)
