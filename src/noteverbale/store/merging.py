"""Many sorted shards -> one stream in the order of document ids, the latest reading of each document only.

Memory does not grow with the log: one line for each open shard, and never more than `_FAN_IN` shards open at once;
longer logs are first folded, group by group, into sorted files without a name.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from noteverbale.store import shards
from noteverbale.store.shards import Line

Lines = Callable[[Path], Iterator[Line]]
# Open files at once: well under the usual limit of 1,024 for a process; about 100 kB of memory for each.
_FAN_IN = 200


def latest(paths: Sequence[Path], lines: Lines) -> Iterator[Line]:
    """Give one line for each document, sorted by document id; `lines` gives those of a shard."""
    for _, same in groupby(_sorted(paths, lines), key=attrgetter("document_id")):
        yield max(same, key=lambda line: shards.rank(line.number, line.signature))


def _sorted(paths: Sequence[Path], lines: Lines) -> Iterator[Line]:
    if len(paths) <= _FAN_IN:
        return merge(*map(lines, paths))
    groups = [paths[start : start + _FAN_IN] for start in range(0, len(paths), _FAN_IN)]
    return merge(*(_folded(group, lines) for group in groups))


def _folded(paths: Sequence[Path], lines: Lines) -> Iterator[Line]:
    with tempfile.TemporaryFile(dir=paths[0].parent) as spill:
        for line in merge(*map(lines, paths)):
            pickle.dump(tuple(line), spill)
        end = spill.tell()
        spill.seek(0)
        while spill.tell() < end:
            yield Line(*pickle.load(spill))
