"""Excel workbooks: a document a row, sheets without texts left out, broken and old files told."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from noteverbale.documents import ReadOptions, read_path, read_stream
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

HEAD = ["Headline", "Body", "Pub Date", "Source"]
ROWS = [
    ["Visit", "The minister will visit Lima.", datetime(2015, 4, 14, 9, 15), "Dawn"],
    [None, None, None, None],
    ["Talks", "<p>Talks began in Lima.</p><p>They ended.</p>", "20 April 2015", "Reuters"],
    ["Empty", None, "21 April 2015", "Reuters"],
]


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def read(path: Path, **options: Any) -> list[Document | Failure]:
    return list(read_path(path, ReadOptions(**options)))


def test_each_row_with_words_is_a_document(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.xlsx", Articles=[HEAD, *ROWS]))
    first, second, headline = (one for one in found if isinstance(one, Document))
    assert (first.title, first.text, first.publisher) == ("Visit", "The minister will visit Lima.", "Dawn")
    assert (str(first.published), str(second.published)) == ("2015-04-14", "2015-04-20")
    assert second.text == "Talks began in Lima.\n\nThey ended."
    assert [one.name.rpartition("#")[2] for one in (first, second)] == ["2", "4"]
    assert (headline.title, headline.text) == ("Empty", "")


def test_a_workbook_without_a_name_is_told_by_its_bytes(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx", Articles=[HEAD, ROWS[0]]).open("rb") as stream:
        (found,) = read_stream(stream)
    assert isinstance(found, Document) and found.title == "Visit"


def test_sheets_without_texts_are_left_out_and_others_named(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Notes=[["What", "Who"], ["read", "me"]], May=[HEAD, ROWS[0]], June=[HEAD, ROWS[2]])
    found = [one for one in read(path) if isinstance(one, Document)]
    assert [one.name.rpartition("/")[2] for one in found] == ["a.xlsx:May#2", "a.xlsx:June#2"]
    with pytest.raises(InputError, match="no column holds the text; found What, Who"):
        read(book(tmp_path / "b.xlsx", Notes=[["What", "Who"], ["read", "me"]]))
    (named,) = read(tmp_path / "b.xlsx", columns={"text": "What"})
    assert isinstance(named, Document) and named.text == "read"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"words", "is not a whole Excel file"), (b"PK\x03\x04cut", "is not a whole Excel file"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old .xls file or locked")],
)  # fmt: skip
def test_what_is_no_workbook_is_told(data: bytes, reason: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    (tmp_path / "a.xlsx").write_bytes(data)
    (failure,) = read(tmp_path / "a.xlsx")
    assert isinstance(failure, Failure) and reason in failure.reason


def test_a_workbook_cut_anywhere_is_a_failure_or_read(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", Articles=[HEAD, *ROWS]).read_bytes()
    for size in range(0, len(whole), 97):
        (tmp_path / "b.xlsx").write_bytes(whole[:size])
        found = read(tmp_path / "b.xlsx")
        assert found and all(isinstance(one, Failure) for one in found), size


def test_a_workbook_damaged_anywhere_is_a_failure_or_read(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", Articles=[HEAD, *ROWS]).read_bytes()
    chance = random.Random(1)
    for _ in range(80):
        damaged = bytearray(whole)
        for place in chance.sample(range(len(whole)), 5):
            damaged[place] = chance.randrange(256)
        (tmp_path / "b.xlsx").write_bytes(damaged)
        try:
            assert read(tmp_path / "b.xlsx")
        except InputError as error:
            assert "no column holds the text" in str(error)


def test_a_sheet_damaged_in_the_middle_is_read_up_to_there(tmp_path: Path) -> None:
    rows = [[f"Visit {number}", "The minister will visit Lima.", "20 April 2015", "Dawn"] for number in range(2000)]
    path = book(tmp_path / "a.xlsx", May=[HEAD, *rows], June=[HEAD, ROWS[0]])
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet[: len(sheet) // 2] + b"<" + sheet[len(sheet) // 2 :]
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for part, data in parts.items():
            new.writestr(part, data)
    found = read(tmp_path / "b.xlsx")
    failures = [one for one in found if isinstance(one, Failure)]
    read_rows = [one.name.rpartition(":")[2] for one in found if isinstance(one, Document)]
    assert [one.where.rpartition("/")[2] for one in failures] == ["b.xlsx sheet 'May'"]
    assert "is damaged; read up to there" in failures[0].reason and failures[0].stage == "part"
    assert 500 < len(read_rows) < 1100 and read_rows[-1] == "June#2"


def test_without_the_extra_the_repair_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (tmp_path / "a.xlsx").write_bytes(io.BytesIO().getvalue())
    with pytest.raises(InputError, match=r"need openpyxl; run pip install 'noteverbale\[office\]'"):
        read(tmp_path / "a.xlsx")
