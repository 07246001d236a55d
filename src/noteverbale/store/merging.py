"""Many sorted shards -> one stream in the order of document ids, the latest reading of each document only.

Memory does not grow with the log: one line for each open shard, and never more than `_FAN_IN` shards open at once;
longer logs are first folded, group by group, into sorted files without a name.
"""

from __future__ import annotations

import logging
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from noteverbale.errors import StoreDamaged
from noteverbale.store import shards
from noteverbale.store.shards import Line

_LOG = logging.getLogger(__name__)
# Open files at once: well under the usual limit of 1,024 for a process; about 100 kB of memory for each.
_FAN_IN = 200


def latest(paths: Sequence[Path]) -> Iterator[Line]:
    """Give one line for each document, sorted by document id; a damaged shard is told in the log and the rest used."""
    for _, same in groupby(_sorted(paths), key=attrgetter("document_id")):
        yield max(same, key=lambda line: shards.rank(line.number, line.signature))


def _sorted(paths: Sequence[Path]) -> Iterator[Line]:
    if len(paths) <= _FAN_IN:
        return merge(*map(_sound, paths))
    groups = [paths[start : start + _FAN_IN] for start in range(0, len(paths), _FAN_IN)]
    return merge(*map(_folded, groups))


def _sound(path: Path) -> Iterator[Line]:
    try:
        yield from shards.lines(path)
    except StoreDamaged as error:
        _LOG.warning("%s", error)


def _folded(paths: Sequence[Path]) -> Iterator[Line]:
    with tempfile.TemporaryFile(dir=paths[0].parent) as spill:
        for line in merge(*map(_sound, paths)):
            pickle.dump(tuple(line), spill)
        end = spill.tell()
        spill.seek(0)
        while spill.tell() < end:
            yield Line(*pickle.load(spill))
