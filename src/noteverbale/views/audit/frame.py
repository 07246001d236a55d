"""What a sample is drawn from: the claims or records that match the filters, and the sentences without such a claim.

In: the database and checked filters.  Out: ids by stratum; `Sentence`s.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from noteverbale.store.made import STANDING
from noteverbale.types import Furniture
from noteverbale.views.audit.fields import CLAIMS
from noteverbale.views.claims import claim_ids
from noteverbale.views.events import records_of
from noteverbale.views.filters import Filters

Strata = dict[str, list[str]]


class _Body(msgspec.Struct):
    """What of a document is needed here."""

    furniture: tuple[Furniture, ...] = ()


_BODY = msgspec.json.Decoder(_Body)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: where it stands, and an id that stays when the record is made anew."""

    id: str
    row: int
    document_id: str


def strata(db: sqlite3.Connection, sheet: str, filters: Filters, by_kind: bool) -> tuple[Strata, tuple[str, ...]]:
    """Give the ids that may be drawn, in one stratum or one a kind, and notes on what the filters could not judge."""
    ids, notes = claim_ids(db, filters) if sheet == CLAIMS else _records(db, sheet, filters)
    of_all = ", ".join(sorted(set(filters.kinds))) or sheet  # tells later which kinds were asked for
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, kind in ids:
        found[kind if by_kind else of_all].append(id)
    return dict(sorted(found.items())), notes


def _records(db: sqlite3.Connection, sheet: str, filters: Filters) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    found, notes = records_of(db, filters, sheet)
    return [(one.id, one.kind) for one in found], notes


def silent(db: sqlite3.Connection, filters: Filters) -> Iterator[Sentence]:
    """Give the sentences of texts that were read in which no matching claim stands; titles and furniture are left out.

    A title tells what its text tells again, so that a title without a claim misses nothing.
    """
    triggers, furniture = _triggers(db, filters), _furniture(db)
    rows = db.execute(
        "SELECT s.id, s.document_id, s.start, s.end FROM sentences s JOIN documents d ON d.id = s.document_id"
        f" WHERE s.start >= 0 AND d.{STANDING} AND (? IS NULL OR d.published <= ?)"
        " AND (NOT EXISTS (SELECT 1 FROM failures f WHERE f.document_id = d.id)"
        " OR EXISTS (SELECT 1 FROM claims c WHERE c.document_id = d.id))",
        (filters.as_of, filters.as_of),
    )
    for row, document, start, end in rows:
        silent = not _count(triggers.get(document, []), start, end)
        if silent and not any(one.start <= start < one.end for one in furniture.get(document, ())):
            yield Sentence(sentence_id(document, start), row, document)


def _triggers(db: sqlite3.Connection, filters: Filters) -> dict[str, list[int]]:
    """Give where the triggers of matching claims stand in each text, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    wanted = {id for id, _ in claim_ids(db, filters)[0]}
    for id, document, start in db.execute("SELECT id, document_id, start FROM claims ORDER BY document_id, start"):
        if id in wanted:
            found[document].append(start)
    return found


def _furniture(db: sqlite3.Connection) -> dict[str, tuple[Furniture, ...]]:
    """Give the stretches of each text that are no news: bylines, captions, links."""
    rows = db.execute("SELECT id, body FROM documents WHERE body LIKE '%\"furniture\":[{%'")
    return {id: _BODY.decode(body).furniture for id, body in rows}


def _count(starts: list[int], first: int, last: int) -> int:
    return bisect_left(starts, last) - bisect_left(starts, first)


def sentence_id(document: str, start: int) -> str:
    """Give the id of the sentence of a text that begins at a character."""
    return "s" + blake2b(f"{document}\0{start}".encode(), digest_size=7).hexdigest()
