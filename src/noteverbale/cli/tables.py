"""Rows -> a terminal: a table that fits the width, notes beside it, and plain text where output is piped.

In: `Rows`.  Out: text on standard output; notes on standard error.
"""

from __future__ import annotations

import sys

import click
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from noteverbale.views.columns import columns_of
from noteverbale.views.formats import FORMATS
from noteverbale.views.rows import Rows

_PIPED_WIDTH = 200  # a pipe has no width; long sentences are wrapped there, nothing is cut
_ROOMY = 100  # columns from which the less needed ones are shown too
_WORD = 14  # a longer word than this may be broken to make a table fit
_DAY = 10  # where that is not enough, a longer one than a day; ids and days are the last to be broken
_BETWEEN = 2  # columns of space after each cell


def write(rows: Rows, what: str, form: str, advice: str) -> None:
    """Write rows in a format; for an empty table one sentence of advice, and notes on standard error."""
    if form != "table":
        click.echo(FORMATS[form](rows), nl=False)
    elif rows:
        out = console()
        out.print(_table(rows, what, out.width))
    else:
        click.echo(advice)
    _notes(rows, form)


def console(piped: int = _PIPED_WIDTH) -> Console:
    """Give a console on standard output: as wide as the terminal, without colour where output is piped."""
    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else piped)


def _notes(rows: Rows, form: str) -> None:
    if form == "table" and rows.matched > len(rows):
        click.echo(f"{len(rows)} of {rows.matched} shown; raise --limit for more.", err=True)
    for note in rows.notes:
        click.echo(note, err=True)


def _table(rows: Rows, what: str, width: int) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    shown = columns_of(what, rows, roomy=width >= _ROOMY)
    texts = [[_spread(value(row), width) for _, value in shown] for row in rows]
    cells = [[head, *(line[number] for line in texts)] for number, (head, _) in enumerate(shown)]
    for (head, _), fitted in zip(shown, _widths(cells, width), strict=True):
        table.add_column(head, overflow="fold", width=fitted)
    for line in texts:
        table.add_row(*(Text(part) for part in line))  # Text: brackets in news are never read as styling
    return table


def _widths(columns: list[list[str]], width: int) -> list[int]:
    """Give each column's width, so that all fit: the widest gives way first, words last, days and ids the very last."""
    fitted = [max(cell_len(line) for text in column for line in text.split("\n")) for column in columns]
    words = [max(cell_len(word) for text in column for word in text.split()) for column in columns]
    for _ in range(max(0, sum(fitted) + _BETWEEN * len(columns) - width)):
        at_most = ([n for n, have in enumerate(fitted) if have > min(word, words[n])] for word in (_WORD, _DAY))
        spare = next(filter(None, at_most), range(len(fitted)))
        fitted[max(spare, key=lambda number: (fitted[number], number))] -= 1
    return [max(1, have) for have in fitted]


def _spread(text: str, width: int) -> str:
    """Give a cell; "about" or "known" and its day stand on one line where there is room."""
    return text.replace("\n", " ", 1) if width >= _ROOMY and text.startswith(("known\n", "about\n")) else text
