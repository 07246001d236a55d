"""Claims in the interchange format (docs/codebook.md, section 7): JSON Lines, one document a line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from noteverbale.interchange import interchange_line
from noteverbale.store.made import STANDING
from noteverbale.types import Claim, Document, Reading
from noteverbale.views.claims import claims
from noteverbale.views.exports.export import Export
from noteverbale.views.filters import Filters


def export_claims(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give documents with their claims. With filters, only the claims that match and the documents that hold one."""
    chosen = None if filters == Filters() else {row["id"] for row in claims(db, filters)}
    export = Export()
    export.lines = _lines(db, chosen, export)
    return export


def _lines(db: sqlite3.Connection, chosen: set[str] | None, export: Export) -> Iterator[str]:
    texts = f"SELECT id, body, signature FROM documents WHERE {STANDING}"
    for row in db.execute(f"{texts} ORDER BY published IS NULL, published, name, id"):
        bodies = db.execute(
            "SELECT id, body FROM claims WHERE document_id = ? ORDER BY start, id", (row["id"],)
        ).fetchall()
        kept = [body for id, body in bodies if chosen is None or id in chosen]
        export.left_out["claims that do not match the filters"] += len(bodies) - len(kept)
        if not kept and chosen is not None:
            continue
        export.written += 1
        yield interchange_line(_reading(row, kept)).decode() + "\n"
    export.left_out += type(export.left_out)()  # drops reasons with a count of zero


def _reading(row: sqlite3.Row, bodies: list[str]) -> Reading:
    """Give a document with these claims, those of its title apart."""
    found = [msgspec.json.decode(body, type=Claim) for body in bodies]
    return Reading(
        document=msgspec.json.decode(row["body"], type=Document),
        claims=tuple(claim for claim in found if claim.part == "text"),
        title_claims=tuple(claim for claim in found if claim.part == "title"),
        signature=row["signature"],
    )
