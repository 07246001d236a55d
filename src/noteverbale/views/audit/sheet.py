"""The sheet itself: one row a claim, record or silent sentence, with a row of explanations under the heads.

In: the database, checked filters and a `Plan`.  Out: `Sheet`, the same bytes for the same record, filters and seed.
Errors: ConfigError for a plan that cannot be drawn.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from noteverbale.errors import ConfigError, StoreError
from noteverbale.views.audit import columns, frame
from noteverbale.views.audit.fields import CLAIMS, SENTENCE, SHEETS, fields_of
from noteverbale.views.audit.rows_of import claim_rows, record_rows, sentence_rows
from noteverbale.views.audit.sampling import Drawn, draw, draw_from
from noteverbale.views.filters import Filters, known_name
from noteverbale.views.formats import delimited
from noteverbale.views.rows import Row
from noteverbale.views.wording import words

_SENTENCES = 100  # silent sentences drawn where nobody says how many
# Filters that a missed event could not be held against.
_NARROWING = ("between", "actor", "since", "until", "stage", "status", "source_kind", "said_by", "text", "series",
              "told_days")  # fmt: skip
_MARK = "\N{BYTE ORDER MARK}"  # without it Excel takes UTF-8 for another encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to draw: `size` claims or records, the same number a kind if `by_kind`, `sentences` silent ones.

    `sentences` None: a hundred where recall can be measured, else none. `blind`: the reader's answers are left out.
    """

    size: int = 200
    seed: int = 1
    by_kind: bool = False
    sentences: int | None = None
    blind: bool = False

    def __post_init__(self) -> None:
        for name, least in (("size", 1), ("seed", 0), ("sentences", 0)):
            value = getattr(self, name)
            if name == "sentences" and value is None:
                continue
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise ConfigError(f"{name} is a whole number, {least} or more; got {value!r}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows for a spreadsheet; the first explains the columns. `notes`: how it was drawn, one sentence each."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    def text(self, separator: str = ",") -> str:
        """Give the sheet as CSV with a byte order mark; cells are one line each and never a formula."""
        return _MARK + delimited(self.columns, self.rows, separator)

    def write(self, path: str | Path, separator: str = ",") -> None:
        """Write the sheet as a new file. Raises StoreError where a file is there already, for it may be filled in."""
        try:
            with Path(path).open("x", encoding="utf-8", newline="") as stream:
                stream.write(self.text(separator))
        except FileExistsError:
            raise StoreError(f"{path} is there already, perhaps filled in; name another file") from None
        except OSError as error:
            raise StoreError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error


def draw_sheet(db: sqlite3.Connection, what: str, filters: Filters, plan: Plan) -> Sheet:
    """Draw a sheet of claims, or of the records that a question of nv show gives."""
    sheet = known_name(what, SHEETS, "sheet")
    strata, notes = frame.strata(db, sheet, filters, plan.by_kind)
    if not strata:
        raise ConfigError(f"no {sheet} {filters.words()}".strip() + " to draw from; leave out a filter")
    drawn = draw(strata, plan.size, plan.seed)
    found = _found(db, sheet, filters, drawn)
    sentences, missed = _silent(db, sheet, filters, plan)
    held = fields_of(sheet, {str(row["_kind"]) for row in found.values()})
    heads = columns.heads(sheet, held, blind=plan.blind, recall=bool(sentences))
    rows = [columns.legend_row(sheet, held, filters, blind=plan.blind)]
    rows += [found[one.id] | {"stratum": words(one.stratum), "stratum_size": one.size} for one in drawn]
    told = _drawn_in_words(sheet, strata, drawn)
    return Sheet(heads, tuple(_kept([*rows, *sentences], heads)), (told, *missed, *notes))


def _found(db: sqlite3.Connection, sheet: str, filters: Filters, drawn: Sequence[Drawn]) -> Mapping[str, Row]:
    ids = [one.id for one in drawn]
    rows: Iterable[Row] = claim_rows(db, filters, ids) if sheet == CLAIMS else record_rows(db, sheet, filters, ids)
    return {str(row["id"]): row for row in rows}


def _silent(db: sqlite3.Connection, sheet: str, filters: Filters, plan: Plan) -> tuple[list[Row], tuple[str, ...]]:
    """Give the rows of silent sentences, and how they were drawn."""
    narrowed = _narrowed(filters)
    if sheet != CLAIMS or narrowed:
        why = f"a sheet of {sheet} has no sentences" if sheet != CLAIMS else f"{narrowed} asks for some events only"
        if plan.sentences:
            raise ConfigError(f"what is missed cannot be drawn here: {why}; leave out sentences, or that filter")
        return [], (f"No sentences without a claim, so no recall: {why}.",) if plan.sentences is None else ()
    wanted = _SENTENCES if plan.sentences is None else plan.sentences
    if not wanted:
        return [], ()
    chosen, number = draw_from(frame.silent(db, filters), lambda one: one.id, wanted, plan.seed)
    drawn = {"stratum": SENTENCE, "stratum_size": number}
    told = f"{len(chosen)} of {number:,} sentences without such a claim"
    return [row | drawn for row in sentence_rows(db, chosen)], (f"{told}.",)


def _narrowed(filters: Filters) -> str:
    """Give the first filter that asks for some events only."""
    return next((name.replace("_", "-") for name in _NARROWING if getattr(filters, name)), "")


def _drawn_in_words(sheet: str, strata: Mapping[str, Sequence[str]], drawn: Sequence[Drawn]) -> str:
    everything = sum(map(len, strata.values()))
    return f"{len(drawn)} of {everything:,} {sheet}" + (f", from {len(strata)} strata." if len(strata) > 1 else ".")


def _kept(rows: Iterable[Row], heads: Sequence[str]) -> Iterator[Row]:
    return ({head: row.get(head) for head in heads} for row in rows)
