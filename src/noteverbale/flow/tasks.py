"""Paths -> tasks: what is handed to a worker, in an order that depends on the input alone.

A task is one document, one file that holds one document (the worker takes it apart: that is slow for web pages), a
failure to be passed on, or None: a point where a shard may end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from noteverbale.attempts import attempt
from noteverbale.errors import InputError
from noteverbale.flow.summary import RunSummary
from noteverbale.types import Document, Failure, path_name

if TYPE_CHECKING:
    from noteverbale.documents import ReadOptions

Task = Path | Document | Failure


class Placed(NamedTuple):
    """A task and its place in the input."""

    place: int
    task: Task


# A shard ends at the first of these: small enough to lose little to damage, large enough that logs stay short.
SHARD_DOCUMENTS = 10_000
SHARD_CHARACTERS = 64_000_000


def tasks_of(
    paths: Sequence[str | PathLike[str]], options: ReadOptions | None, limit: int | None, summary: RunSummary
) -> Iterator[Task | None]:
    """Give the tasks of a run, at most `limit`; a document that comes twice is counted as known the second time.

    Raises InputError for a path that is not there, and for what is wrong with a file if it is the only one.
    """
    from noteverbale.documents.sources import found_in

    found = found_in([Path(path) for path in paths], options)
    each = (task for one in found for task in _tasks_in(one, options, alone=len(found) == 1))
    return _with_pauses(_at_most(limit, _once(each, summary)))


def documents_in(path: Path, options: ReadOptions | None, *, alone: bool = False) -> Iterator[Document | Failure]:
    """Give a file's documents; what stops its reader is a failure, or the operator's mistake if it is `alone`."""
    rest, name = _read(path, options), path_name(path)
    while True:
        try:
            found = attempt(partial(next, rest, None), name, "document")
        except InputError as error:
            if alone:
                raise
            found = Failure(where=name, reason=str(error).removeprefix(f"{name}: "))
        if found is None:
            return
        yield found


def in_shard(key: str, part: int, of: int) -> bool:
    """Tell whether a document, by its id, is in the `part`-th (from 1) of `of` shards; each is in exactly one."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % of == part - 1


def _read(path: Path, options: ReadOptions | None) -> Iterator[Document | Failure]:
    from noteverbale.documents import ReadOptions, read_path

    yield from read_path(path, options or ReadOptions())


def _tasks_in(found: Path | Failure, options: ReadOptions | None, *, alone: bool) -> Iterable[Task]:
    from noteverbale.documents import ReadOptions
    from noteverbale.documents.sources import holds_many

    if isinstance(found, Failure) or (not alone and not holds_many(found, options or ReadOptions())):
        return (found,)
    return documents_in(found, options, alone=alone)


def _once(tasks: Iterable[Task], summary: RunSummary) -> Iterator[Task]:
    seen: set[str] = set()
    for task in tasks:
        if isinstance(task, Document) and task.id in seen:
            summary.known += 1
            continue
        if isinstance(task, Document):
            seen.add(task.id)
        yield task


def _at_most(limit: int | None, tasks: Iterable[Task]) -> Iterator[Task]:
    """Give so many documents, each with what is told beside it, which counts as none."""
    taken = 0
    for task in tasks if limit != 0 else ():
        taken += not (isinstance(task, Failure) and task.beside)
        if limit is not None and taken > limit:
            return
        yield task


def _with_pauses(tasks: Iterable[Task]) -> Iterator[Task | None]:
    count = size = 0
    for task in tasks:
        yield task
        count += 1
        size += _size(task)
        if count >= SHARD_DOCUMENTS or size >= SHARD_CHARACTERS:
            yield None
            count = size = 0


def _size(task: Task) -> int:
    if isinstance(task, Document):
        return len(task.text)
    return task.stat().st_size if isinstance(task, Path) else 0
