"""Readings and records -> the record's SQLite file, as readers see it all at once (openings.py).

In: readings in the order of document ids, then families, then records.  Out: `record.sqlite` (schema.sql).
Nothing is kept in memory but what SQLite caches. Equal input gives an equal file, byte for byte.
There is no write-ahead log, so any program may read the record, in a read-only folder too.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import msgspec

from noteverbale.store import openings, rows
from noteverbale.store.words import claim_in
from noteverbale.types import Document, Failure, Judgement, Link, Reading, Record, Report

# Rows, and texts, held at a time before they are written.
_TOGETHER = 2_000
_TEXTS_TOGETHER = 20
_CLAIMS = (
    "claims (rowid, id, document_id, kind, known, event_from, event_to, country, polarity, realis, certainty, "
    "source_kind, source_text, source_code, source_name, stage, confidence, whole, start, evidence, body)"
)
_WORDS = "SELECT coalesce(nullif(text, ''), title, ''), body LIKE '%\"headline\"%', body FROM documents WHERE id = ?"
_KINDS = "SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind"
_REPORTS = (
    "SELECT c.rowid, c.body, c.document_id, c.known, d.publisher, d.family FROM claims c JOIN documents d "
    "ON d.id = c.document_id WHERE c.kind = ? ORDER BY c.known IS NULL, c.known, c.document_id, c.start, c.id"
)
_RECORD_ACTORS = (
    "INSERT OR IGNORE INTO record_actors SELECT r.record_id, a.code, a.role FROM record_claims r "
    "JOIN claim_actors a USING (claim_id) {where} ORDER BY r.record_id, a.code, a.role"
)
_LATER_STATES = "DELETE FROM states WHERE record_id = ? AND sequence >= ?"
_COPY_OF = "UPDATE sketches SET copy_of = ? WHERE document_id = ?"

# Rows of several tables that are written together.
Portion = list[tuple[str, list[tuple[object, ...]]]]


class RecordDraft:
    """A record in the making; `RecordDraft.beside(path)` is the way to get one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._sentences = self._last("id", "sentences")
        self._claims = self._last("rowid", "claims")
        self._aside: dict[str, list[tuple[object, ...]]] = {}
        self._count_aside = 0

    @classmethod
    @contextmanager
    def beside(cls, target: Path, *, onto: bool = False) -> Iterator[RecordDraft]:
        """Give a draft that replaces `target` when the block ends well, and is thrown away when it does not.

        The draft is empty, or (`onto`) begins as a copy of `target`.
        """
        with openings.beside(target, onto=onto) as connection:
            draft = cls(connection)
            yield draft
            draft.flush()

    @classmethod
    @contextmanager
    def within(cls, target: Path) -> Iterator[RecordDraft]:
        """Give a draft that is the record itself: changed when the block ends well, as it was when it does not.

        For small batches. Raises RecordInUse, with nothing changed, where somebody is reading.
        """
        with openings.within(target) as connection:
            draft = cls(connection)
            yield draft
            draft.flush()

    def add_readings(self, readings: Iterable[Reading]) -> Iterator[Document]:
        """Write readings, and give each document as it is written."""
        for number, reading in enumerate(readings, 1):
            self._add_document(reading)
            self._add_claims(reading)
            self.add_failures(reading.failures, reading.document.id)
            if number % _TEXTS_TOGETHER == 0:
                self.flush()
            yield reading.document

    def add_failures(self, failures: Iterable[Failure], document: str | None = None) -> None:
        """Write what could not be read: of a document, or (None) of the last run."""
        found = ((f.where, f.stage, f.reason, document) for f in failures)
        self._insert("failures (place, stage, reason, document_id)", found)

    def add_sketches(self, sketches: Iterable[tuple[str, bytes]]) -> None:
        """Write the sketches of documents by which copies are found."""
        self._insert("sketches", ((document, sketch, None) for document, sketch in sketches))

    def set_copies(self, found: Mapping[str, str | None]) -> None:
        """Tell documents the earliest text that each copies."""
        self.flush()
        changed = ((earlier, document) for document, earlier in sorted(found.items()))
        self.connection.executemany(_COPY_OF, changed)

    def set_families(self, families: Mapping[str, str]) -> None:
        """Tell each document the first document of its family of copies (each is its own until then)."""
        self.flush()
        changed = ((family, document, family) for document, family in sorted(families.items()))
        self.connection.executemany("UPDATE documents SET family = ? WHERE id = ? AND family != ?", changed)

    def news(self, document: str) -> str:
        """Give what copies of a document are told by (`Document.news`)."""
        self.flush()
        words, of_export, body = self.connection.execute(_WORDS, (document,)).fetchone()
        return msgspec.json.decode(body, type=Document).news if of_export else str(words)

    def kinds(self) -> dict[str, int]:
        """Give the kinds that claims have, in order, with the number of their claims."""
        self.flush()
        return dict(self.connection.execute(_KINDS).fetchall())

    def reports(self, kind: str, numbers: array[int]) -> Iterator[Report]:
        """Give the claims of a kind in the order of the fold; `numbers` takes their row numbers on the way."""
        self.flush()
        for number, body, document, known, publisher, family in self.connection.execute(_REPORTS, (kind,)):
            numbers.append(number)
            claim, day = claim_in(body), rows.day(known)
            yield Report(claim=claim, document_id=document, known=day, publisher=publisher, family=family)

    def add_records(self, records: Iterable[Record]) -> None:
        """Write records with their states and links."""
        for record in records:
            self._insert("records", [rows.record(record)])
            self._insert("states", rows.states(record))
            self._insert("record_claims", rows.links(record))

    def replace_records(self, records: Iterable[Record], states: Callable[[str], Sequence[str]]) -> None:
        """Write records; of their states those from the first that is not as it was (`states`: what is written)."""
        for record in records:
            self._insert("records", [rows.record(record)])
            self._insert("record_claims", rows.links(record))
            now, before = list(rows.states(record)), states(record.id)
            same = sum(1 for _ in takewhile(_equal, zip((row[-1] for row in now), before, strict=False)))
            if same < len(before):
                self.connection.execute(_LATER_STATES, (record.id, same))
            self._insert("states", now[same:])

    def add_record_actors(self, records: Sequence[str] | None = None) -> None:
        """Write who takes part in records (None: in all of them), from their claims."""
        self.flush()
        if records is None:
            self.connection.execute(_RECORD_ACTORS.format(where=""))
        else:
            where = "WHERE r.record_id IN (SELECT value FROM json_each(?))"
            self.connection.execute(_RECORD_ACTORS.format(where=where), (msgspec.json.encode(records).decode(),))

    def add_judgements(self, judgements: Sequence[Judgement], undone: Mapping[int, int]) -> None:
        """Write what a person decided; `undone`: number of a judgement taken back -> number of the undo."""
        self._insert("judgements", rows.judgements(judgements, undone))

    def add_placed(self, placed: Iterable[tuple[object, ...]]) -> None:
        """Write claims with their turns and the claim that begins their record (schema.sql, placed)."""
        self._insert("placed", placed)

    def replace_placed(self, row: tuple[object, ...]) -> None:
        """Write a claim's turn, whatever stood there."""
        self.connection.execute("DELETE FROM placed WHERE claim = ?", row[:1])
        self.add_placed([row])

    def replace_failures(self, failures: Iterable[Failure]) -> None:
        """Write what the last run could not read, in place of what earlier ones could not."""
        self.connection.execute("DELETE FROM failures WHERE document_id IS NULL")
        self.add_failures(failures)

    def replace_judgements(self, judgements: Sequence[Judgement], undone: Mapping[int, int]) -> None:
        """Write all judgements in place of those written before."""
        self.connection.execute("DELETE FROM judgements")
        self.add_judgements(judgements, undone)

    def add_blocks(self, keys: Iterable[int], claims: Iterable[int]) -> None:
        """Write which claims hold which keys."""
        self._insert("blocks", zip(keys, claims, strict=True))

    def add_unjudged(self, links: Iterable[Link]) -> None:
        """Write the links that a judgement changed, as they were before."""
        self._insert("unjudged", ((link.claim_id, rows.json(link)) for link in links))

    def add_shards(self, names: Iterable[str]) -> None:
        """Write which shards of the log are taken in."""
        self._insert("shards", ((name,) for name in names))

    def describe(self, about: dict[str, str]) -> None:
        """Write what the record was made from, with the counts of its tables."""
        self.flush()
        counts = {name: str(self._count(name)) for name in ("documents", "claims", "records", "failures")}
        self.flush()
        self.connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", sorted((about | counts).items()))

    def _add_document(self, reading: Reading) -> None:
        document = reading.document
        self._insert("documents", [rows.document(reading)])
        found = list(enumerate(rows.sentences(document), self._sentences + 1))
        self._sentences += len(found)
        self._insert("sentences", ((number, document.id, start, end) for number, (start, end, _) in found))
        self._insert("sentence_text (rowid, text)", ((number, words) for number, (*_, words) in found))

    def _add_claims(self, reading: Reading) -> None:
        """Two claims of one id are one claim: the id is made of document, kind and trigger."""
        found = [rows.claim(claim, reading.document) for claim in reading.all_claims]
        self._insert(_CLAIMS, ((number, *row) for number, row in enumerate(found, self._claims + 1)))
        self._claims += len(found)
        self._insert("claim_actors", (row for claim in reading.all_claims for row in rows.actors(claim)))

    def _insert(self, table: str, values: Iterable[tuple[object, ...]]) -> None:
        """Set rows aside for a table; they are written many at a time, in the order given."""
        rows_aside = self._aside.setdefault(table, [])
        before = len(rows_aside)
        rows_aside.extend(values)
        self._count_aside += len(rows_aside) - before
        if self._count_aside >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write the rows that were set aside."""
        portion = [(table, aside) for table, aside in self._aside.items() if aside]
        self._aside.clear()
        self._count_aside = 0
        if portion:
            self._write(portion)

    def commit(self) -> None:
        """Let other processes see what was written so far to a draft that lies beside the record."""
        self.flush()
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN")

    def take(self, spool: Path) -> tuple[bytes, ...]:
        """Write the rows that another process set aside (spool.py), and give what it says besides."""
        from noteverbale.store.spool import portions

        said: tuple[bytes, ...] = ()
        for found in portions(spool):
            if isinstance(found, tuple):
                said = found
            else:
                self._write(found)
        return said

    @property
    def path(self) -> Path:
        """The file that is written."""
        return Path(self.connection.execute("PRAGMA database_list").fetchone()[2])

    @property
    def claims(self) -> int:
        """The number given to the last claim."""
        return self._claims

    def _write(self, portion: Portion) -> None:
        for table, rows_of in portion:
            marks = ", ".join("?" * len(rows_of[0]))
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows_of)

    def _last(self, column: str, table: str) -> int:
        """Give the last row number; numbers of rows taken out meanwhile are not given again."""
        return int(self.connection.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0])

    def _count(self, table: str) -> int:
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _equal(pair: tuple[object, object]) -> bool:
    return pair[0] == pair[1]
