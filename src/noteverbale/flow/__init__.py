"""The whole way on one screen: bytes -> Document -> Reading -> log -> record.

`read` goes it for one text, `read_all` for files of any number with any number of processes, `rebuild` makes the record
of what the log holds. What comes out is the same whatever the number of processes.
Errors: NoteVerbaleError for what the operator can mend; all else that goes wrong in a document is a `Failure`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING

import msgspec

from noteverbale.errors import InputError
from noteverbale.flow import worker
from noteverbale.flow.given import with_given
from noteverbale.flow.record import derive
from noteverbale.flow.summary import RunSummary
from noteverbale.flow.tasks import Placed, tasks_of
from noteverbale.flow.worker import Job, Outcome
from noteverbale.interchange import interchange_line, short_ids
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.runners import local, threads
from noteverbale.store import Store
from noteverbale.types import Document, Failure, Reading, path_name

if TYPE_CHECKING:
    from noteverbale.config import LlmSettings
    from noteverbale.documents import ReadOptions
    from noteverbale.reading.llm import Usage

__all__ = ["RunSummary", "Store", "read", "read_all", "read_lines", "rebuild"]

Watch = Callable[[RunSummary], None]
Paths = Sequence[str | PathLike[str]]


def read(
    text: str | Document,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    tables: Tables = NO_TABLES,
    llm: LlmSettings | None = None,
    fast: bool = False,
) -> Reading:
    """Read one text. What the text itself tells of its title, publisher and date is found if not given.

    Of a `Document` what is given takes the place of what it has, and its id is made anew where it hangs on that.
    A text in another language than English has no claims, and a failure that says so (not with `llm`).
    `published`: a date or an ISO day. `llm`: ask this large model instead of the network. `fast`: read with the
    narrower network. Raises InputError, ModelError, OntologyError; with `llm` also ConfigError, EndpointError,
    RunStopped.
    """
    reader = _loading(tables, llm, fast=fast)()
    day = _day(published) if isinstance(published, str) else published
    if isinstance(text, Document):
        return reader.read(with_given(text, published=day, publisher=publisher, title=title))
    from noteverbale.documents import from_text

    return reader.read(from_text(text, published=day, publisher=publisher, title=title))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise InputError(f"published={words!r} is not a day; write it as 2014-11-20") from error


def read_all(
    paths: Paths,
    store: Store,
    options: ReadOptions | None = None,
    *,
    workers: int = 1,
    limit: int | None = None,
    shard: tuple[int, int] | None = None,
    min_confidence: float = 0.0,
    watch: Watch | None = None,
    tables: Tables = NO_TABLES,
    llm: LlmSettings | None = None,
    fast: bool = False,
) -> RunSummary:
    """Read files into a store and bring its record up to date (not for a shard: `rebuild` once all of them are there).

    What the same reader read last is left as it is. An interrupt (ctrl-C) ends the run early with everything read so
    far kept, and so does a limit of `llm`, a large model to be asked instead of the network (`summary.stopped` says
    which). `fast`: read with the narrower network. `watch` is called after each document. Raises InputError,
    StoreError, ModelError, OntologyError; with `llm` also ConfigError, EndpointError.
    """
    summary, lost = RunSummary(), list[Failure]()
    with store.writer(shard) as writer:
        job = Job(_loading(tables, llm, fast=fast), options, min_confidence, shard, writer.known, store.days())
        outcomes = _run(paths, job, summary, workers, limit, in_order=False, usage=_usage(tables, llm))
        with summary.until_interrupted(), closing(outcomes):
            for outcome in outcomes:
                if outcome is None:
                    writer.seal()
                else:
                    lost.extend(() if outcome.line else outcome.failures)  # the others stand in the reading
                    if outcome.before:
                        writer.add_line(*outcome.before, outcome.place)
                    fresh = bool(outcome.line) and writer.add_line(
                        outcome.line, outcome.document_id, outcome.signature, outcome.place
                    )
                    _count(summary, outcome, fresh, watch)
        writer.seal()
        store.set_failures(sorted(lost, key=msgspec.json.encode), shard)
        if shard is None and not summary.interrupted:
            derive(store)
    return summary


def read_lines(
    paths: Paths,
    summary: RunSummary,
    options: ReadOptions | None = None,
    *,
    workers: int = 1,
    limit: int | None = None,
    shard: tuple[int, int] | None = None,
    min_confidence: float = 0.0,
    watch: Watch | None = None,
    tables: Tables = NO_TABLES,
    llm: LlmSettings | None = None,
    fast: bool = False,
) -> Iterator[bytes]:
    """Give one line of the interchange format for each document, in the order of the input; no store is made.

    `summary` is filled on the way; `fast`: read with the narrower network. Raises InputError, ModelError,
    OntologyError; with `llm` also ConfigError, EndpointError, and RunStopped at a limit.
    """
    job = Job(
        _loading(tables, llm, fast=fast),
        options,
        min_confidence,
        shard,
        encode=partial(interchange_line, ids=short_ids(paths)),
        once=False,
    )
    usage = _usage(tables, llm)
    with closing(_run(paths, job, summary, workers, limit, in_order=True, usage=usage)) as outcomes:
        for outcome in filter(None, outcomes):
            if outcome.line:
                yield outcome.line
            _count(summary, outcome, bool(outcome.line), watch)


def _loading(tables: Tables, llm: LlmSettings | None, *, fast: bool) -> Callable[[], worker.DocumentReader]:
    if llm is not None:
        return partial(worker.load_llm, llm, tables)
    if fast:
        return partial(worker.load_reader, tables, fast=True)
    return partial(worker.load_reader, tables) if tables else worker.load_reader


def rebuild(store: Store) -> None:
    """Make the record anew from the log and the judgements; readers of the old one are not disturbed."""
    with store.alone():
        derive(store, anew=True)


def _usage(tables: Tables, llm: LlmSettings | None) -> Callable[[], Usage] | None:
    return None if llm is None else worker.load_llm(llm, tables).usage


def _run(
    paths: Paths,
    job: Job,
    summary: RunSummary,
    workers: int,
    limit: int | None,
    *,
    in_order: bool,
    usage: Callable[[], Usage] | None,
) -> Generator[Outcome | None, None, None]:
    """Give what comes of each document, and None at the points where a shard may end.

    A reader that counts its `usage` waits for others: threads share it and its limits, where processes could not.
    """
    make: Callable[[], Callable[[Placed], list[Outcome]]] = partial(worker.Worker, job)
    tasks = enumerate(tasks_of(paths, job.options, limit, summary))
    placed = (None if task is None else Placed(place, task) for place, task in tasks)
    run = local.run if usage is None else threads.run
    results: Iterator[local.Done[Placed, list[Outcome]] | None] = run(make, placed, workers=workers, in_order=in_order)
    try:
        for done in results:
            summary.usage = usage and usage()
            if done is None:
                yield None
            elif done.result is None:
                yield Outcome(failures=(_lost(done.task),))
            else:
                yield from done.result
    finally:
        summary.usage = usage and usage()


def _lost(placed: Placed) -> Failure:
    where = placed.task.name if isinstance(placed.task, Document) else path_name(str(placed.task))
    return Failure(where=where, reason="the process that read it died, perhaps for lack of memory", stage="reading")


def _count(summary: RunSummary, outcome: Outcome, fresh: bool, watch: Watch | None) -> None:
    again = bool(outcome.line) and not fresh  # by another process too: what is wrong with it is told once
    summary.count(outcome.claims, () if again else outcome.failures, fresh=fresh, undated=outcome.undated)
    if watch is not None:
        watch(summary)
