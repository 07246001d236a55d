"""The log and the judgements -> the record, as one stream: no text is held longer than it takes to write it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from noteverbale.errors import StoreDamaged
from noteverbale.judgements import undone, words_of
from noteverbale.store import Naming, RecordDraft, Store
from noteverbale.store.made import about_record, made_now
from noteverbale.types import Reading

_LOG = logging.getLogger(__name__)


def derive(store: Store, *, anew: bool = False) -> bool:
    """Make the record unless it is already what the log says; tell whether it was made.

    A record that lacks little grows by it; `anew`: make it in any case, and whole. The caller holds the store alone.
    """
    made_by = made_now()
    about = made_by | {"log": store.digest()}
    held = about_record(store)
    if not anew and about.items() <= held.items():
        return False
    with _told_how_to_go_on(store):
        if anew or not (made_by.items() <= held.items() and _grown(store, about)):
            _make(store, about)
    return True


@contextmanager
def _told_how_to_go_on(store: Store) -> Iterator[None]:
    """Let an interrupt say that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        kept = "what was read and decided is kept, and the old record remains"
        raise KeyboardInterrupt(f"stopped; {kept}; nv rebuild --store {store.path} makes it follow") from None


def _grown(store: Store, about: dict[str, str]) -> bool:
    """Let the record grow; False where it has to be made anew."""
    from noteverbale.flow.growth import batch, grow

    try:
        new = batch(store)
        if new is not None:
            grow(store, new, about)
    except sqlite3.DatabaseError as error:
        _LOG.warning("%s: the record is damaged (%s); it is made again from the log", store.record, error)
        return False
    return new is not None


def _make(store: Store, about: dict[str, str]) -> None:
    from noteverbale.flow.folding import fold_all
    from noteverbale.flow.ledger import Ledger
    from noteverbale.records.fold import record_id

    judgements = store.judgements()
    with RecordDraft.beside(store.record) as draft:
        shards = store.shards()
        if not _add_texts(draft, store.readings(shards)) and store.noticed:
            raise _nothing_left(store)
        draft.add_failures(store.failures())
        draft.add_judgements(judgements, undone(judgements))
        draft.flush()
        Naming(draft.connection, record_id).learn(words_of(judgements))
        ledger = Ledger(draft)
        fold_all(draft, judgements, ledger)
        draft.add_record_actors()
        ledger.close()
        draft.add_shards(path.name for path in shards)
        draft.describe(about)


def _nothing_left(store: Store) -> StoreDamaged:
    kept = "the record is left as it is" if store.record.exists() else "no record is made"
    shards = "its only shard is damaged" if len(store.shards()) == 1 else "its shards are damaged"
    return StoreDamaged(
        f"{store.path}: not one reading can be taken from the log, for {shards}, so {kept}; put log/ back from a copy, "
        "or delete the damaged shards and run nv read on the same inputs again"
    )


def _add_texts(draft: RecordDraft, readings: Iterable[Reading]) -> int:
    """Write texts and claims, and find the families of copies by the sketches of the texts. Give how many texts."""
    from noteverbale.records.copies import Text, copies, families_of, sketch

    texts: list[Text] = []
    for document in draft.add_readings(readings):
        texts.append(Text(document.id, document.published, sketch(document.news)))
        draft.add_sketches([(document.id, texts[-1].sketch)])
    found = copies(texts, draft.news)
    draft.set_copies(found)
    draft.set_families(families_of(texts, found))
    return len(texts)
