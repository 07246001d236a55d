"""Reports, judgements -> Records: the whole way from claims of many texts to events with history.

In: reports in any order, in any number of pieces.  Out: records by kind, then in the order in which they begin.
Kinds never meet, so each is folded alone; reports wait packed as bytes until their kind's turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

import msgspec

from noteverbale.judgements import Numbered, standing
from noteverbale.records.corrections import corrected
from noteverbale.records.facts import Facts
from noteverbale.records.fold import Cluster, fold, order
from noteverbale.records.merge import history
from noteverbale.records.regroup import judged
from noteverbale.types import Judgement, Link, Record, Report, State

Begun = Callable[[str, Sequence[Report]], Sequence[State]]

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Report)


class Ledger(Protocol):
    """Who keeps what growing a record needs later; each call is about the kind being reconciled."""

    def place(self, position: int, facts: Facts, cluster: int) -> None:
        """Take a claim as the fold places it."""

    def keep(self, links: Iterable[Link]) -> None:
        """Take the links that a judgement changes, as they were before."""


def reconcile(
    reports: Iterable[Report], judgements: Sequence[Judgement] = (), ledger: Ledger | None = None
) -> Iterator[Record]:
    """Give the records that the reports add up to.

    The same reports give the same records whatever their order; a report given twice counts once. For every day D the
    states known by D are the same with and without reports known later. Raises ConfigError for a malformed judgement.
    """
    kept = standing(judgements)
    packed: dict[str, list[bytes]] = {}
    for report in reports:
        packed.setdefault(report.claim.kind, []).append(_PACK.encode(report))
    for kind in sorted(packed):
        yield from _records(kind, packed.pop(kind), kept, ledger)


def _records(kind: str, packed: list[bytes], judgements: Sequence[Numbered], ledger: Ledger | None) -> Iterator[Record]:
    ordered = _ordered(packed)
    packed.clear()
    clusters = fold(kind, (_UNPACK.decode(piece) for piece in ordered), ledger.place if ledger else None)
    yield from made(kind, clusters, _Unpacked(ordered), judgements, ledger)


def made(
    kind: str,
    clusters: Sequence[Cluster],
    reports: Sequence[Report],
    judgements: Sequence[Numbered],
    ledger: Ledger | None = None,
    begun: Begun | None = None,
) -> Iterator[Record]:
    """Give the records of clusters as judgements leave them; members are positions in `reports`.

    `begun` gives the first states of a record by its id and reports, where they are known.
    """
    found = judged(kind, clusters, judgements, reports)
    if ledger is not None and judgements:
        same = {id(cluster) for cluster, _ in found}
        ledger.keep(link for cluster in clusters if id(cluster) not in same for link in cluster.links)
    for cluster, sets in found:
        told = [reports[position] for position in cluster.members]
        first = begun(cluster.id, told) if begun is not None and not sets else ()
        states = tuple(corrected(history(kind, told, first), sets))
        yield Record(id=cluster.id, kind=kind, states=states, links=tuple(cluster.links))


class _Unpacked(Sequence[Report]):
    """Packed reports, unpacked one at a time."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, place: Any) -> Any:
        return _UNPACK.decode(self._packed[place])


def _ordered(packed: list[bytes]) -> list[bytes]:
    """Give the reports in the order of the fold, each claim once."""
    keyed = sorted((order(_UNPACK.decode(piece)), piece) for piece in packed)
    seen: set[str] = set()
    found = []
    for key, piece in keyed:
        if key[-1] not in seen:
            seen.add(key[-1])
            found.append(piece)
    return found
