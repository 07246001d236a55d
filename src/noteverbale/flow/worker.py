"""One process's side of a run: task -> outcomes. The reader is loaded once in each process.

In: a Path, Document or Failure.  Out: for each document a line to keep, failures, or nothing if it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from noteverbale.attempts import attempt
from noteverbale.flow.redated import dated_before, undated_before
from noteverbale.flow.tasks import Placed, documents_in, in_shard
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Claim, Document, Failure, Reading

if TYPE_CHECKING:
    from noteverbale.config import LlmSettings
    from noteverbale.documents import ReadOptions
    from noteverbale.reading.llm import LlmReader


class DocumentReader(Protocol):
    """What reads: `reading.Reader`, or anything with the same two names."""

    @property
    def signature(self) -> str:
        """Name the reader and all that its readings depend on."""

    def read(self, document: Document) -> Reading:
        """Give a document's claims."""


@cache
def load_reader(tables: Tables = NO_TABLES, *, fast: bool = False) -> DocumentReader:
    """Give this process's reader of English, with the user's tables; loading takes about half a second, once.

    `fast`: with the narrower network.
    """
    from noteverbale.flow.english import EnglishOnly
    from noteverbale.reading import Reader

    return EnglishOnly(Reader.load(tables=tables, fast=fast))


@cache
def load_llm(settings: LlmSettings, tables: Tables = NO_TABLES) -> LlmReader:
    """Give this process's reader that asks a large model; one for all its threads, so that limits hold for them all."""
    from noteverbale.reading.llm import LlmReader

    return LlmReader.of(settings, tables)


class Outcome(NamedTuple):
    """What came of one document: a line to keep, failures, or neither if it is known.

    `before`: a line, id and signature to keep first, of the same text without a day, which gives way. `place`: of the
    task in the input.
    """

    line: bytes = b""
    document_id: str = ""
    signature: str = ""
    claims: int = 0
    failures: tuple[Failure, ...] = ()
    undated: bool = False
    before: tuple[bytes, str, str] | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """What every process of a run needs to know; it pickles.

    `shard`: (i, n), the i-th of n parts of the documents. `known`: document id -> signature of its latest reading
    before the run, `days`: the days of publication in the record of it. Both stay as they are while the run goes on, so
    that what a document gives does not depend on who has read what by then. `once`: a document that comes twice need be
    read only once by each process.
    """

    load: Callable[[], DocumentReader]
    options: ReadOptions | None = None
    min_confidence: float = 0.0
    shard: tuple[int, int] | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    encode: Callable[[Reading], bytes] = msgspec.json.encode
    once: bool = True


class Worker:
    """A job with its reader loaded."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._reader = job.load()
        self._cut = f" min_confidence={job.min_confidence:g}" if job.min_confidence else ""
        self._signature = self._reader.signature + self._cut
        self._read_here: set[str] = set()

    def __call__(self, placed: Placed) -> list[Outcome]:
        """Read what a task names; nothing that a document does stops the run."""
        task = placed.task
        found = documents_in(task, self._job.options) if isinstance(task, Path) else (task,)
        return [self._outcome(each)._replace(place=placed.place) for each in found if self._ours(each)]

    def _ours(self, found: Document | Failure) -> bool:
        key = found.id if isinstance(found, Document) else found.where
        return self._job.shard is None or in_shard(key, *self._job.shard)

    def _outcome(self, found: Document | Failure) -> Outcome:
        if isinstance(found, Failure):
            return Outcome(failures=(found,))
        if found.id in self._read_here or self._known(found):
            return Outcome()
        outcome = attempt(partial(self._read, found), found.name, "reading")
        if isinstance(outcome, Failure):
            return Outcome(failures=(outcome,))
        if self._job.once:
            self._read_here.add(found.id)
        return outcome

    def _known(self, document: Document) -> bool:
        """Whether its latest reading is this reader's; a text without a day is known also where it was read with it."""
        known = self._job.known
        return known.get(document.id) == self._signature or dated_before(document, known, self._job.days)

    def _read(self, document: Document) -> Outcome:
        whole = self._reader.read(document)
        reading = msgspec.structs.replace(
            whole,
            claims=self._kept(whole.claims),
            title_claims=self._kept(whole.title_claims),
            signature=whole.signature + self._cut,
        )
        count = len(reading.all_claims)
        line, undated = self._job.encode(reading), document.published is None
        before = self._before(document)
        return Outcome(line, document.id, reading.signature, count, reading.failures, undated, before)

    def _before(self, document: Document) -> tuple[bytes, str, str] | None:
        bare = undated_before(document, self._signature, self._job.known)
        return None if bare is None else (self._job.encode(bare), bare.document.id, bare.signature)

    def _kept(self, found: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim for claim in found if claim.confidence >= self._job.min_confidence)
