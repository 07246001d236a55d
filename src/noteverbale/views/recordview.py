"""`noteverbale.open(path)`: the record as an object to ask, in scripts and notebooks.

In: the path of a store.  Out: `RecordView`, whose methods are the questions of `nv show`, plus explain, brief and diff.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import get_ident
from types import TracebackType
from typing import Any, Self

from noteverbale.errors import ConfigError, StoreError
from noteverbale.store import Store
from noteverbale.store.made import stale
from noteverbale.types import Reading
from noteverbale.views.audit import Plan, Sheet, draw_sheet
from noteverbale.views.briefs import Brief, brief
from noteverbale.views.changes import changes
from noteverbale.views.database import connect, unreadable
from noteverbale.views.days import Day, last_of
from noteverbale.views.dealings import OF_DEALS
from noteverbale.views.explain import Explanation, explain
from noteverbale.views.exports import CODED, EXPORTERS, Export
from noteverbale.views.filters import Filters, known_name, named, worded
from noteverbale.views.ids import TABLES, found
from noteverbale.views.judgements import judgements
from noteverbale.views.methods import Methods, methods
from noteverbale.views.names import code_of_name
from noteverbale.views.overview import Overview, overview
from noteverbale.views.planned import with_overdue
from noteverbale.views.profile import Profile, profile
from noteverbale.views.questions import QUESTIONS
from noteverbale.views.rows import Rows
from noteverbale.views.shapes import MODED, OF_TALKS, SHAPES
from noteverbale.views.texts import reading_of
from noteverbale.views.wording import listed

# Questions and exports whose rows are each of one text, or of none.
_OF_ONE_TEXT = ("claims", "statements", "documents", "judgements")
# What only one question or export knows.
_ONLY = {
    "sideless": ("deals",),
    "directed": ("panel",),
    **dict.fromkeys(OF_DEALS, ("deals", "register", "watch-list", "methods")),
}


def _refusal(what: str, name: str, able: Sequence[str]) -> str:
    """Give why a question does not take a filter."""
    if name in ("supplier", "recipient"):
        return f"{what} cannot be filtered by {name}, only {listed(able)} can; use actor, or leave out {name}"
    if name == "named":
        return f"{what} cannot be filtered by named arms, only {listed(able)} can; leave out {name}"
    return f"{what} cannot be {name}, only {listed(able)} can; leave out {name}"


class RecordView:
    """A store's record, open for reading. Close it, or use it in a `with` block.

    Every question takes the same filters, all optional: between=(A, B), actor, kind, since, until, on (event time),
    as_of (known time), stage, status, mode, medium, source_kind, said_by, text, series, min_confidence, min_whole,
    min_sources, min_outlets, told_days, limit. Actors are codes or names ("PAK", "Pakistan"); days are dates or ISO
    text. A filter that cannot be right raises ConfigError; use after `close` or in another thread StoreError.
    `actors`: tables of your own (docs/actors.md), whose names are then understood too.
    """

    def __init__(self, path: str | Path, *, actors: Sequence[str | Path] = ()) -> None:
        self.path = Path(path)
        self._codes = partial(code_of_name, own=tuple(map(Path, actors)))
        self._open: sqlite3.Connection | None = connect(path)
        self._thread = get_ident()

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection. Raises StoreError once it is closed, and in another thread than the one that opened it."""
        if self._open is None:
            raise StoreError(f"{self.path}: this record is closed; open it again with noteverbale.open")
        if self._thread != get_ident():
            raise StoreError(f"{self.path}: this record was opened in another thread; open one in each thread")
        return self._open

    def ask(self, what: str, *, overdue: bool = False, **filters: Any) -> Rows:
        """Give the answer to a question by its name (see `questions.QUESTIONS`); `overdue`: of plans only those."""
        name = known_name(what, tuple(QUESTIONS), "question")
        asked = self._asked(with_overdue(name, filters, overdue), name, MODED, OF_TALKS)
        return QUESTIONS[name](self._db, asked)

    def visits(self, **filters: Any) -> Rows:
        """Give visits: traveller, host, days, stage, publicity."""
        return self.ask("visits", **filters)

    def deals(self, **filters: Any) -> Rows:
        """Give arms deals: stage and since when, supplier, recipient, item, quantities by what they apply to, value.

        `sideless` gives those too of which neither side is told, `named` only those of a weapon or a class of arms;
        `supplier` and `recipient` those of one seller or buyer.
        """
        return self.ask("deals", **filters)

    def agreements(self, **filters: Any) -> Rows:
        """Give agreements with their phases, each dated."""
        return self.ask("agreements", **filters)

    def meetings(self, **filters: Any) -> Rows:
        """Give meetings and other talks; `medium` gives calls alone, or those in person, by video or by letter."""
        return self.ask("meetings", **filters)

    def attacks(self, **filters: Any) -> Rows:
        """Give attacks."""
        return self.ask("attacks", **filters)

    def exercises(self, **filters: Any) -> Rows:
        """Give joint exercises: series and edition, who takes part; `series` gives the instances of one."""
        return self.ask("exercises", **filters)

    def sanctions(self, **filters: Any) -> Rows:
        """Give sanctions."""
        return self.ask("sanctions", **filters)

    def events(self, **filters: Any) -> Rows:
        """Give records of all kinds."""
        return self.ask("events", **filters)

    def claims(self, **filters: Any) -> Rows:
        """Give claims, one a row, each with its sentence and who says it."""
        return self.ask("claims", **filters)

    def statements(self, **filters: Any) -> Rows:
        """Give who said what: claims that somebody other than the outlet makes. `actor` finds speakers and parties."""
        return self.ask("statements", **filters)

    def documents(self, **filters: Any) -> Rows:
        """Give the texts that were read; `since` and `until` are publication days here."""
        return self.ask("documents", **filters)

    def contradictions(self, **filters: Any) -> Rows:
        """Give where claims of one record cannot all be true."""
        return self.ask("contradictions", **filters)

    def planned(self, **filters: Any) -> Rows:
        """Give what is to come, and what is overdue on the as-of day (else on the last publication day).

        `overdue` gives the latter alone.
        """
        return self.ask("planned", **filters)

    def announcements(self, **filters: Any) -> Rows:
        """Give each claim that announced an event, and what became of it."""
        return self.ask("announcements", **filters)

    def sources(self, **filters: Any) -> Rows:
        """Give how often what each source announced came about, with counts."""
        return self.ask("sources", **filters)

    def relations(self, **filters: Any) -> Rows:
        """Give the ledger of dyads by month: counts by kind and quad class, and a score."""
        return self.ask("relations", **filters)

    def judgements(self) -> Rows:
        """Give what persons decided: number, time, author, verb, arguments, note, and whether it stands."""
        return judgements(self._db)

    def explain(self, id: str, as_of: Day | None = None) -> Explanation:
        """Give what stands behind a record, claim or document; the beginning of its id is enough.

        `as_of`: as it was known on that day; ConfigError for what no text of then tells.
        """
        return explain(self._db, worded(id, "id"), last_of(as_of, "as_of"))

    def brief(self, a: str, b: str | None = None, **filters: Any) -> Brief:
        """Give a brief on two actors (or on one), with a source for every line; filters as for every question."""
        pair: dict[str, Any] = {"between": (a, b)} if b is not None else {"actor": worded(a, "actor")}
        return brief(self._db, self._asked({**pair, **filters}, "brief"))

    def diff(self, before: Day, after: Day, **filters: Any) -> Rows:
        """Give what became known after one day and up to another."""
        first, second = last_of(before, "the first day"), last_of(after, "the second day")
        return changes(self._db, self._asked(filters, "diff"), str(first), str(second))

    def export(self, form: str, *, unlikely: bool = False, **filters: Any) -> Export:
        """Give an export by its name (see `exports.EXPORTERS`); write its `lines`, then read its `account`.

        `directed` gives a panel from who acts to whom.
        """
        name = known_name(form, tuple(EXPORTERS), "export")
        made = EXPORTERS[name].make(self._db, self._asked(filters, name, CODED, CODED), unlikely)
        if isinstance(made.lines, Iterator):
            made.lines = self._while_open(made.lines)
        return made

    def _while_open(self, lines: Iterator[str]) -> Iterator[str]:
        """Give lines that are made as they are taken. Raises StoreError where the record is closed meanwhile."""
        try:
            yield from lines
        except sqlite3.ProgrammingError as error:
            told = f"{self.path}: this record was closed, or is used in another thread, before all lines were taken"
            raise StoreError(f"{told}; write them while it is open, in the thread that opened it") from error

    def methods(self, **filters: Any) -> Methods:
        """Give what was done to make these data, for a paper: `to_markdown()`; filters as for every question."""
        return methods(self._db, self._asked(filters, "methods", ("methods",), ("methods",)))

    def sheet(self, what: str, plan: Plan, **filters: Any) -> Sheet:
        """Give a random sample of claims or records as a sheet for a coder (docs/audit.md)."""
        return draw_sheet(self._db, what, self._asked(filters, what), plan)

    def _asked(
        self, filters: Mapping[str, Any], what: str, moded: Sequence[str] = (), of_talks: Sequence[str] = ()
    ) -> Filters:
        """Give the checked filters. Raises ConfigError where a mode or a medium is asked of what tells none."""
        asked = named(self._codes, filters)
        for name, tellers in (("mode", moded), ("medium", of_talks)):
            if getattr(asked, name) is not None and what not in tellers:
                hint = f"use {', '.join(tellers)}" if tellers else f"leave out {name}"
                raise ConfigError(f"{what} cannot be filtered by {name}, because they have none; {hint}")
        for name, able in _ONLY.items():
            if getattr(asked, name) and what not in able:
                raise ConfigError(_refusal(what, name, able))
        if what in ("documents", "judgements") and asked.told_days:
            raise ConfigError(f"{what} have no event day; use events")
        if what == "judgements" and asked.said_by:
            raise ConfigError("judgements cannot be filtered by speaker; use statements")
        if what in _OF_ONE_TEXT and asked.series:
            raise ConfigError(f"only exercises have a series, not {what}; use exercises or events")
        if what in _OF_ONE_TEXT and (asked.min_sources or asked.min_outlets):
            raise ConfigError(f"{what} cannot be filtered by number of texts or outlets; use events")
        return asked

    def held(self, what: str) -> int:
        """Give how many rows a question has without any filter."""
        if what in SHAPES:
            kinds = SHAPES[what][0]
            where = f"WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
            return int(self._db.execute(f"SELECT COUNT(*) FROM records {where}", kinds).fetchone()[0])
        return self.ask(what, limit=1).matched

    def overview(self, as_of: Day | None = None) -> Overview:
        """Give how much of what the record holds, its days and outlets, and the busiest pairs."""
        return overview(self._db, last_of(as_of, "as_of"))

    def profile(self, actor: str, as_of: Day | None = None) -> Profile:
        """Give one actor at a glance: names, kinds of event, partners, and the latest events."""
        asked = self._asked({"actor": worded(actor, "actor"), "as_of": as_of}, "events")
        return profile(self._db, str(asked.actor), asked)

    def reading(self, id: str) -> Reading:
        """Give a document as it was read, with its claims: a notebook shows its text with the evidence marked."""
        return reading_of(self._db, self.id_of(id, "documents"))

    def counts(self) -> dict[str, int]:
        """Give how many documents, claims and records there are."""
        tables = ("documents", "claims", "records")
        return {table: int(self._db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]) for table in tables}

    @property
    def stale(self) -> str:
        """In a sentence how the record differs from one made now, and what mends it; empty where it does not."""
        return stale(Store.open(self.path))

    @property
    def database(self) -> sqlite3.Connection:
        """The record's SQLite database, open for reading (docs/store.md)."""
        return self._db

    def id_of(self, words: str, *tables: str) -> str:
        """Give a whole id from the beginning of one: of records, claims or documents. Raises ConfigError."""
        return found(self._db, worded(words, "id"), tables or TABLES)[1]

    def reopen(self) -> None:
        """Take up the record as it is now: an open one goes on showing what it was when opened."""
        self._db.close()
        self._open = connect(self.path)

    def close(self) -> None:
        """Close the record; closing it again does nothing."""
        if self._open is not None:
            self._db.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise unreadable(self.path, error) from error

    def __repr__(self) -> str:
        held = "closed" if self._open is None else f"{self.counts()['records']} records"
        return f"RecordView({str(self.path)!r}, {held})"
