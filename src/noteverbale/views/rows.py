"""Answers as tables: plain dicts in a fixed order of columns, with what was searched and what was left out.

In: columns and dicts from a query.  Out: `Rows`, a sequence of dicts that a notebook shows as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from noteverbale.errors import ConfigError
from noteverbale.views.frames import pandas_frame, polars_frame

if TYPE_CHECKING:
    import pandas
    import polars

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The answer to one question: a sequence of dicts, each with all of `columns`, in that order.

    `searched`: the question in words. `notes`: what was left out and why, one sentence each. `matched`: the
    number of rows before `limit` cut them.
    """

    columns: tuple[str, ...]
    items: tuple[Row, ...] = ()
    searched: str = ""
    notes: tuple[str, ...] = ()
    matched: int = 0

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self.items[index], self.searched, self.notes, self.matched)
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.items)

    def __repr__(self) -> str:
        return f"Rows({len(self.items)} rows, columns {', '.join(self.columns)})"

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame with the same columns, each of a type that does not hang on the rows (`frames`).

        Raises ConfigError where pandas is not installed.
        """
        return pandas_frame(_library("pandas", "frames"), self.columns, self.items)

    def to_polars(self) -> polars.DataFrame:
        """Give a polars DataFrame with the same columns, each of a type that does not hang on the rows (`frames`).

        Raises ConfigError where polars is not installed.
        """
        return polars_frame(_library("polars", "polars"), self.columns, self.items)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column.replace('_', ' '))}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell(row[column]))}</td>" for column in self.columns) + "</tr>"
            for row in self.items
        )
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in (*self._empty_note(), *self.notes))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"

    def _empty_note(self) -> tuple[str, ...]:
        return () if self.items else (f"Nothing found: {self.searched or 'no row matches'}.",)


def cell(value: Any) -> str:
    """Give a value as people read it in a table: lists by commas, or by bars where a part has one; None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        parts = [cell(part) for part in value]
        return (" | " if any(", " in part for part in parts) else ", ").join(parts)
    return str(value)


def separate(dates: Iterable[Sequence[str]]) -> list[str]:
    """Give separate dates, each as a day or as `first/last`."""
    return [first if first == last else f"{first}/{last}" for first, last in dates]


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigError(f"{name} is not installed; run: pip install 'noteverbale[{extra}]'") from error
