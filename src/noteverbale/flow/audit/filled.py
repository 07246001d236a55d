"""A sheet that a coder filled in -> rows of answers, and what is wrong with the others.

In: a CSV file as spreadsheets save it: parted by commas, semicolons or tabs, with a byte order mark or without, columns
in any order, further columns, blank rows.  Out: `Filled`; each problem is a sentence that names row, column and repair.
Errors: InputError for a file that is no sheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

from noteverbale.documents.decoding import Undecodable, decode
from noteverbale.errors import ConfigError, InputError
from noteverbale.flow.audit.values import value_in
from noteverbale.views.audit.fields import CLAIMS, CORRECT, LEGEND, OK, SENTENCE, Field, fields_among, page

_LONGEST = 131_072  # characters of a cell, as csv has it until some other reader of a process asks for more
_SEPARATORS = ",;\t"
_GUARD = re.compile(r"^'(?=[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"\d+(?:[.,]0+)?")


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row. `right`: field -> whether the reader is right, where judged. `correct`: field -> the coder's own cell.

    `says`: field -> the reader's cell. `missed` None: not looked. `number`: as the spreadsheet counts rows.
    """

    number: int
    id: str
    what: str
    says: dict[str, str]
    right: dict[str, bool]
    correct: dict[str, str]
    note: str = ""
    same_as: str = ""
    missed: int | None = None
    confidence: int | None = None
    whole_confidence: int | None = None
    stratum: str = ""
    size: int = 0
    beside: int = 1
    outlet: str = ""
    published: str = ""
    words: str = ""

    @property
    def sort(self) -> str:
        """Give "claims", "records" or "sentence"."""
        return SENTENCE if self.what == SENTENCE else CLAIMS if self.what == "claim" else "records"

    @property
    def year(self) -> str:
        """The year of publication, however a spreadsheet writes the day."""
        found = re.search(r"\b(?:1[5-9]|20)\d\d\b", self.published)
        return found[0] if found else "undated"

    @property
    def kind(self) -> str:
        """The kind that the reader says, as our word."""
        return (self.says.get("kind") or self.says.get("event") or "").replace(" ", "_")


@dataclass(slots=True)
class Filled:
    """A filled sheet. `problems`: rows and cells that are not understood, one sentence each, in the rows `unclear`."""

    name: str
    rows: list[FilledRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unclear: set[int] = field(default_factory=set)
    blind: bool = False

    @property
    def answered(self) -> bool:
        """Whether somebody wrote something into it."""
        return any(row.right or row.correct or row.missed is not None for row in self.rows)


def read_filled(path: str | PathLike[str]) -> Filled:
    """Read a sheet."""
    text = _text(Path(path))
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=head.count))
    try:
        return _filled(Path(path).name, rows)
    except (csv.Error, InputError) as error:
        raise InputError(f"{path}: this is no sheet of nv audit draw ({error}); save the sheet as CSV") from error


def _filled(name: str, rows: Iterator[list[str]]) -> Filled:
    names = [_name(cell) for cell in next(rows, [])]
    if "id" not in names:
        raise InputError("it has no column id")
    found = Filled(name, blind=not any(name.endswith(OK) for name in names))
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows, 2):
        if any(len(cell) > _LONGEST for cell in cells):
            raise InputError(f"row {number} has a cell of more than {_LONGEST:,} characters")
        row = {name: _cell(cell) for name, cell in zip(names, cells, strict=False) if name}
        if not any(row.values()) or row.get("id") == LEGEND:
            continue
        problems = list(_add(found, number, row, seen))
        found.problems += problems
        found.unclear |= {number} if problems else set()
    return found


def _add(found: Filled, number: int, row: Mapping[str, str], seen: dict[str, int]) -> Iterable[str]:
    """Take a row up; give what is wrong with it."""
    where, id = f"{found.name} row {number}", row.get("id", "")
    if not id:
        return [f"{where}: the id is gone; copy it from the sheet as it was drawn, or delete the row"]
    if id in seen:
        return [f"{where}: the id {id} stands in row {seen[id]} too; delete one of the two"]
    seen[id] = number
    told = _Row(where, row)
    found.rows.append(told.filled(number))
    return told.problems


class _Row:
    """Reads the cells of one row and notes what is wrong with them."""

    def __init__(self, where: str, row: Mapping[str, str]) -> None:
        self._where, self._row = where, row
        self.problems: list[str] = []

    def filled(self, number: int) -> FilledRow:
        row = self._row
        held = fields_among(row.get("what", "claim") in ("claim", SENTENCE, ""))
        fields = [one for one in held if one.name in row or one.name + CORRECT in row]
        answers = {one.name: answer for one in fields if (answer := self._answer(one)) is not None}
        return FilledRow(
            number,
            row["id"],
            row.get("what") or "claim",
            {one.name: row[one.name] for one in fields if row.get(one.name)},
            answers,
            {one.name: cell for one in fields if (cell := row.get(one.name + CORRECT, ""))},
            row.get("note", ""),
            row.get("same_as", ""),
            self._number("missed"),
            self._number("confidence"),
            self._number("whole_confidence"),
            row.get("stratum", ""),
            self._number("stratum_size") or 0,
            self._number("beside") or 1,
            row.get("outlet", ""),
            row.get("published", ""),
            row.get("words", ""),
        )

    def _answer(self, one: Field) -> bool | None:
        """Give whether the reader is right, by what the coder wrote as verdict and as correct value."""
        said = self._verdict(one.name + OK)
        correct, reader = self._row.get(one.name + CORRECT, ""), self._row.get(one.name, "")
        if correct and (same := self._same(one, correct, reader)) is not None:
            if said is not None and said != same:
                self._wrong(one.name + CORRECT, _TWO_ANSWERS[said])
            return same if said is None else said
        if said is None and reader and self._verdict("all_ok"):
            return True
        return said

    def _same(self, one: Field, correct: str, reader: str) -> bool | None:
        """Tell whether the coder's value is the reader's; None where there is no telling."""
        try:
            own = value_in(one, correct)
        except ConfigError as error:
            self._wrong(one.name + CORRECT, str(error))
            return None
        try:
            return own == value_in(one, reader) if reader else None
        except ConfigError:
            return False

    def _verdict(self, column: str) -> bool | None:
        cell, answers = self._row.get(column, "").casefold(), page().answers
        if not cell or cell in answers.unsure:
            return None
        if cell not in answers.right | answers.wrong:
            self._wrong(column, f"{cell!r} is neither y nor n; write one of them, and a value under the next head")
            return None
        return cell in answers.right

    def _number(self, column: str) -> int | None:
        cell = self._row.get(column, "").strip()
        if not cell or cell.casefold() in page().answers.unsure:
            return None
        if cell.casefold() in ("n", "no", "none"):
            return 0
        if not _NUMBER.fullmatch(cell):
            self._wrong(column, f"{cell!r} is no whole number; write 0, 1, 2 ...")
            return None
        return int(re.split("[.,]", cell)[0])

    def _wrong(self, column: str, why: str) -> None:
        self.problems.append(f"{self._where}, {column}: {why}")


_TWO_ANSWERS = {
    True: "a value other than the reader's is beside a y; empty one of the two",
    False: "the reader's own value is beside an n; write another, or y",
}


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror or error}); name a sheet that was filled in"
        ) from error
    try:
        return decode(data)[0].lstrip("\N{BYTE ORDER MARK}")
    except Undecodable as error:
        raise InputError(f"{path}: {error}; save the sheet as CSV") from error


def _name(head: str) -> str:
    return "_".join(re.findall(r"[^\W_]+", head.casefold()))


def _cell(cell: str) -> str:
    return _GUARD.sub("", " ".join(cell.split()))
