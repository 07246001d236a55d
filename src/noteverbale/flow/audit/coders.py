"""What coders said of the rows of one sample, put side by side.

In: filled sheets of one sample, seeing or blind.  Out: `Sample`, the rows as drawn, and a `Coder` for each that was
filled in. A blind coder's verdict is whether his value is the reader's.
Errors: ConfigError for sheets that do not belong together, or that hold what is not understood.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from noteverbale.errors import ConfigError
from noteverbale.flow.audit.filled import Filled, FilledRow
from noteverbale.flow.audit.values import value_in
from noteverbale.views.audit.fields import CLAIMS, NOTHING, SENTENCE, Field, fields_among
from noteverbale.views.wording import counted

_SHOWN = 20  # problems told at once


@dataclass(slots=True)
class Coder:
    """What one coder said, by row and field.

    `right`: whether the reader is right. `value`: what the coder holds it to be; `told`: that in his words.
    """

    name: str
    right: dict[str, dict[str, bool]] = field(default_factory=dict)
    value: dict[str, dict[str, Hashable]] = field(default_factory=dict)
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """The rows of a sample, with the reader's answers, and its coders, the first of whom is counted."""

    rows: tuple[FilledRow, ...]
    coders: tuple[Coder, ...]

    @cached_property
    def judged(self) -> tuple[FilledRow, ...]:
        """The rows of claims or records."""
        return tuple(row for row in self.rows if row.sort != SENTENCE)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that the rows have, in the order of the sheet."""
        claims = all(row.sort == CLAIMS for row in self.judged)
        held = {name for row in self.judged for name in row.says}
        return tuple(one for one in fields_among(claims) if one.name in held)

    @cached_property
    def drawn(self) -> dict[str, int]:
        """How many rows each stratum has."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.stratum] = found.get(row.stratum, 0) + 1
        return found

    def says(self, row: FilledRow, field: Field) -> Hashable:
        """Give the reader's answer; None where the row has no such field."""
        return reader_says(row, field)


def reader_says(row: FilledRow, field: Field) -> Hashable:
    """Give the reader's answer as a value; the cell itself where it cannot be read, None where there is none."""
    cell = row.says.get(field.name)
    if cell is None:
        return None
    try:
        return value_in(field, cell)
    except ConfigError:
        return cell


def check(sheets: Sequence[Filled]) -> None:
    """Raise ConfigError that tells each row and cell that is not understood."""
    problems = [problem for sheet in sheets for problem in sheet.problems]
    if problems:
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        listed = "".join(f"\n  {one}" for one in problems[:_SHOWN])
        raise ConfigError(f"{counted(len(problems), 'cell')} not understood, so nothing was counted:{listed}{more}")


def sample_of(sheets: Sequence[Filled]) -> Sample:
    """Put sheets of one sample side by side."""
    check(sheets)
    seeing = next((sheet for sheet in sheets if not sheet.blind), None)
    if seeing is None:
        raise ConfigError("a blind sheet alone says nothing about the reader; also give the one drawn without --blind")
    known = {row.id: row for row in seeing.rows}
    for sheet in sheets:
        if not any(row.id in known for row in sheet.rows):
            raise ConfigError(f"{sheet.name} has no row of {seeing.name}; name sheets drawn with one seed and filters")
    coders = tuple(_coder(sheet, known) for sheet in sheets if sheet.answered)
    for number, coder in enumerate(coders, 1):
        if any(coder.name == other.name for other in coders[: number - 1]):
            coder.name = f"{coder.name} ({number})"
    if not coders:
        raise ConfigError(f"nothing is filled in; write y or n into {seeing.name} under the heads that end in _ok")
    return Sample(tuple(seeing.rows), coders)


def _coder(sheet: Filled, known: dict[str, FilledRow]) -> Coder:
    found = Coder(sheet.name)
    for row in sheet.rows:
        if drawn := known.get(row.id):
            _take(found, row, drawn)
    return found


def _take(coder: Coder, row: FilledRow, drawn: FilledRow) -> None:
    if row.missed is not None:
        coder.missed[row.id] = row.missed
    coder.told[row.id] = row.correct
    right, value = coder.right.setdefault(row.id, {}), coder.value.setdefault(row.id, {})
    for one in fields_among(drawn.sort == CLAIMS):
        if one.name not in drawn.says:
            continue
        reader, said = reader_says(drawn, one), row.right.get(one.name)
        if cell := row.correct.get(one.name):
            value[one.name] = value_in(one, cell)
            said = value[one.name] == reader if said is None else said
        elif said:
            value[one.name] = reader
        if said is not None:
            right[one.name] = said


def told(value: Hashable) -> bool:
    """Whether the reader tells anything."""
    return value not in (None, NOTHING)
