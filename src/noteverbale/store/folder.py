"""A store: one folder that holds a log of readings, a person's judgements, and the record derived from both.

    record.nv/format               version of the folder's form
    record.nv/log/*.jsonl.gz       readings, in immutable shards (shards.py); *.part while one is written (parts.py)
    record.nv/judgements.jsonl     append-only
    record.nv/failures/*.jsonl     what each writer's last run could not read
    record.nv/record.sqlite        derived (schema.sql); changed in one step, so a reader never sees it half made

Errors: StoreError and its kinds, each with the repair.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.errors import StoreDamaged, StoreError, StoreVersionError
from noteverbale.store import locks, merging, parts, shards
from noteverbale.store.disk import publish, told
from noteverbale.store.judgements import append_judgements, read_judgements
from noteverbale.store.openings import settle
from noteverbale.store.shards import Line
from noteverbale.store.writer import Writer, close
from noteverbale.types import Failure, Judgement, Reading

FORMAT = 1
_LOG = logging.getLogger(__name__)
# Seconds that a reader waits while a change is written, which takes one or two for a large batch.
_PATIENCE = 60.0


class Store:
    """A store that exists. Make one with `Store.create_or_open`, open one with `Store.open`.

    `noticed`: the damaged shards met so far, by name. Each was told in the log, and the rest used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.log = path / "log"
        self.record = path / "record.sqlite"
        self.noticed: dict[str, StoreDamaged] = {}
        self._format = path / "format"

    @classmethod
    def create_or_open(cls, path: str | Path) -> Store:
        """Give the store at a path, made there if there is nothing or an empty folder."""
        folder = Path(path)
        with told(folder):
            if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
                _make(folder)
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path) -> Store:
        """Give the store at a path. Raises StoreError if there is none, StoreVersionError if it is too new."""
        store = cls(Path(path))
        if not store.path.exists():
            raise StoreError(f"{path}: there is no store here; run nv read first, or name another with --store")
        if not store._format.is_file():
            raise StoreError(f"{path}: this is not a store (it has no file named format); name another with --store")
        _check_format(store._format)
        return store

    @contextmanager
    def writer(self, shard: tuple[int, int] | None = None) -> Iterator[Writer]:
        """Give the store's writer: alone, or (`shard`: i, n) beside the writers of the other shards of n.

        What a killed writer left is recovered first. Raises StoreBusyError beside another writer.
        """
        with self._locked(shard):
            known = self.latest()
            if shard is None:
                self._recover_all(known)
            writer = Writer(self.log, _name(shard), known)
            writer.recover()
            failure: BaseException | None = None
            try:
                yield writer
            except BaseException as error:
                failure = error
                raise
            finally:
                close(writer, failure)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store as its only writer, with everything that killed writers left recovered."""
        with self._locked(None):
            if any(self.log.glob("*.part")):
                self._recover_all(self.latest())
            yield

    def latest(self, paths: Sequence[Path] | None = None) -> dict[str, str]:
        """Give, for each document in the log's sealed shards (or in some of them), what its latest reading is by.

        Document id -> signature. Damage that only the readings themselves would show is not seen.
        """
        found: dict[str, str] = {}
        for path in self.shards() if paths is None else paths:
            try:
                readings = shards.heading(path).readings
            except StoreDamaged as error:
                self._notice(path, error)
                continue
            ranked = sorted((shards.rank(0, signature), document_id) for document_id, signature, _ in readings)
            found.update((document_id, sys.intern(signature)) for (*_, signature), document_id in ranked)
        return found

    def shards(self) -> list[Path]:
        """Give the sealed shards in the order of the log."""
        return shards.listed(self.log)

    def readings(self, paths: Sequence[Path] | None = None) -> Iterator[Reading]:
        """Give the latest reading of each document, in the order of document ids, however the log (or part) is cut."""
        decoder = msgspec.json.Decoder(Reading)
        for line in merging.latest(self.shards() if paths is None else paths, self._sound):
            yield decoder.decode(line.body)

    def sound(self, paths: Sequence[Path]) -> set[str]:
        """Give the documents of some shards, each by a reading that is whole; every byte is read."""
        return {line.document_id for path in paths for line in self._sound(path)}

    def waiting(self) -> int:
        """Give how many documents were read after the record was made, which it does not hold yet."""
        try:
            with closing(self.database()) as database:
                taken = {name for (name,) in database.execute("SELECT name FROM shards")}
        except (StoreError, sqlite3.DatabaseError):
            return 0
        fresh = self.latest([path for path in self.shards() if path.name not in taken])
        return len(fresh) + sum(map(parts.count, self.log.glob("*.part")))

    def days(self) -> tuple[date, ...]:
        """Give the days of publication in the record, each once and in order; none where it is not made."""
        try:
            with closing(self.database()) as database:
                found = database.execute("SELECT DISTINCT published FROM documents WHERE published IS NOT NULL")
                return tuple(sorted(date.fromisoformat(day) for (day,) in found))
        except (StoreError, sqlite3.DatabaseError):
            return ()

    def judgements(self) -> list[Judgement]:
        """Give a person's judgements in the order they were made."""
        return read_judgements(self.path / "judgements.jsonl")

    def add_judgements(self, judgements: Sequence[Judgement]) -> tuple[int, ...]:
        """Append what one command decided, as one act, and give the numbers; the record follows when next derived."""
        return append_judgements(self.path / "judgements.jsonl", judgements)

    def failures(self) -> list[Failure]:
        """Give what the last run of each writer could not read."""
        decoder = msgspec.json.Decoder(Failure)
        files = sorted((self.path / "failures").glob("*.jsonl"))
        return [decoder.decode(line) for path in files for line in path.read_bytes().splitlines()]

    def set_failures(self, failures: Iterable[Failure], shard: tuple[int, int] | None = None) -> None:
        """Replace what this writer's last run could not read."""
        target = self.path / "failures" / f"{_name(shard)}.jsonl"
        content = b"".join(msgspec.json.encode(failure) + b"\n" for failure in failures)
        if content == (target.read_bytes() if target.exists() else b""):
            return
        with told(target):
            target.parent.mkdir(exist_ok=True)
            draft = target.with_suffix(".draft")
            draft.write_bytes(content)
            publish(draft, target)

    def damage(self) -> Iterator[StoreDamaged]:
        """Check every byte of the log; give each damaged shard as the error it would raise."""
        for path in self.shards():
            try:
                shards.verify(path)
            except StoreDamaged as error:
                yield error

    def digest(self) -> str:
        """Give a digest of everything the record is derived from: shard names, judgements and failures."""
        names = "\n".join(path.name for path in self.shards())
        rest = msgspec.json.encode((self.judgements(), self.failures()))
        return hashlib.sha256(names.encode() + b"\n" + rest).hexdigest()

    def database(self, *, read_only: bool = True) -> sqlite3.Connection:
        """Open the record. From its first question on a connection sees one record, whole and unchanged, until it is
        closed, whatever is written meanwhile.
        """
        if not self.record.is_file():
            raise StoreError(f"{self.path}: the record has not been made yet; run nv rebuild --store {self.path}")
        settle(self.record)
        mode = "mode=ro" if read_only else "mode=rw"
        with told(self.record):
            connection = sqlite3.connect(f"{self.record.resolve().as_uri()}?{mode}", uri=True, timeout=_PATIENCE)
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        return connection

    def _sound(self, path: Path) -> Iterator[Line]:
        """Give a shard's readings up to where it is damaged, if it is."""
        try:
            yield from shards.lines(path)
        except StoreDamaged as error:
            self._notice(path, error)

    def _notice(self, path: Path, error: StoreDamaged) -> None:
        if path.name not in self.noticed:
            _LOG.warning("%s", error)
        self.noticed[path.name] = error

    @contextmanager
    def _locked(self, shard: tuple[int, int] | None) -> Iterator[None]:
        if shard is None:
            with locks.exclusive(self.path / "lock", self.path):
                yield
        else:
            with (
                locks.shared(self.path / "lock", self.path),
                locks.exclusive(self.path / f"lock-{_name(shard)}", self.path),
            ):
                yield

    def _recover_all(self, known: dict[str, str]) -> None:
        for part in sorted(self.log.glob("*.part")):
            Writer(self.log, part.stem, known).recover()
        for draft in self.log.glob("*.sealing"):
            draft.unlink()


def _name(shard: tuple[int, int] | None) -> str:
    return "main" if shard is None else f"{shard[0]}of{shard[1]}"


def _make(folder: Path) -> None:
    """Make the folder beside and rename it, so that several processes may try at once and none sees half of it."""
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    (draft / "log").mkdir(parents=True)
    (draft / "format").write_text(f"noteverbale store {FORMAT}\n", encoding="ascii")
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft)
        if not (folder / "format").exists():
            raise


def _check_format(path: Path) -> None:
    with told(path):
        words = path.read_bytes().split()
    if words[:2] != [b"noteverbale", b"store"] or not words[2:] or not words[2].isdigit():
        raise StoreError(f"{path}: not the mark of a store; name another store, or put the file back from a copy")
    if int(words[2]) > FORMAT:
        raise StoreVersionError(
            f"{path.parent}: made by a newer version of nv (form {int(words[2])}, this one knows {FORMAT}); "
            "upgrade with pip install --upgrade noteverbale"
        )
