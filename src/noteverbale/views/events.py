"""Records as tables: visits, deals, agreements, meetings, attacks, exercises, sanctions, and all events.

In: the database and checked filters.  Out: `Rows` in order of event time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from noteverbale.errors import ConfigError
from noteverbale.ontology import kinds
from noteverbale.views.filters import Filters
from noteverbale.views.parties import sideless
from noteverbale.views.rows import Row, Rows
from noteverbale.views.selection import Selected, last_day, select_records
from noteverbale.views.shapes import SHAPES, best_claim, mode_of_talks
from noteverbale.views.statuses import outcome_on
from noteverbale.views.support import outlets
from noteverbale.views.tellings import Telling, tellings
from noteverbale.views.wording import counted

# What to do about deals that are left out.
_SIDELESS = "--sideless, in Python sideless=True, includes them"


def events(db: sqlite3.Connection, filters: Filters, what: str = "events") -> Rows:
    """Give one row a record for a question of `SHAPES`."""
    records, notes = records_of(db, filters, what)
    found = rows_of(db, records[: filters.limit], filters, what)
    return replace(found, searched=f"{what} {filters.words()}".strip(), notes=notes, matched=len(records))


def rows_of(db: sqlite3.Connection, shown: Sequence[Selected], filters: Filters, what: str = "events") -> Rows:
    """Give one row for each of these records, as a question of `SHAPES` shows them."""
    _, columns, row_of = SHAPES[what]
    today = filters.as_of or last_day(db)
    rows = tuple(_on(today, record, row_of(record)) for record in shown)
    told = outlets(db, (record.id for record in shown), filters.as_of)
    for row in rows:
        row["outlets"] = told.get(row["id"], 0)
    if "words" in columns:
        _add_words(db, shown, rows)
    return Rows(columns, rows, what, matched=len(rows))


def records_of(db: sqlite3.Connection, filters: Filters, what: str) -> tuple[list[Selected], tuple[str, ...]]:
    """Give the records of a question of `SHAPES`, and one sentence for each kind of thing left out."""
    own = SHAPES[what][0]
    if filters.series is not None and "exercise" not in (own or ("exercise",)):
        raise ConfigError(f"only exercises have a series, not {what}; use exercises or events")
    among = partial(_told_so, db, filters) if filters.mode or filters.medium else None
    chosen = replace(filters, kinds=_kinds(own, filters.kinds, what))
    records, notes = select_records(db, chosen, among=among)
    return _with_a_side(records, notes) if what == "deals" and not filters.sideless else (records, notes)


def _with_a_side(deals: list[Selected], notes: tuple[str, ...]) -> tuple[list[Selected], tuple[str, ...]]:
    """Leave out the deals of which neither side is told, and say how many: nobody can look up whose arms they are."""
    kept = [deal for deal in deals if not sideless(deal)]
    left_out = len(deals) - len(kept)
    told = f"{counted(left_out, 'deal')} with neither supplier nor recipient known left out; {_SIDELESS}."
    return kept, (*notes, *((told,) if left_out else ()))


def _on(today: str | None, record: Selected, row: Row) -> Row:
    """A plan that no text reports is one as of the day of asking, not of the record's own last text."""
    if "outcome" in row:
        due = record.event_to or record.event_from
        row["outcome"] = outcome_on(today, record.status, row["outcome"], due)
    return row


def _told_so(db: sqlite3.Connection, filters: Filters, records: list[Selected]) -> list[Selected]:
    """Choose the records whose row tells the mode and the medium asked for."""
    by = [one for one in records if filters.medium in (None, one.state.fields.get("medium"))]
    return _of_mode(db, filters.mode, by) if filters.mode else by


def _of_mode(db: sqlite3.Connection, mode: str, records: list[Selected]) -> list[Selected]:
    """Choose the records whose row tells a mode; most kinds have none of that name, and are not looked at."""
    able = {name for name, page in kinds().items() if mode in page.modes}
    chosen = {record.id: best_claim(record) for record in records if record.kind in able}
    told = tellings(db, filter(None, chosen.values()))
    return [one for one in records if mode in (told.get(chosen.get(one.id) or "", Telling()).mode, mode_of_talks(one))]


def _add_words(db: sqlite3.Connection, records: Sequence[Selected], rows: Sequence[Row]) -> None:
    """Codes do not tell what an act was: each row has the words of the claim that carries its status."""
    chosen = [best_claim(record) for record in records]
    told = tellings(db, filter(None, chosen))
    for row, claim in zip(rows, chosen, strict=True):
        words, mode = told.get(claim or "", Telling())
        row |= {"words": words} | ({"mode": mode or row["mode"]} if "mode" in row else {})


def _kinds(own: tuple[str, ...], asked: tuple[str, ...], what: str) -> tuple[str, ...]:
    if own and asked and not set(asked) <= set(own):
        raise ConfigError(f"{what} are of kind {', '.join(own)} only; use events to choose other kinds")
    return own or asked
