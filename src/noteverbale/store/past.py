"""The record's tables -> what growing it asks of them: claims as placed, blocks, links before judgements.

In: a connection to a draft.  Out: `Past`, which answers, and takes rows out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from noteverbale.store import rows
from noteverbale.store.words import claim_in
from noteverbale.types import Link, Report

# Sketches held in memory at a time.
_TOGETHER = 4_000
_AMONG = "IN (SELECT value FROM json_each(?))"
_PLACED = "p.known, p.document_id, p.start, p.id, p.fullness, p.claim, p.cluster"
_HOLDING = f"SELECT {_PLACED} FROM blocks b JOIN placed p ON p.claim = b.claim WHERE b.key = ?"
_MEMBERS = f"SELECT {_PLACED} FROM placed p WHERE p.cluster = ?"
_ONE = f"SELECT {_PLACED} FROM placed p WHERE p.claim = ?"
_REPORT = (
    "SELECT c.body, c.document_id, c.known, d.publisher, d.family "
    "FROM claims c JOIN documents d ON d.id = c.document_id WHERE c.rowid = ?"
)
_LINK = (
    "SELECT coalesce((SELECT u.link FROM placed p JOIN unjudged u ON u.claim_id = p.id WHERE p.claim = ?), "
    "(SELECT r.link FROM placed p JOIN record_claims r ON r.claim_id = p.id WHERE p.claim = ?))"
)
_KNOWN = (
    f"SELECT s.rowid, d.published, d.id FROM sketches s JOIN documents d ON d.id = s.document_id WHERE s.rowid {_AMONG}"
)
_NAMED = f"SELECT c.rowid FROM record_claims r JOIN claims c ON c.id = r.claim_id WHERE r.record_id {_AMONG}"
# Tables with rows of a record (states aside), and of a document, in the order in which they can be emptied.
_OF_RECORD = (
    "records WHERE id",
    "record_claims WHERE record_id",
    "record_actors WHERE record_id",
)
_OF_DOCUMENT = (
    f"claim_actors WHERE claim_id IN (SELECT id FROM claims WHERE document_id {_AMONG})",
    f"placed WHERE claim IN (SELECT rowid FROM claims WHERE document_id {_AMONG})",
    f"claims WHERE document_id {_AMONG}",
    f"sentence_text WHERE rowid IN (SELECT id FROM sentences WHERE document_id {_AMONG})",
    f"sentences WHERE document_id {_AMONG}",
    f"failures WHERE document_id {_AMONG}",
    f"documents WHERE id {_AMONG}",
)


class PlacedRow(NamedTuple):
    """A claim as it stands in `placed`."""

    known: str | None
    document_id: str
    start: int
    id: str
    fullness: int
    claim: int
    cluster: int | None


class Past:
    """What growing a record asks of its tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._links = msgspec.json.Decoder(Link)

    def holding(self, key: int) -> list[PlacedRow]:
        """Give the claims that hold a key."""
        return [PlacedRow(*row) for row in self._connection.execute(_HOLDING, (key,))]

    def members(self, cluster: int) -> list[PlacedRow]:
        """Give the claims of the record that a claim begins."""
        return [PlacedRow(*row) for row in self._connection.execute(_MEMBERS, (cluster,))]

    def placed(self, claim: int) -> PlacedRow:
        """Give one claim by its row number."""
        return PlacedRow(*self._connection.execute(_ONE, (claim,)).fetchone())

    def report(self, claim: int) -> Report:
        """Give a claim with what its document adds."""
        body, document, known, publisher, family = self._connection.execute(_REPORT, (claim,)).fetchone()
        return Report(
            claim=claim_in(body),
            document_id=document,
            known=rows.day(known),
            publisher=publisher,
            family=family,
        )

    def claims_of(self, documents: Collection[str]) -> list[tuple[str, int]]:
        """Give (kind, row number) of the claims of documents."""
        query = f"SELECT kind, rowid FROM claims WHERE document_id {_AMONG} ORDER BY rowid"
        return [(kind, number) for kind, number in self._connection.execute(query, (_json(documents),))]

    def links(self, claim_ids: Collection[str]) -> dict[str, Link]:
        """Give the links of claims, judgements aside."""
        found: dict[str, Link] = {}
        for table in ("record_claims", "unjudged"):
            query = f"SELECT link FROM {table} WHERE claim_id {_AMONG}"
            told = (self._links.decode(body) for (body,) in self._connection.execute(query, (_json(claim_ids),)))
            found.update((link.claim_id, link) for link in told)
        return found

    def link(self, claim: int) -> Link:
        """Give the link of one claim by its row number, judgements aside."""
        body = self._connection.execute(_LINK, (claim, claim)).fetchone()[0]
        return self._links.decode(body)

    def records_of(self, claim_ids: Collection[str]) -> list[str]:
        """Give the ids of the records that claims stand in."""
        query = f"SELECT DISTINCT record_id FROM record_claims WHERE claim_id {_AMONG} ORDER BY 1"
        return [record for (record,) in self._connection.execute(query, (_json(claim_ids),))]

    def sketches(self) -> Iterator[list[tuple[int, bytes]]]:
        """Give all sketches with their numbers, in order of numbers, part by part."""
        found = self._connection.execute("SELECT rowid, sketch FROM sketches ORDER BY rowid")
        while part := found.fetchmany(_TOGETHER):
            yield part

    def sketched(self, ids: Collection[str]) -> list[tuple[int, bytes]]:
        """Give the sketches of some documents with their numbers."""
        query = f"SELECT rowid, sketch FROM sketches WHERE document_id {_AMONG}"
        return self._connection.execute(query, (_json(ids),)).fetchall()

    def known(self, numbers: Collection[int]) -> list[tuple[int, date | None, str]]:
        """Give number, day and id of documents by the numbers of their sketches."""
        found = self._connection.execute(_KNOWN, (_json(numbers),))
        return [(number, rows.day(published), id_) for number, published, id_ in found]

    def copying(self, ids: Collection[str]) -> set[str]:
        """Give the documents that copy one of these."""
        query = f"SELECT document_id FROM sketches WHERE copy_of {_AMONG}"
        return {id_ for (id_,) in self._connection.execute(query, (_json(ids),))}

    def copied(self, ids: Collection[str]) -> dict[str, str | None]:
        """Give what documents copy."""
        query = f"SELECT document_id, copy_of FROM sketches WHERE document_id {_AMONG}"
        return dict(self._connection.execute(query, (_json(ids),)).fetchall())

    def families(self, ids: Collection[str]) -> dict[str, str]:
        """Give the families of documents."""
        query = f"SELECT id, family FROM documents WHERE id {_AMONG}"
        return dict(self._connection.execute(query, (_json(ids),)).fetchall())

    def present(self, documents: Collection[str]) -> set[str]:
        """Give those of the documents that the record holds."""
        query = f"SELECT id FROM documents WHERE id {_AMONG}"
        return {id_ for (id_,) in self._connection.execute(query, (_json(documents),))}

    def named(self, words: Collection[str]) -> set[int]:
        """Give the claims that judgements name, by themselves or by a record that they are in."""
        claims = {
            n for (n,) in self._connection.execute(f"SELECT rowid FROM claims WHERE id {_AMONG}", (_json(words),))
        }
        return claims | {number for (number,) in self._connection.execute(_NAMED, (_json(words),))}

    def clusters(self, kind: str, claims: Collection[int]) -> set[int]:
        """Give the clusters that claims of a kind are in."""
        query = (
            f"SELECT p.cluster FROM placed p JOIN claims c ON c.rowid = p.claim WHERE c.kind = ? AND p.claim {_AMONG}"
        )
        return {cluster for (cluster,) in self._connection.execute(query, (kind, _json(claims)))}

    def remove_documents(self, documents: Collection[str]) -> None:
        """Take out documents with their sentences, claims and failures."""
        for what in _OF_DOCUMENT:
            self._connection.execute(f"DELETE FROM {what}", (_json(documents),))

    def remove_records(self, records: Collection[str], claim_ids: Collection[str]) -> None:
        """Take out records, but not their states; `claim_ids`: claims whose links before judgements go too."""
        for what in _OF_RECORD:
            self._connection.execute(f"DELETE FROM {what} {_AMONG}", (_json(records),))
        self._connection.execute(f"DELETE FROM unjudged WHERE claim_id {_AMONG}", (_json(claim_ids),))

    def remove_states(self, records: Collection[str]) -> None:
        """Take out the states of records."""
        self._connection.execute(f"DELETE FROM states WHERE record_id {_AMONG}", (_json(records),))

    def states(self, record: str) -> list[str]:
        """Give the states of a record, in order, as they are written."""
        query = "SELECT body FROM states WHERE record_id = ? ORDER BY sequence"
        return [body for (body,) in self._connection.execute(query, (record,))]

    def remove_blocks(self, held: Iterable[tuple[int, int]]) -> None:
        """Take out which keys claims hold, as (key, claim)."""
        self._connection.executemany("DELETE FROM blocks WHERE key = ? AND claim = ?", held)

    def set_clusters(self, answers: Iterable[tuple[int, int]]) -> None:
        """Tell claims the claim that begins their record, as (cluster, claim)."""
        self._connection.executemany("UPDATE placed SET cluster = ? WHERE claim = ?", answers)

    def set_links(self, links: Iterable[Link]) -> None:
        """Tell claims another reason for the record they stand in."""
        changed = ((rows.json(link), link.claim_id) for link in links)
        self._connection.executemany("UPDATE record_claims SET link = ? WHERE claim_id = ?", changed)


def _json(values: Collection[str] | Collection[int]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
