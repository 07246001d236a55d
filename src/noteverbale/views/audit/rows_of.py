"""What was drawn -> rows of the sheet: the words to judge, where they stand, and what the reader says.

In: the database and ids or sentences.  Out: rows by the heads of the sheet; `_kind` is the kind that the reader says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from noteverbale.resolve.marks import unmarked
from noteverbale.store.words import claim_in
from noteverbale.views.audit import cells, frame
from noteverbale.views.audit.fields import CLAIMS, SENTENCE, fields_of
from noteverbale.views.claims import claim_ids
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.wording import headed, one_line, words

_SHOWN = 8  # sentences of a record that stand in one cell
_ID = 9  # characters of a claim's id: enough to name it
_BETWEEN = " // "


def claim_rows(db: sqlite3.Connection, filters: Filters, ids: Iterable[str]) -> Iterator[Row]:
    """Give the rows of claims."""
    matching = {id for id, _ in claim_ids(db, filters)[0]}
    fields = fields_of(CLAIMS)
    for one in evidence_of(db, ids):
        says = cells.of_claim(one.claim)
        beside = [row["body"] for row in _claims_beside(db, one) if row["id"] in matching]
        yield {
            **_text(one),
            "_kind": one.kind,
            "what": "claim",
            "before": _before(db, one),
            "words": cells.marked(one),
            **{field.name: says[field.name] for field in fields if field.belongs_to(one.kind)},
            "read_beside": "; ".join(map(_kind_and_trigger, beside)),
            "confidence": int(one.claim.confidence * 100),
            "whole_confidence": None if one.claim.whole is None else int(one.claim.whole * 100),
            "beside": 1 + len(beside),
        }


def record_rows(db: sqlite3.Connection, sheet: str, filters: Filters, ids: Sequence[str]) -> Iterator[Row]:
    """Give the rows of records, each with the sentences of its first texts."""
    wanted = set(ids)
    for record in select_records(db, filters)[0]:
        if record.id in wanted:
            yield _record_row(db, sheet, record)


def sentence_rows(db: sqlite3.Connection, sentences: Sequence[frame.Sentence]) -> Iterator[Row]:
    """Give the rows of silent sentences."""
    for one in sentences:
        text = db.execute("SELECT * FROM documents WHERE id = ?", (one.document_id,)).fetchone()
        yield {
            "id": one.id,
            "what": SENTENCE,
            "published": text["published"],
            "outlet": text["publisher"],
            "title": headed(text["title"], text["name"]),
            "before": _sentence(db, one.document_id, f"s.id = {one.row - 1}"),
            "words": _sentence(db, one.document_id, f"s.id = {one.row}"),
            "document": text["url"] or text["name"],
        }


def _record_row(db: sqlite3.Connection, sheet: str, record: Selected) -> Row:
    told = [one for one in evidence_of(db, record.state.claim_ids) if not one.copy]
    told = told or evidence_of(db, record.state.claim_ids)
    says = cells.of_record(record)
    first = told[0]
    left = len(record.state.claim_ids) - len(told[:_SHOWN])
    more = [f"and {left} more: nv explain {record.id}"] if left else []
    sentences = [f"{one.id[:_ID]} {cells.marked(one)} ({one.cited})" for one in told[:_SHOWN]]
    return {
        **_text(first),
        "id": record.id,
        "_kind": record.kind,
        "what": words(record.kind),
        "before": _before(db, first),
        "words": _BETWEEN.join([*sentences, *more]),
        **{field.name: says[field.name] for field in fields_of(sheet) if field.belongs_to(record.kind)},
    }


def _text(one: Evidence) -> Row:
    return {
        "id": one.id,
        "published": one.known,
        "outlet": one.publisher,
        "title": headed(one.title, one.document),
        "document": one.url or one.document,
    }


def _before(db: sqlite3.Connection, one: Evidence) -> str:
    """Give the sentence before that of a claim; a title has none."""
    if one.claim.part == "title":
        return ""
    row = db.execute(
        'SELECT id FROM sentences WHERE document_id = ? AND start <= ? AND "end" > ?',
        (one.document_id, one.claim.at, one.claim.at),
    ).fetchone()
    return _sentence(db, one.document_id, f"s.id = {row['id'] - 1}") if row else ""


def _sentence(db: sqlite3.Connection, document_id: str, which: str) -> str:
    """Give the words of a sentence of a text's body; nothing where it has none such."""
    row = db.execute(
        "SELECT t.text FROM sentences s JOIN sentence_text t ON t.rowid = s.id"
        f" WHERE s.document_id = ? AND s.start >= 0 AND {which}",
        (document_id,),
    ).fetchone()
    return one_line(unmarked(row["text"])) if row else ""


def _claims_beside(db: sqlite3.Connection, one: Evidence) -> list[sqlite3.Row]:
    """Give the other claims of a claim's sentence."""
    return db.execute(
        "SELECT c.id, c.body FROM claims c JOIN sentences s ON s.document_id = c.document_id"
        ' AND s.start <= c.start AND s."end" > c.start'
        ' WHERE c.document_id = ? AND c.id <> ? AND s.start <= ? AND s."end" > ? ORDER BY c.start, c.id',
        (one.document_id, one.id, one.claim.at, one.claim.at),
    ).fetchall()


def _kind_and_trigger(body: str) -> str:
    claim = claim_in(body)
    return f"{words(claim.kind)} [{claim.trigger.text}]"
