"""A claim with the words it was read from: what explanations and briefs show of it.

In: rows of claims joined with their documents.  Out: `Evidence`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from noteverbale.resolve.marks import unmarked
from noteverbale.types import Claim, Link, Span
from noteverbale.views.claims import named, told
from noteverbale.views.selection import claim_from, claims_of
from noteverbale.views.wording import headed, outlet, words


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as shown: its sentence cut at the trigger, who says it, where and when it was published."""

    id: str
    kind: str
    before: str
    trigger: str
    after: str
    said_by: str
    status: str
    known: str | None
    publisher: str | None
    document: str
    document_id: str
    title: str | None
    url: str | None
    copy: bool
    claim: Claim
    link: Link | None = None
    family: str = ""
    credit: str | None = None

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.before + self.trigger + self.after

    @property
    def cited(self) -> str:
        """Where it stands: outlet (or the document's name), whom it credits, and day; an outlet's text without a day by
        name too.
        """
        title = ", in its title" if self.claim.part == "title" else ""
        name = f" ({headed(None, self.document)})" if self.publisher and not self.known else ""
        told = outlet(self.publisher or headed(None, self.document), self.credit)
        return f"{told}, {self.known or 'undated'}{name}{title}"


def evidence_of(db: sqlite3.Connection, ids: Iterable[str]) -> list[Evidence]:
    """Give the evidence of claims in order of publication, with the reason that each belongs to its record."""
    rows = claims_of(db, ids)
    links = _links(db, [row["id"] for row in rows])
    texts = _texts(db, {row["document_id"] for row in rows})
    return [_evidence(row, texts[row["document_id"]], links.get(row["id"])) for row in rows]


def said_by(claim: Claim) -> str:
    """Give who says it in words: "the outlet itself", or the words of the text and the kind of source.

    Of a pronoun the state it was resolved to is shown.
    """
    if claim.source.kind == "publisher":
        return "the outlet itself"
    kind, name = words(claim.source.kind), named(claim.source)
    return f"{name} ({kind})" if name else kind


def _evidence(row: sqlite3.Row, text: str, link: Link | None) -> Evidence:
    claim = claim_from(row)
    text = (row["title"] or "") if claim.part == "title" else text
    start, end = claim.trigger.start, claim.trigger.end
    span = claim.sentence or Span(start, end)
    return Evidence(
        claim.id,
        claim.kind,
        unmarked(text[span.start : start]),
        unmarked(text[start:end]),
        unmarked(text[end : span.end]),
        said_by(claim),
        f"{told(claim.polarity, claim.realis)}, {claim.certainty}",
        row["known"],
        row["publisher"],
        row["document_name"],
        row["document_id"],
        row["title"],
        row["url"],
        row["family"] != row["document_id"],
        claim,
        link,
        row["family"],
        row["credit"],
    )


def _links(db: sqlite3.Connection, ids: list[str]) -> dict[str, Link]:
    rows = db.execute(
        "SELECT claim_id, link FROM record_claims WHERE claim_id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(ids).decode(),),
    )
    return {row["claim_id"]: msgspec.json.decode(row["link"], type=Link) for row in rows}


def _texts(db: sqlite3.Connection, ids: set[str]) -> dict[str, str]:
    rows = db.execute(
        "SELECT id, text FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(sorted(ids)).decode(),),
    )
    return {row["id"]: row["text"] for row in rows}
