"""One process's side of a run: task -> outcomes. The reader is loaded once in each process.

In: a Path, Document or Failure.  Out: for each document a line to keep, failures, or nothing if it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from noteverbale.attempts import attempt
from noteverbale.flow.redated import dated_before, readers, undated_before
from noteverbale.flow.tasks import Task, documents_in, in_shard
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

    `before`: a line, id and signature to keep first, of the same text without a day, which gives way.
    """

    line: bytes = b""
    document_id: str = ""
    signature: str = ""
    claims: int = 0
    failures: tuple[Failure, ...] = ()
    undated: bool = False
    before: tuple[bytes, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What every process of a run needs to know; it pickles.

    `shard`: (i, n), the i-th of n parts of the documents. `known`: (document id, signature) of what was read before,
    `days`: the days of publication in the record of it.
    """

    load: Callable[[], DocumentReader]
    options: ReadOptions | None = None
    min_confidence: float = 0.0
    shard: tuple[int, int] | None = None
    known: Set[tuple[str, str]] = frozenset()
    days: tuple[date, ...] = ()
    encode: Callable[[Reading], bytes] = msgspec.json.encode


class Worker:
    """A job with its reader loaded."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._reader = job.load()
        self._cut = f" min_confidence={job.min_confidence:g}" if job.min_confidence else ""
        self._signature = self._reader.signature + self._cut
        self._readers = readers(job.known)

    def __call__(self, task: Task) -> list[Outcome]:
        """Read what a task names; nothing that a document does stops the run."""
        found = documents_in(task, self._job.options) if isinstance(task, Path) else (task,)
        return [self._outcome(each) for each in found if self._ours(each)]

    def _ours(self, found: Document | Failure) -> bool:
        key = found.id if isinstance(found, Document) else found.where
        return self._job.shard is None or in_shard(key, *self._job.shard)

    def _outcome(self, found: Document | Failure) -> Outcome:
        if isinstance(found, Failure):
            return Outcome(failures=(found,))
        if self._known(found):
            return Outcome()
        outcome = attempt(partial(self._read, found), found.name, "reading")
        return Outcome(failures=(outcome,)) if isinstance(outcome, Failure) else outcome

    def _known(self, document: Document) -> bool:
        """Whether it was read before; a text without a day also where it was read with it."""
        known = self._job.known
        return (document.id, self._signature) in known or dated_before(document, known, self._job.days, self._readers)

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
        bare = undated_before(document, self._signature, self._job.known, self._readers)
        return None if bare is None else (self._job.encode(bare), bare.document.id, bare.signature)

    def _kept(self, found: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim for claim in found if claim.confidence >= self._job.min_confidence)
