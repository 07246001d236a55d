"""Claims, statements and documents as tables: what texts say, before anything is joined.

In: the database and checked filters.  Out: `Rows` in order of publication.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from noteverbale.ontology.cues import is_pronoun
from noteverbale.resolve.marks import unmarked
from noteverbale.store.made import STANDING
from noteverbale.store.shards import GAVE_WAY
from noteverbale.types import Actor, Source
from noteverbale.views.conditions import Conditions, claim_conditions, text_condition
from noteverbale.views.filters import UNDATED, Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.rows import Row, Rows, separate
from noteverbale.views.selection import claim_from, untold_whole
from noteverbale.views.wording import closed, one_line, uncarded

CLAIM_COLUMNS = (
    "id",
    "record",
    "kind",
    "trigger",
    "agent",
    "recipient",
    "event_from",
    "event_to",
    "dates",
    "place",
    "status",
    "certainty",
    "stage",
    "alleged",
    "medium",
    "source_kind",
    "source",
    "confidence",
    "whole",
    "known",
    "publisher",
    "document",
    "sentence",
)
STATEMENT_COLUMNS = (
    "known",
    "said_by",
    "speaker",
    "source_kind",
    "about",
    "parties",
    "status",
    "certainty",
    "sentence",
    "publisher",
    "document",
    "id",
)
# Filters that a text meets by one of its claims.
_OF_CLAIMS = ("kinds", "stage", "status", "source_kind", "said_by", "min_confidence", "min_whole")
DOCUMENT_COLUMNS = (
    "id",
    "name",
    "published",
    "publisher",
    "credit",
    "title",
    "claims",
    "records",
    "copy_of",
    "not_read",
    "url",
)


def claims(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row a claim: `status` is the realis, with "not" before it where the polarity is negative; `record` the
    record that it belongs to, None for one that was rejected.
    """
    found, notes = _claims(db, filters, speakers=False)
    return _cut(CLAIM_COLUMNS, [_claim_row(row) for row in found], "claims", filters, notes)


def statements(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give who said what: one row for each claim that somebody other than the outlet makes."""
    found, notes = _claims(db, filters, speakers=True)
    notes = (*notes, *_nameless(db, filters))
    return _cut(STATEMENT_COLUMNS, [_statement_row(row) for row in found], "statements", filters, notes)


def documents(db: sqlite3.Connection, filters: Filters) -> Rows:
    """Give one row a document, with how many claims it holds; `copy_of` names the text that it repeats.

    `not_read`: why it was not read for claims, or not whole.
    """
    conditions = _document_conditions(filters)
    rows = db.execute(
        "SELECT d.*, (SELECT COUNT(*) FROM claims c WHERE c.document_id = d.id) AS claim_count,"
        " (SELECT COUNT(DISTINCT l.record_id) FROM record_claims l JOIN claims c ON c.id = l.claim_id"
        " WHERE c.document_id = d.id) AS record_count, f.name AS family_name,"
        " (SELECT group_concat(reason, '; ') FROM failures WHERE document_id = d.id) AS not_read"
        f" FROM documents d LEFT JOIN documents f ON f.id = d.family {conditions.where()}"
        " ORDER BY d.published IS NULL, d.published, d.name, d.id",
        conditions.values,
    ).fetchall()
    notes = (*_undated_texts(db, filters), *untold_whole(db, filters))
    return _cut(DOCUMENT_COLUMNS, [_document_row(row) for row in rows], "documents", filters, notes)


def claim_ids(db: sqlite3.Connection, filters: Filters) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Give id and kind of the claims that match, in order of ids, and what the filters could not judge."""
    conditions = claim_conditions(filters, speakers=False)
    rows = db.execute(f"SELECT c.id, c.kind FROM claims c {conditions.where()} ORDER BY c.id", conditions.values)
    return [(id, kind) for id, kind in rows], _left_out(db, filters, speakers=False)


def told(polarity: str, realis: str) -> str:
    """Give polarity and realis as one word or two: "scheduled", "not occurred"."""
    return realis if polarity == "positive" else f"not {realis}"


def named(source: Source) -> str:
    """Give the words for who says it, with the name of the person where they have none; of a pronoun the name alone, or
    the state it was resolved to, or nothing where none is known.
    """
    text, name = uncarded(closed(one_line(source.text or ""))), source.name
    if is_pronoun(text):
        return name or (name_of_code(source.code) if source.code and source.code != "UNK" else "")
    return f"{text} ({name})" if name and not set(name.split()) & set(text.split()) else text


def codes_of(actors: Iterable[Actor]) -> list[str]:
    """Give the codes of actors, each once, in order; words stand in where the code is unknown."""
    return list(dict.fromkeys(actor.code if actor.code != "UNK" else actor.text for actor in actors))


def _claims(db: sqlite3.Connection, filters: Filters, *, speakers: bool) -> tuple[list[sqlite3.Row], tuple[str, ...]]:
    conditions = claim_conditions(filters, speakers)
    rows = db.execute(
        "SELECT c.*, d.name AS document_name, d.publisher, l.record_id FROM claims c"
        " JOIN documents d ON d.id = c.document_id LEFT JOIN record_claims l ON l.claim_id = c.id"
        f" {conditions.where()} ORDER BY c.known IS NULL, c.known, c.document_id, c.start, c.id",
        conditions.values,
    ).fetchall()
    return rows, _left_out(db, filters, speakers=speakers)


def _left_out(db: sqlite3.Connection, filters: Filters, *, speakers: bool) -> tuple[str, ...]:
    """Give in sentences what the filters cannot judge."""
    undated = (*_undated_claims(db, filters, speakers), *_undated_texts(db, filters))
    return (*undated, *untold_whole(db, filters))


def _nameless(db: sqlite3.Connection, filters: Filters) -> tuple[str, ...]:
    """How many statements `said_by` cannot judge, for "he" or nobody says them."""
    if not filters.said_by:
        return ()
    conditions = claim_conditions(replace(filters, said_by=None), speakers=True)
    rows = db.execute(f"SELECT c.source_text, c.source_name FROM claims c {conditions.where()}", conditions.values)
    count = sum(name is None and (text is None or is_pronoun(text)) for text, name in rows)
    told = f"{count} that match the other filters have no speaker's name to search: the text has a pronoun or nothing."
    return (told,) if count else ()


def _undated_claims(db: sqlite3.Connection, filters: Filters, speakers: bool) -> tuple[str, ...]:
    """How many claims `since` and `until` leave out because nothing dates their event."""
    if filters.undated or not (filters.since or filters.until):
        return ()
    conditions = claim_conditions(replace(filters, since=None, until=None), speakers)
    conditions.add("COALESCE(c.event_to, c.event_from) IS NULL")
    count = db.execute(f"SELECT COUNT(*) FROM claims c {conditions.where()}", conditions.values).fetchone()[0]
    return (f"{count} matching but without a date left out; {UNDATED}.",) if count else ()


def _document_conditions(filters: Filters) -> Conditions:
    """For documents the days asked for are publication days, and an actor is one named by some claim in the text; what
    is asked of claims is met by one of them.
    """
    conditions = Conditions()
    for sql, value in (
        ("d.published >= ?", filters.since),
        ("d.published <= ?", filters.until),
        ("d.published <= ?", filters.as_of),
    ):
        if value:
            conditions.add(sql, value)
    for code in (*(filters.between or ()), *((filters.actor,) if filters.actor else ())):
        conditions.add(
            "EXISTS (SELECT 1 FROM claims c JOIN claim_actors a ON a.claim_id = c.id"
            " WHERE c.document_id = d.id AND a.code = ?)",
            code,
        )
    of_claims = {name: getattr(filters, name) for name in _OF_CLAIMS}
    if any(value not in (None, ()) for value in of_claims.values()):
        some = claim_conditions(Filters(**of_claims), speakers=False)
        conditions.add(f"d.id IN (SELECT c.document_id FROM claims c {some.where()})", *some.values)
    if filters.text:
        conditions.add(
            "d.id IN (SELECT t.document_id FROM sentences t"
            " WHERE t.id IN (SELECT rowid FROM sentence_text WHERE sentence_text MATCH ?))",
            text_condition(filters.text)[1],
        )
    return conditions


def _undated_texts(db: sqlite3.Connection, filters: Filters) -> tuple[str, ...]:
    if not filters.as_of:
        return ()
    count = db.execute(f"SELECT COUNT(*) FROM documents WHERE published IS NULL AND {STANDING}").fetchone()[0]
    return (f"{count} undated documents left out, since an as-of answer needs a publication date.",) if count else ()


def _claim_row(row: sqlite3.Row) -> Row:
    claim = claim_from(row)
    several = claim.time.several if claim.time else ()
    return {
        "id": claim.id,
        "record": row["record_id"],
        "kind": claim.kind,
        "trigger": claim.trigger.text,
        "agent": codes_of(claim.agent),
        "recipient": codes_of(claim.recipient),
        "event_from": None if several else row["event_from"],
        "event_to": None if several else row["event_to"],
        "dates": separate((str(first), str(last)) for first, last in several),
        "place": claim.place.text if claim.place else None,
        "status": told(claim.polarity, claim.realis),
        "certainty": claim.certainty,
        "stage": row["stage"],
        "alleged": True if claim.deal and claim.deal.alleged else None,
        "medium": claim.medium,
        "source_kind": claim.source.kind,
        "source": claim.source.text,
        "confidence": round(claim.confidence, 3),
        "whole": claim.whole,
        "known": row["known"],
        "publisher": row["publisher"],
        "document": row["document_name"],
        "sentence": unmarked(row["evidence"]),
    }


def _statement_row(row: sqlite3.Row) -> Row:
    claim = claim_from(row)
    return {
        "known": row["known"],
        "said_by": named(claim.source) or None,
        "speaker": claim.source.code,
        "source_kind": claim.source.kind,
        "about": claim.kind,
        "parties": codes_of((*claim.agent, *claim.recipient)),
        "status": told(claim.polarity, claim.realis),
        "certainty": claim.certainty,
        "sentence": unmarked(row["evidence"]),
        "publisher": row["publisher"],
        "document": row["document_name"],
        "id": claim.id,
    }


def _document_row(row: sqlite3.Row) -> Row:
    copy_of = row["family_name"] if row["family"] != row["id"] else None
    return {
        "id": row["id"],
        "name": row["name"],
        "published": row["published"],
        "publisher": row["publisher"],
        "credit": row["credit"],
        "title": row["title"],
        "claims": row["claim_count"],
        "records": row["record_count"],
        "copy_of": copy_of,
        "not_read": row["not_read"] or (GAVE_WAY.strip() if row["signature"].endswith(GAVE_WAY) else None),
        "url": row["url"],
    }


def _cut(columns: tuple[str, ...], rows: list[Row], what: str, filters: Filters, notes: tuple[str, ...]) -> Rows:
    searched = f"{what} {filters.words()}".strip()
    return Rows(columns, tuple(rows[: filters.limit]), searched, notes, len(rows))
