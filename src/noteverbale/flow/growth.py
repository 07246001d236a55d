"""New shards of the log and new judgements -> the record that holds them too, with only what they touch made again.

In: a store whose record is older than its log.  Out: the record, with the rows that a rebuild would give
(docs/design/0006-growth.md; tests/property/test_growth.py).
The record is changed in one transaction; where somebody reads it, or the batch is large, a copy is changed and put in
its place. A reader or a crash sees the old record or the new one.
"""

from __future__ import annotations

import gc
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from noteverbale.flow.held import Held
from noteverbale.flow.ledger import held_keys, placed_row
from noteverbale.judgements import Numbered, standing, undone, words_of
from noteverbale.records import rules
from noteverbale.records.blocks import Turn, turn
from noteverbale.records.copies import sketch
from noteverbale.records.facts import Facts
from noteverbale.records.fold import Cluster, order, record_id
from noteverbale.records.latecomers import latecomers
from noteverbale.records.reconcile import made
from noteverbale.records.refold import Gone, Placed, Refold
from noteverbale.store import Naming, Past, RecordDraft, RecordInUse, Store, rows
from noteverbale.store.past import PlacedRow
from noteverbale.store.shards import number_of
from noteverbale.types import Judgement, Link, Reading, Record

_LOG = logging.getLogger(__name__)
# Documents that are taken in place, in memory until all is done (some 0.2 MB each); more of them are worth a copy.
_MOST_IN_PLACE = 1_000
# A batch of more than this share of the record is not worth growing by: making it anew is as fast.
_LARGEST_SHARE = 0.25


class Batch(NamedTuple):
    """What is new: shards, the documents that can be read in them, and whether judgements are."""

    shards: list[Path]
    documents: set[str]
    judged: bool


def batch(store: Store) -> Batch | None:
    """Give what the record lacks; None where it can only be made anew: something it was made from is gone."""
    with closing(store.database()) as database:
        taken = {name for (name,) in database.execute("SELECT name FROM shards")}
        decided = [tuple(row) for row in database.execute("SELECT * FROM judgements ORDER BY 1")]
        size = int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    listed = store.shards()
    fresh = [path for path in listed if path.name not in taken]
    last = max((number_of(path) for path in listed if path.name in taken), default=0)
    if taken - {path.name for path in listed} or any(number_of(path) <= last for path in fresh):
        return None
    judgements = store.judgements()
    if not _continues(decided, judgements):
        return None
    if len(store.latest(fresh)) > _LARGEST_SHARE * size:
        return None
    return Batch(fresh, store.sound(fresh), len(judgements) > len(decided))


def _continues(decided: Sequence[tuple[object, ...]], judgements: Sequence[Judgement]) -> bool:
    """Judgements are only appended; a file mended by hand makes the record anew. Who undid one may be new."""
    now = list(rows.judgements(judgements, {}))
    return [row[:-1] for row in decided] == [row[:-1] for row in now[: len(decided)]]


def grow(store: Store, new: Batch, about: dict[str, str]) -> None:
    """Make the record hold a batch. The caller holds the store alone."""
    with _no_garbage_looked_for():
        _grow(store, new, about)


@contextmanager
def _no_garbage_looked_for() -> Iterator[None]:
    """A batch holds very many small values, none in a cycle; to go over them again and again is a fifth of the work."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _grow(store: Store, new: Batch, about: dict[str, str]) -> None:
    if len(new.documents) <= _MOST_IN_PLACE:
        try:
            with RecordDraft.within(store.record) as draft:
                return _take(store, new, about, draft)
        except RecordInUse:
            _LOG.info("%s: in use or protected, so a copy is changed and takes its place", store.record)
    with RecordDraft.beside(store.record, onto=True) as draft:
        _take(store, new, about, draft)


def _take(store: Store, new: Batch, about: dict[str, str], draft: RecordDraft) -> None:
    judgements = store.judgements()
    _Growing(draft, new, judgements).take(store.readings(new.shards))
    draft.replace_failures(store.failures())
    draft.replace_judgements(judgements, undone(judgements))
    draft.add_shards(path.name for path in new.shards)
    draft.describe(about)


class _Growing:
    """The work on one batch. `come`: rows of claims to place, by kind; `gone`: claims that are no more, or not so."""

    def __init__(self, draft: RecordDraft, new: Batch, judgements: Sequence[Judgement]) -> None:
        self._draft = draft
        self._past = Past(draft.connection)
        self._naming = Naming(draft.connection, record_id)
        self._new = new
        self._judgements = standing(judgements)
        self._words = words_of(judgements)
        self._come: dict[str, list[int]] = defaultdict(list)
        self._gone: dict[str, list[Gone]] = defaultdict(list)

    def take(self, readings: Iterable[Reading]) -> None:
        """Take in the readings, and make again what they touch."""
        again = self._past.present(self._new.documents)
        self._part(self._past.claims_of(again), stay=False)
        self._naming.leave(again)
        self._past.remove_documents(again)
        self._add(readings, again)
        self._naming.come(self._new.documents)
        self._naming.learn(self._words)
        for kind, number in self._past.claims_of(self._new.documents):
            self._come[kind].append(number)
        self._find_families(self._new.documents - again, again)
        named = self._past.named(self._words) | self._naming.claims(self._words) if self._words else set()
        kinds = {*self._come, *self._gone, *(self._draft.kinds() if self._new.judged else ())}
        for kind in sorted(kinds):
            work = _Kind(kind, self._draft, self._past, self._judgements, self._words)
            work.take(self._gone[kind], self._come[kind], named)

    def _add(self, readings: Iterable[Reading], again: Collection[str]) -> None:
        for document in self._draft.add_readings(readings):
            if document.id not in again:
                self._draft.add_sketches([(document.id, sketch(document.news))])
        self._draft.flush()

    def _part(self, claims: Iterable[tuple[str, int]], *, stay: bool) -> None:
        """Note claims as they were; those that `stay` come again as they are now."""
        for kind, number in claims:
            report, row = self._past.report(number), self._past.placed(number)
            self._gone[kind].append(Gone(_placed(row), report))
            identity = rules.identity(kind)
            self._past.remove_blocks((key, number) for key in held_keys(kind, Facts(report, identity), identity))
            if stay:
                self._come[kind].append(number)

    def _find_families(self, fresh: set[str], again: set[str]) -> None:
        """Find families anew. A text read again copies what it did, but its row has forgotten whose family it is of."""
        found = latecomers(self._past, self._draft.news, fresh)
        before = self._past.copied(found)
        changed = {id_: earlier for id_, earlier in found.items() if before[id_] != earlier}
        self._draft.set_copies(changed)
        families = self._families({*changed, *again})
        self._part(self._past.claims_of(families.keys() - self._new.documents), stay=True)
        self._draft.set_families(families)

    def _families(self, changed: set[str]) -> dict[str, str]:
        """Give the families that are no longer what they were: of texts that copy another now, and of their copies."""
        found = set(changed)
        while changed := self._past.copying(changed) - found:
            found |= changed
        held = self._past.families(found)
        now = {id_: self._first(id_) for id_ in sorted(found)}
        return {id_: family for id_, family in now.items() if held[id_] != family}

    def _first(self, document: str) -> str:
        while (earlier := self._past.copied([document])[document]) is not None:
            document = earlier
        return document


class _Kind:
    """The work on one kind."""

    def __init__(
        self, kind: str, draft: RecordDraft, past: Past, judgements: Sequence[Numbered], words: Collection[str]
    ) -> None:
        self.kind = kind
        self._words = words
        self._identity = rules.identity(kind)
        self._draft = draft
        self._past = past
        self._judgements = judgements
        self._links: dict[str, Link] = {}

    def take(self, gone: Sequence[Gone], come: Sequence[int], named: Collection[int]) -> None:
        """Refold, and make the records again that it touches or that a judgement names."""
        left = [one.placed.turn.claim for one in gone]
        old = self._past.records_of(left)
        touched = self._refold(gone, come)
        judged = self._past.clusters(self.kind, named) if named else set()
        touched |= judged
        members = {cluster: self._past.members(cluster) for cluster in sorted(touched)}
        claim_ids = [row.id for found in members.values() for row in found]
        links = self._past.links(claim_ids) | self._links
        before = {*old, *self._past.records_of(claim_ids)}
        self._past.remove_records(before, {*left, *claim_ids})
        self._past.set_links(self._links[id_] for id_ in sorted(self._links.keys() - set(claim_ids)))
        names = {record_id(row.id) for cluster in judged for row in members[cluster] if row.claim == cluster}
        held = Held(self._past, {self._past.placed(number).id for number in come}, {*names, *self._words})
        written = self._write([found for found in members.values() if found], links, held)
        self._past.remove_states(before.difference(written))

    def _refold(self, gone: Sequence[Gone], come: Sequence[int]) -> set[int]:
        for number in come:
            facts = Facts(self._past.report(number), self._identity)
            self._draft.replace_placed(placed_row(facts, number, None, self._identity))
            self._draft.add_blocks(*_held(number, held_keys(self.kind, facts, self._identity)))
        self._draft.flush()
        refold = Refold(self.kind, _Asked(self._past), gone, come)
        refold.run()
        answers = {number: answer for number, answer in refold.now.items() if answer is not None}
        self._past.set_clusters((cluster, number) for number, (cluster, _) in answers.items())
        self._links = {link.claim_id: link for _, link in answers.values()}
        return refold.touched

    def _write(self, clusters: Sequence[Sequence[PlacedRow]], links: dict[str, Link], held: Held) -> list[str]:
        reports = sorted((self._past.report(row.claim) for found in clusters for row in found), key=order)
        positions = {report.claim.id: position for position, report in enumerate(reports)}
        every = [_cluster(found, positions, links) for found in clusters]
        written: list[str] = []
        records = made(self.kind, every, reports, self._judgements, self, held.begun)
        self._draft.replace_records(_noted(records, written), held.rows)
        self._draft.add_record_actors(written)
        return written

    def place(self, position: int, facts: Facts, cluster: int) -> None:
        """Nothing is placed by a whole fold here."""

    def keep(self, links: Iterable[Link]) -> None:
        """Take the links that a judgement changes, as they were before."""
        self._draft.add_unjudged(links)


class _Asked:
    """The tables, as a refold asks them."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._known: dict[int, Placed] = {}
        self.report = past.report
        self.link = past.link

    def holding(self, key: int) -> list[Placed]:
        """Give the claims that hold a key."""
        return [self._once(row) for row in self._past.holding(key)]

    def members(self, cluster: int) -> list[Placed]:
        """Give the claims of a record."""
        return [self._once(row) for row in self._past.members(cluster)]

    def placed(self, number: int) -> Placed:
        """Give one claim."""
        return self._known.get(number) or self._once(self._past.placed(number))

    def _once(self, row: PlacedRow) -> Placed:
        found = self._known.get(row.claim)
        if found is None:
            found = self._known[row.claim] = _placed(row)
        return found


def _placed(row: PlacedRow) -> Placed:
    at: Turn = turn(rows.day(row.known), row.document_id, row.start, row.id, row.fullness)
    return Placed(at, row.claim, row.cluster)


def _held(number: int, keys: Collection[int]) -> tuple[list[int], list[int]]:
    return sorted(keys), [number] * len(keys)


def _cluster(found: Sequence[PlacedRow], positions: dict[str, int], links: dict[str, Link]) -> Cluster:
    begins = next(row.id for row in found if row.claim == row.cluster)
    cluster = Cluster(record_id(begins))
    for position, claim in sorted((positions[row.id], row.id) for row in found):
        cluster.add(position, links[claim])
    return cluster


def _noted(records: Iterable[Record], written: list[str]) -> Iterator[Record]:
    for record in records:
        written.append(record.id)
        yield record
