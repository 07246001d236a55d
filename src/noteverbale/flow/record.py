"""The log and the judgements -> the record, as one stream: no text is held longer than it takes to write it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date

from noteverbale import __version__
from noteverbale.errors import StoreError
from noteverbale.judgements import undone
from noteverbale.store import RecordDraft, Store
from noteverbale.types import Document

# Form of the record: raised when its tables or what states hold change, so that older records are made anew.
FORM = "2"


def derive(store: Store, *, anew: bool = False) -> bool:
    """Make the record unless it is already what the log says; tell whether it was made.

    `anew`: make it in any case. The caller holds the store alone.
    """
    from noteverbale.records import families, reconcile

    about = {"version": __version__, "form": FORM, "log": store.digest()}
    if not anew and about.items() <= about_record(store).items():
        return False
    with RecordDraft.beside(store.record) as draft:
        days: dict[str, date | None] = {}
        draft.set_families(families(_texts(draft.add_readings(store.readings()), days), days))
        draft.add_failures(store.failures())
        judgements = store.judgements()
        draft.add_judgements(judgements, undone(judgements))
        draft.add_records(reconcile(draft.reports(), judgements))
        draft.describe(about)
    return True


def _texts(documents: Iterable[Document], days: dict[str, date | None]) -> Iterator[tuple[str, str]]:
    """Give id and text of each document, and keep its day for when all have gone by."""
    for document in documents:
        days[document.id] = document.published
        yield document.id, document.text


def about_record(store: Store) -> dict[str, str]:
    """Give what the record says it was made from; nothing if there is none, or none that can be read."""
    try:
        with closing(store.database()) as database:
            return dict(map(tuple, database.execute("SELECT name, value FROM about")))
    except (StoreError, sqlite3.DatabaseError):
        return {}
