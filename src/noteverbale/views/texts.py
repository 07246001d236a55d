"""A document of the record with its claims, as it was read: for showing its text with the evidence marked.

In: the database and a document's id.  Out: a `Reading`.
"""

from __future__ import annotations

import sqlite3

import msgspec

from noteverbale.types import Claim, Document, Reading


def reading_of(db: sqlite3.Connection, document_id: str) -> Reading:
    """Give a document, known to be there, with its claims in the order of its text; words stay as they are written."""
    row = db.execute("SELECT body, signature FROM documents WHERE id = ?", (document_id,)).fetchone()
    bodies = db.execute("SELECT body FROM claims WHERE document_id = ? ORDER BY start, id", (document_id,))
    claims = [msgspec.json.decode(body, type=Claim) for (body,) in bodies]
    return Reading(
        document=msgspec.json.decode(row["body"], type=Document),
        claims=tuple(one for one in claims if one.part != "title"),
        title_claims=tuple(one for one in claims if one.part == "title"),
        signature=row["signature"],
    )
