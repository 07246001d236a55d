"""Reports, judgements -> Records: the whole way from claims of many texts to events with history.

In: reports in any order, in any number of pieces.  Out: records by kind, then in the order in which they begin.
Kinds never meet, so each is folded alone; reports wait packed as bytes until their kind's turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from noteverbale.judgements import Numbered, standing
from noteverbale.records.corrections import corrected
from noteverbale.records.fold import Cluster, fold, order
from noteverbale.records.merge import history
from noteverbale.records.regroup import judged
from noteverbale.types import Judgement, Record, Report

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Report)


def reconcile(reports: Iterable[Report], judgements: Sequence[Judgement] = ()) -> Iterator[Record]:
    """Give the records that the reports add up to.

    The same reports give the same records whatever their order; a report given twice counts once. For every day D the
    states known by D are the same with and without reports known later. Raises ConfigError for a malformed judgement.
    """
    kept = standing(judgements)
    packed: dict[str, list[bytes]] = {}
    for report in reports:
        packed.setdefault(report.claim.kind, []).append(_PACK.encode(report))
    for kind in sorted(packed):
        yield from _records(kind, packed.pop(kind), kept)


def _records(kind: str, packed: list[bytes], judgements: Sequence[Numbered]) -> Iterator[Record]:
    ordered = _ordered(packed)
    packed.clear()
    clusters = fold(kind, (_UNPACK.decode(piece) for piece in ordered))
    claim_ids = [_UNPACK.decode(piece).claim.id for piece in ordered] if judgements else []
    for cluster, sets in judged(clusters, judgements, claim_ids):
        yield _record(kind, cluster, ordered, sets)


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


def _record(kind: str, cluster: Cluster, ordered: Sequence[bytes], sets: Sequence[Numbered]) -> Record:
    reports = [_UNPACK.decode(ordered[position]) for position in cluster.members]
    states = tuple(corrected(history(kind, reports), sets))
    return Record(id=cluster.id, kind=kind, states=states, links=tuple(cluster.links))
