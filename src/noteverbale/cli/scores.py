"""Figures of an audit, and what its corrections decide -> text.

In: `Score`, `Applied`.  Out: tables for a terminal, Markdown for a paper, CSV or JSON; lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from noteverbale.flow.audit import Applied, Score
from noteverbale.views.formats import FORMATS, as_markdown
from noteverbale.views.rows import Row, Rows
from noteverbale.views.wording import counted, words

_WIDTH = 200
_HEADS = {
    "fields": "How often the reader is right, by field",
    "kinds": "By kind: how often the kind, and the claim as a whole, is right",
    "outlets": "By outlet",
    "years": "By year of publication",
    "confidence": "What a least confidence (--min-confidence) keeps, and how much of it is right",
    "whole": "What --min-whole keeps, and how much of it is wholly right",
    "recall": "How much is found",
    "coders": "How far coders agree (Krippendorff's alpha)",
}


def in_form(score: Score, form: str) -> str:
    """Give a score as a table, json, jsonl, csv or markdown."""
    if form == "json":
        return score.to_json()
    if form == "table":
        return _terminal(score)
    return _markdown(score) if form == "markdown" else FORMATS[form](score.table())


def applied(found: Applied) -> Iterator[str]:
    """Give what was, or would be, decided, a line a row, then what changes nothing."""
    for step in found.steps:
        yield f"row {step.row}: {step.proposal.what}"
        yield from (f"  {notice}" for notice in step.proposal.notices)
    for reason, count in sorted(found.idle.items()):
        yield f"no change in {counted(count, 'answer')}: {reason}"
    if found.decision:
        numbers = found.decision.numbers
        yield f"{found.decision.what}; nv judge undo {numbers[0]} takes them back together"
        if not found.decision.followed:
            yield "the record changes at the next nv read or nv rebuild"
    else:
        yield f"{counted(len(found.steps), 'correction')} to make; nothing is written without --write"


def _markdown(score: Score) -> str:
    parts = [f"### {_HEADS[name]}\n\n{as_markdown(_shown(name, rows))}" for name, rows in score.tables.items()]
    return "\n".join([*parts, *score.notes, ""])


def _terminal(score: Score) -> str:
    out = Console(file=io.StringIO(), width=_WIDTH, highlight=False)
    for name, rows in score.tables.items():
        out.print(Text(_HEADS[name]))
        out.print(_table(_shown(name, rows)))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in (*lines, *score.notes)) + "\n"


def _table(rows: Rows) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for column in rows.columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text(str(row[column])) for column in rows.columns))
    return table


def _shown(name: str, rows: Rows) -> Rows:
    """Give a table as people read it: shares in percent, with their limits in one cell."""
    made = list(map(_SHOWN[name], rows) if name in _SHOWN else _groups(rows))
    return Rows(tuple(dict.fromkeys(column for row in made for column in row)), tuple(made))


def _groups(rows: Rows) -> Iterator[Row]:
    """Give a line a kind, outlet or year: its first field and the whole claim."""
    by = rows.columns[0]
    for group in dict.fromkeys(row[by] for row in rows):
        own = [row for row in rows if row[by] == group]
        first, whole = own[0], next((row for row in own if row["field"] == "whole"), None)
        yield {
            by.capitalize(): words(group),
            "In the record, about": f"{first['in_record']:,}",
            "Judged": first["judged"],
            "Right": _limits(first, "precision"),
            "Whole": _limits(whole, "precision") if whole else "",
        }


def _field(row: Row) -> Row:
    what = row["field"] if row["says"] == "something" else f"{row['field']}, none told"
    return {"Field": what, "Judged": row["judged"], "Right": row["right"], "Precision": _limits(row, "precision")}


def _confidence(row: Row) -> Row:
    return {
        "At least": f"{row['at_least']:g}",
        "Kept": _percent(row["kept"]),
        "Judged": row["judged"],
        "Kind right": _limits(row, "precision"),
        "Whole right": _percent(row["whole"]),
        "Recall": _percent(row["recall"]),
    }


def _whole(row: Row) -> Row:
    return {
        "At least": f"{row['at_least']:g}",
        "Kept": _percent(row["kept"]),
        "Judged": row["judged"],
        "Whole right": _limits(row, "precision"),
    }


def _recall(row: Row) -> Row:
    told = (
        _limits(row, "value") if row["measure"] == "recall" else f"{row['value']:,} ({row['low']:,} to {row['high']:,})"
    )
    return {"": row["measure"], "Rows": row["judged"], "Value": told}


def _coders(row: Row) -> Row:
    return {
        "Field": row["field"],
        "Rows": row["rows"],
        "Same value": _percent(row["agreement"]),
        "Alpha": _plain(row["alpha"]),
        "Verdicts": row["verdict_rows"] or "",
        "Same verdict": _percent(row["verdict_agreement"]),
        "Alpha of verdicts": _plain(row["verdict_alpha"]),
    }


_SHOWN = {"fields": _field, "confidence": _confidence, "whole": _whole, "recall": _recall, "coders": _coders}


def _limits(row: Row, name: str) -> str:
    return f"{_percent(row[name])} ({100 * row['low']:.0f} to {100 * row['high']:.0f})"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
