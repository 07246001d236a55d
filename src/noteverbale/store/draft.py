"""Readings and records -> the record's SQLite file, written beside the old one and put in its place in one step.

In: readings in the order of document ids, then families, then records.  Out: `record.sqlite` (schema.sql).
Nothing is kept in memory but what SQLite caches. Equal input gives an equal file, byte for byte.
The file is never written in place, so it needs no write-ahead log: any program may read it, in a read-only folder
too, and one that has it open keeps reading the old file while a new one takes its name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from noteverbale.errors import StoreError
from noteverbale.resolve.sentences import sentences
from noteverbale.store import rows
from noteverbale.store.disk import publish, told
from noteverbale.types import Claim, Document, Failure, Judgement, Reading, Record, Report

# Rows, and texts, held at a time before they are written.
_TOGETHER = 2_000
_TEXTS_TOGETHER = 20
# Page cache of the draft, in kibibytes (SQLite counts these as negative).
_CACHE = -131_072
_REPORT = (
    "SELECT c.body, c.document_id, c.known, d.publisher, d.family "
    "FROM claims c JOIN documents d ON d.id = c.document_id WHERE c.id = ?"
)
_FOLDING_ORDER = "SELECT id FROM claims ORDER BY known IS NULL, known, document_id, start, id"
_KNOWN = "UPDATE record_claims SET known = (SELECT known FROM claims WHERE id = claim_id)"
_RECORD_ACTORS = (
    "INSERT OR IGNORE INTO record_actors SELECT r.record_id, a.code, a.role FROM record_claims r "
    "JOIN claim_actors a USING (claim_id) ORDER BY r.record_id, a.code, a.role"
)


class RecordDraft:
    """A record in the making; `RecordDraft.beside(path)` is the way to get one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._decoder = msgspec.json.Decoder(Claim)
        self._sentences = 0
        self._aside: dict[str, list[tuple[object, ...]]] = {}
        self._count_aside = 0

    @classmethod
    @contextmanager
    def beside(cls, target: Path) -> Iterator[RecordDraft]:
        """Give a draft that replaces `target` when the block ends well, and is thrown away when it does not."""
        draft = target.with_name(f"{target.name}.draft")
        with told(draft), _told_by_sqlite(draft):
            draft.unlink(missing_ok=True)
            connection = sqlite3.connect(draft, isolation_level=None)
            try:
                _prepare(connection)
                record = cls(connection)
                yield record
                record._flush()
                _finish(connection)
                connection.close()
                _remove_side_files(target)
                publish(draft, target)
            finally:
                connection.close()
                draft.unlink(missing_ok=True)

    def add_readings(self, readings: Iterable[Reading]) -> Iterator[Document]:
        """Write readings, and give each document as it is written."""
        for number, reading in enumerate(readings, 1):
            self._add_document(reading)
            self._add_claims(reading)
            self.add_failures(reading.failures)
            if number % _TEXTS_TOGETHER == 0:
                self._flush()
            yield reading.document

    def add_failures(self, failures: Iterable[Failure]) -> None:
        """Write what could not be read."""
        self._insert("failures (place, stage, reason)", ((f.where, f.stage, f.reason) for f in failures))

    def add_judgements(self, judgements: Iterable[Judgement], undone: Mapping[int, int]) -> None:
        """Write what a person decided; `undone`: number of a judgement taken back -> number of the undo."""
        numbered = enumerate(judgements, 1)
        self._insert("judgements", (rows.judgement(number, one, undone.get(number)) for number, one in numbered))

    def set_families(self, families: dict[str, str]) -> None:
        """Tell each document the first document of its family of copies (each is its own until then)."""
        self._flush()
        changed = ((family, document) for document, family in sorted(families.items()) if family != document)
        self._connection.executemany("UPDATE documents SET family = ? WHERE id = ?", changed)

    def reports(self) -> Iterator[Report]:
        """Give all claims in the order they are folded in: known day, document, offset; undated texts last."""
        self._flush()
        for (claim_id,) in self._connection.execute(_FOLDING_ORDER):
            body, document, known, publisher, family = self._connection.execute(_REPORT, (claim_id,)).fetchone()
            claim, day = self._decoder.decode(body), rows.day(known)
            yield Report(claim=claim, document_id=document, known=day, publisher=publisher, family=family)

    def add_records(self, records: Iterable[Record]) -> None:
        """Write records with their states and links."""
        for record in records:
            self._insert("records", [rows.record(record)])
            self._insert("states", rows.states(record))
            self._insert("record_claims", rows.links(record))
        self._flush()
        self._connection.execute(_KNOWN)
        self._connection.execute(_RECORD_ACTORS)

    def describe(self, about: dict[str, str]) -> None:
        """Write what the record was made from, with the counts of its tables."""
        self._flush()
        counts = {name: str(self._count(name)) for name in ("documents", "claims", "records", "failures")}
        self._insert("about", sorted((about | counts).items()))
        self._flush()

    def _add_document(self, reading: Reading) -> None:
        document = reading.document
        self._insert("documents", [rows.document(reading)])
        spans = list(enumerate(sentences(document.text), self._sentences + 1))
        self._sentences += len(spans)
        self._insert("sentences", ((number, document.id, span.start, span.end) for number, span in spans))
        words = ((number, document.text[span.start : span.end]) for number, span in spans)
        self._insert("sentence_text (rowid, text)", words)

    def _add_claims(self, reading: Reading) -> None:
        """Two claims of one id are one claim: the id is made of document, kind and trigger."""
        self._insert("claims", (rows.claim(claim, reading.document) for claim in reading.claims))
        self._insert("claim_actors", (row for claim in reading.claims for row in rows.actors(claim)))

    def _insert(self, table: str, values: Iterable[tuple[object, ...]]) -> None:
        """Set rows aside for a table; they are written many at a time, in the order given."""
        rows_aside = self._aside.setdefault(table, [])
        before = len(rows_aside)
        rows_aside.extend(values)
        self._count_aside += len(rows_aside) - before
        if self._count_aside >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        for table, aside in self._aside.items():
            if aside:
                marks = ", ".join("?" * len(aside[0]))
                self._connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", aside)
        self._aside.clear()
        self._count_aside = 0

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    connection.executescript((files("noteverbale.store") / "schema.sql").read_text(encoding="utf-8"))
    connection.execute("BEGIN")


def _finish(connection: sqlite3.Connection) -> None:
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _remove_side_files(target: Path) -> None:
    """A journal that another program left belongs to the old file and must never be played back into the new one."""
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


@contextmanager
def _told_by_sqlite(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        repair = "check that there is room on the disk and run nv rebuild"
        raise StoreError(f"{path}: the record could not be written ({error}); {repair}") from error
