"""What every exporter gives: lines of a file, and an account of what is not in them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from noteverbale.views.filters import Filters
from noteverbale.views.formats import delimited
from noteverbale.views.rows import Row


@dataclass(slots=True)
class Export:
    """A file in the making. `written` and `left_out` (reason -> count) are complete once all `lines` were taken."""

    lines: Iterable[str] = ()
    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: tuple[str, ...] = ()

    def account(self, name: str) -> Iterator[str]:
        """Give the log: one line of what was written, one for each reason of leaving out."""
        yield f"{name}: {self.written} written, {self.left_out.total()} left out"
        for reason, count in sorted(self.left_out.items()):
            yield f"  left out, {reason}: {count}"
        for note in self.notes:
            yield f"  {note}"


@dataclass(frozen=True, slots=True)
class Exporter:
    """A named form of export. `unlikely` of `make` takes in what is only conditional or predicted."""

    name: str
    suffix: str
    what: str
    make: Callable[[sqlite3.Connection, Filters, bool], Export]


def table(columns: Sequence[str], rows: Sequence[Row], left_out: Counter[str], notes: tuple[str, ...]) -> Export:
    """Give a CSV export of rows."""
    return Export(delimited(columns, rows, ",").splitlines(keepends=True), len(rows), left_out, notes)
