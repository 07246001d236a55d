"""Rows -> a terminal: a table that fits the width, notes beside it, and plain text where output is piped.

In: `Rows`.  Out: text on standard output; notes on standard error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import click
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from noteverbale.views.formats import FORMATS
from noteverbale.views.judgements import plain
from noteverbale.views.rows import Row, Rows, cell
from noteverbale.views.wording import days, headed

_PIPED_WIDTH = 200  # a pipe has no width; long sentences are wrapped there, nothing is cut
_ID_SHOWN = 9  # characters of an id on a terminal: enough to be unique, and nv explain takes the beginning of one
_ROOMY = 100  # columns from which the less needed ones are shown too
_ROOM = {
    "claims": ("Told by",),
    "deals": ("Value", "Sources"),
    "documents": ("Copy of",),
    "relations": ("Planned", "Kept"),
    "contradictions": ("Kind", "Opened"),
    "judgements": ("Act",),
    "announcements": ("Told",),
}
# Left out where no row has anything in them.
_SELDOM = ("Series", "Name", "Not read", "Closed", "Change", "From", "Note")
_WORD = 14  # a longer word than this may be broken to make a table fit
_DAY = 10  # where that is not enough, a longer one than a day; ids and days are the last to be broken
_BETWEEN = 2  # columns of space after each cell

Shown = tuple[str, Callable[[Row], str]]


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
    shown = _columns(rows, what, width)
    texts = [[_spread(value(row), width) for _, value in shown] for row in rows]
    cells = [[head, *(line[number] for line in texts)] for number, (head, _) in enumerate(shown)]
    for (head, _), fitted in zip(shown, _widths(cells, width), strict=True):
        table.add_column(head, overflow="fold", width=fitted)
    for line in texts:
        table.add_row(*(Text(part) for part in line))  # Text: brackets in news are never read as styling
    return table


def _columns(rows: Rows, what: str, width: int) -> list[Shown]:
    """Give the columns that have room and something to show."""
    roomy = [one for one in _SHOWN.get(what, _EVENTS) if width >= _ROOMY or one[0] not in _ROOM.get(what, ())]
    return [(head, value) for head, value in roomy if head not in _SELDOM or any(map(value, rows))]


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
    """Give a cell; a day of becoming known stands on one line where there is room."""
    return text.replace("known\n", "known ", 1) if width >= _ROOMY and text.startswith("known\n") else text


def _id(row: Row) -> str:
    return str(row["id"])[:_ID_SHOWN]


def _shortened(part: str) -> str:
    """Give an id by its beginning; a field or a value whole."""
    return part[:_ID_SHOWN] if re.fullmatch(r"[rc][0-9a-f]{12,}", part) else part


def _of(column: str) -> Callable[[Row], str]:
    return lambda row: " ".join(cell(row[column]).split()).replace("_", " ")


def _text(column: str) -> Callable[[Row], str]:
    return lambda row: " ".join(cell(row[column]).split())


def _when(row: Row) -> str:
    """One day, month or year, or first and last day on two lines; where no text dates it, when it became known."""
    first, last = row["event_from"], row["event_to"]
    if first or last:
        return days(first, last).replace(" to ", "\n")
    if row.get("dates"):
        pairs = [dates.partition("/")[::2] for dates in row["dates"]]
        return "\n".join(days(begun, ended or begun) for begun, ended in pairs)
    return f"known\n{row['first_known']}" if row["first_known"] else ""


def _speaker(row: Row) -> str:
    """The words for who says it; where the text names nobody the kind of source."""
    return _text("said_by")(row) or f"({_of('source_kind')(row)})"


def _traveller(row: Row) -> str:
    name = " ".join((row["traveller_name"] or "").split())
    return f"{name} ({row['traveller']})" if name and row["traveller"] else name or row["traveller"] or ""


def _deal_sides(row: Row) -> str:
    return f"{row['supplier'] or '?'} > {row['recipient'] or '?'}"


def _to(one: str, other: str) -> Callable[[Row], str]:
    return lambda row: " > ".join(part for part in (cell(row[one]), cell(row[other])) if part)


def _series(row: Row) -> str:
    return " ".join(cell(row[part]) for part in ("series", "edition") if row[part])


def _number(row: Row) -> str:
    """The number that counts at the deal's latest step told, with what it applies to."""
    use = next((use for use in ("delivered", "ordered", "approved", "wanted") if row[use]), None)
    return f"{row[use]} {use}" if use else ""


# Columns of a terminal's table for each question; all other formats give every column of docs/asking.md.
_EVENTS: tuple[Shown, ...] = (
    ("Id", _id),
    ("Kind", _of("kind")),
    ("When", _when),
    ("Who", _to("agents", "recipients")),
    ("Where", _text("place")),
    ("Status", _of("status")),
    ("Sources", _text("sources")),
)
_SHOWN: dict[str, tuple[Shown, ...]] = {
    "exercises": (
        ("Id", _id),
        ("Series", _series),
        ("When", _when),
        ("Who", _text("parties")),
        ("Where", _text("place")),
        ("Status", _of("status")),
        ("Sources", _text("sources")),
    ),
    "visits": (
        ("Id", _id),
        ("When", _when),
        ("Traveller", _traveller),
        ("Host", _text("hosts")),
        ("Where", _text("place")),
        ("Stage", _of("stage")),
        ("Sources", _text("sources")),
    ),
    "deals": (
        ("Id", _id),
        ("Stage", _of("stage")),
        ("Since", _text("since")),
        ("Sides", _deal_sides),
        ("Item", _text("item")),
        ("Number", _number),
        ("Value", _text("value")),
        ("Sources", _text("sources")),
    ),
    "agreements": (
        ("Id", _id),
        ("Name", _text("name")),
        ("Phase", _of("phase")),
        ("When", _when),
        ("Parties", _text("parties")),
        ("Where", _text("place")),
        ("Status", _of("status")),
        ("Sources", _text("sources")),
    ),
    "claims": (
        ("Id", _id),
        ("Known", _text("known")),
        ("Kind", _of("kind")),
        ("Who", _to("agent", "recipient")),
        ("Status", _of("status")),
        ("Told by", _of("source_kind")),
        ("Sentence", _text("sentence")),
    ),
    "statements": (
        ("Id", _id),
        ("Known", _text("known")),
        ("Said by", _speaker),
        ("About", _of("about")),
        ("Sentence", _text("sentence")),
    ),
    "documents": (
        ("Id", _id),
        ("Published", _text("published")),
        ("Outlet", _text("publisher")),
        ("Title", lambda row: headed(row["title"], row["name"])),
        ("Claims", _text("claims")),
        ("Copy of", lambda row: headed(None, row["copy_of"] or "")),
        ("Not read", _text("not_read")),
    ),
    "contradictions": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Parties", _text("parties")),
        ("Field", _of("field")),
        ("Sides", lambda row: "\n".join(row["sides"])),
        ("Opened", _text("opened")),
        ("Closed", lambda row: "\n".join(filter(None, (row["closed"], (row["settled"] or "").replace("_", " "))))),
    ),
    "planned": (
        ("Id", _id),
        ("Kind", lambda row: cell(row["stage"] or row["kind"]).replace("_", " ")),
        ("When", _when),
        ("Who", _to("agents", "recipients")),
        ("Status", _of("status")),
        ("Outcome", _of("outcome")),
    ),
    "announcements": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Announced", _text("announced")),
        ("By", lambda row: row["publisher"] if row["source_kind"] == "publisher" else row["by"]),
        ("When", lambda row: days(row["event_from"], row["event_to"]).replace(" to ", "\n")),
        ("Who", _to("agents", "recipients")),
        ("Outcome", _of("outcome")),
        ("Told", _text("decided")),
    ),
    "sources": (
        ("Source", _text("source")),
        ("Announced", _text("announced")),
        ("Due", _text("due")),
        ("Held", _text("held")),
        ("Other date", _text("held_other_date")),
        ("Moved", _text("moved")),
        ("Called off", lambda row: str(row["cancelled"] + row["denied"])),
        ("No report", _text("no_report")),
        ("Share", _text("share")),
    ),
    "relations": (
        ("Month", _text("month")),
        ("Dyad", lambda row: f"{row['a']} {row['b']}"),
        ("Events", _text("events")),
        ("Planned", _text("planned")),
        ("Kept", lambda row: f"{row['kept']} of {row['announced']}" if row["announced"] else ""),
        ("Co-operation", _text("cooperation")),
        ("Conflict", _text("conflict")),
        ("Score", _text("score")),
        ("Change", _text("change")),
        ("Kinds", _of("kinds")),
    ),
    "judgements": (
        ("No", _text("number")),
        ("Act", _text("act")),
        ("When", lambda row: row["time"][:10]),
        ("Author", _text("author")),
        ("Verb", _text("verb")),
        ("On", lambda row: " ".join(_shortened(part) for part in plain(row))),
        ("From", _text("since")),
        ("Note", _text("note")),
        ("State", _text("state")),
    ),
    "changes": (
        ("Id", _id),
        ("Kind", _of("kind")),
        ("Who", _to("agents", "recipients")),
        ("Change", _text("change")),
        ("What", _text("what")),
        ("Why", lambda row: "\n".join(row["why"])),
    ),
}
