"""A filled sheet -> judgements in the store, all of it as one act or nothing.

In: a sheet, an open record.  Out: `Applied`: what is, or would be, decided, what changes nothing, what is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from noteverbale.errors import ConfigError
from noteverbale.flow.audit.corrections import Corrections
from noteverbale.flow.audit.filled import Filled, FilledRow
from noteverbale.flow.judging import Decision
from noteverbale.flow.proposals import Part, Proposal
from noteverbale.judgements import Names, Numbered
from noteverbale.views.audit.fields import SENTENCE
from noteverbale.views.recordview import RecordView


@dataclass(frozen=True, slots=True)
class Step:
    """What one row asks for, with the note that is kept beside it."""

    row: int
    proposal: Proposal
    note: str


@dataclass(slots=True)
class Applied:
    """`steps` in the order of rows; `idle`: why other answers change nothing, counted; `refused`: a sentence each.

    `decision`: what was written, None where nothing was.
    """

    steps: list[Step] = field(default_factory=list)
    idle: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    decision: Decision | None = None


def planned(view: RecordView, kept: Sequence[Numbered], sheet: Filled, note: str = "") -> Applied:
    """Give what a sheet asks for, checked against the record and against itself; nothing is written.

    Raises ConfigError for a blind sheet, which says nothing of what the reader says.
    """
    if sheet.blind:
        raise ConfigError(
            f"{sheet.name} is blind, so it corrects nothing; apply a sheet that shows the reader's answers"
        )
    found = Applied(refused=list(sheet.problems))
    within = _Within()
    for row in sheet.rows:
        if row.sort == SENTENCE or row.missed:
            found.idle["what is missed cannot be added to a record"] += bool(row.missed)
        if row.sort == SENTENCE or row.number in sheet.unclear:
            continue
        try:
            _add(found, within, view, kept, row, _noted(note, row, sheet))
        except ConfigError as error:
            found.refused.append(f"{sheet.name} row {row.number}: {error}")
    found.idle += Counter()  # drops counts of 0
    return found


def _add(
    found: Applied, within: _Within, view: RecordView, kept: Sequence[Numbered], row: FilledRow, note: str
) -> None:
    asked = Corrections(view, kept, row)
    fresh = [one for one in asked.proposals() if within.is_new(one, row.number)]
    found.steps += [Step(row.number, one, note) for one in fresh]
    found.idle.update(asked.idle)


def _noted(note: str, row: FilledRow, sheet: Filled) -> str:
    return "; ".join(filter(None, (note, row.note, f"{sheet.name} row {row.number}")))


class _Within:
    """What earlier rows of the sheet decided, so that two rows do not contradict each other."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, str], tuple[int, str]] = {}
        self._joined = Names()
        self._done: set[Part] = set()

    def is_new(self, made: Proposal, row: int) -> bool:
        """Whether no earlier row asks for the same. Raises ConfigError where one asks for something else."""
        for part in made.parts:
            verb, arguments, _ = part
            if verb == "set":
                before, value = self._set.setdefault((arguments[0], arguments[1]), (row, arguments[2]))
                if value != arguments[2]:
                    raise ConfigError(
                        f"it sets {arguments[1]} of {arguments[0]} to {arguments[2]}, row {before} to {value}; "
                        "empty one of the two"
                    )
        if made.parts[0][0] == "merge":
            return self._joined.join(*made.parts[0][1])
        known = self._done.issuperset(made.parts)
        self._done.update(made.parts)
        return not known
