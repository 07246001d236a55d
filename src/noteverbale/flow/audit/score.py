"""Filled sheets -> a `Score`: figures of one sample as tables, in forms for a terminal, a paper and a program.

In: paths of sheets of one sample.  Out: `Score`.  Errors: those of `filled` and `coders`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike

import msgspec

from noteverbale.errors import ConfigError
from noteverbale.flow.audit.coders import Sample, sample_of
from noteverbale.flow.audit.differences import differences
from noteverbale.flow.audit.figures import GROUPS, Figures
from noteverbale.flow.audit.filled import read_filled
from noteverbale.views.audit.fields import SENTENCE
from noteverbale.views.filters import known_name
from noteverbale.views.rows import Rows
from noteverbale.views.wording import counted


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of a sample: `tables` by name (fields, kinds, confidence, recall, coders), where there are answers.

    `differences`: what coders answered differently. `notes`: what was counted, one sentence each.
    """

    tables: Mapping[str, Rows]
    notes: tuple[str, ...]
    differences: Rows

    def table(self) -> Rows:
        """Give all tables as one: `part` tells of which a row is; a column that a part has not is None there."""
        columns = dict.fromkeys(column for rows in self.tables.values() for column in rows.columns)
        blank = dict.fromkeys(columns)
        items = tuple({"part": name, **blank, **row} for name, rows in self.tables.items() for row in rows)
        return Rows(("part", *columns), items, "score", self.notes, len(items))

    def to_json(self) -> str:
        """Give the tables as one JSON object."""
        told = {name: list(rows) for name, rows in self.tables.items()} | {"notes": self.notes}
        return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"


def score(paths: Sequence[str | PathLike[str]], by: Sequence[str] = ()) -> Score:
    """Count what coders wrote into sheets of one sample; `by`: "outlet", "year" for tables by them."""
    for name in by:
        known_name(name, tuple(GROUPS), "group")
    if not paths:
        raise ConfigError("name a sheet that was filled in")
    sample = sample_of([read_filled(path) for path in paths])
    return Score(Figures(sample).tables(by), tuple(_notes(sample)), differences(sample))


def _notes(sample: Sample) -> Iterator[str]:
    coder = sample.coders[0]
    judged = sum(bool(coder.right.get(row.id)) for row in sample.judged)
    rows = f"{judged} of {counted(len(sample.judged), 'row')}"
    yield f"{coder.name}: {rows} judged; shares are those of all that was drawn from, with limits of 95 %."
    silent = [row for row in sample.rows if row.sort == SENTENCE]
    looked = sum(row.id in coder.missed for row in silent)
    if silent:
        yield f"{looked} of {counted(len(silent), 'sentence')} without a claim looked at."
    if looked and not any(row.id in coder.missed for row in sample.judged):
        yield "Under missed nothing is written beside claims, so what is missed there is not in the recall."
    if len(sample.coders) > 1:
        yield f"Agreement of {', '.join(one.name for one in sample.coders)}; all other figures are the first's."
