"""What a person is about to judge: a record as it stands, and where a claim is.

In: an open record and ids, or their beginnings.  Out: whole ids and where they belong.
Errors: ConfigError for an id that is unknown or fits several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from noteverbale.types import Link, State
from noteverbale.views.recordview import RecordView
from noteverbale.views.selection import claims_of, state_from


@dataclass(frozen=True, slots=True)
class Judged:
    """A record as it stands now."""

    id: str
    kind: str
    state: State


@dataclass(frozen=True, slots=True)
class Place:
    """The record a claim is in, None where it was rejected; `by`: judgements that brought it there, in words."""

    record_id: str | None
    by: tuple[str, ...] = ()


def judged_record(view: RecordView, id: str) -> Judged:
    """Give a record by its id, or the beginning of it."""
    whole = view.id_of(id, "records")
    row = view.database.execute("SELECT kind, body FROM records WHERE id = ?", (whole,)).fetchone()
    return Judged(whole, row["kind"], state_from(row["body"]))


def judged_claim(view: RecordView, id: str) -> str:
    """Give the whole id of a claim."""
    return view.id_of(id, "claims")


def claim_place(view: RecordView, claim_id: str) -> Place:
    """Give where a claim is, and the merges that brought it there."""
    row = view.database.execute("SELECT record_id, link FROM record_claims WHERE claim_id = ?", (claim_id,)).fetchone()
    if row is None:
        return Place(None)
    link = msgspec.json.decode(row["link"], type=Link)
    return Place(row["record_id"], tuple(words for name, _, words in link.features if name == "judged_merge"))


def texts_of(view: RecordView, claim_ids: Iterable[str]) -> list[list[str]]:
    """Give claims by the family of texts they stand in, in order of publication; copies go with their original."""
    found: dict[str, list[str]] = {}
    for row in claims_of(view.database, claim_ids):
        found.setdefault(row["family"], []).append(row["id"])
    return list(found.values())
