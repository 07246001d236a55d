"""A brief on two actors: what happened, deals step by step, who said what, what is contested, planned and read.

In: the database and checked filters.  Out: a `Brief`, which renders as Markdown or as one HTML page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from noteverbale.views.claims import documents
from noteverbale.views.contradictions import contradictions
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.planned import planned
from noteverbale.views.rows import Rows
from noteverbale.views.selection import Selected, last_day, select_records
from noteverbale.views.statuses import PLANNED
from noteverbale.views.stories import DealStory, Line, deal_story, event_line, plan_line
from noteverbale.views.wording import beginning, counted, ending, one_line

_STATEMENTS = 60  # lines of "who said what" in one brief; the rest is counted
_BESIDE = 240  # characters of a sentence on each side of the words that tell; joint statements run to a page


@dataclass(frozen=True, slots=True)
class Brief:
    """All parts of a brief. `notes`: what was left out and why."""

    title: str
    scope: str
    timeline: tuple[Line, ...]
    deals: tuple[DealStory, ...]
    said: tuple[Line, ...]
    contradictions: Rows
    planned: tuple[Line, ...]
    documents: Rows
    independent: int
    notes: tuple[str, ...] = ()

    def to_markdown(self) -> str:
        """Give the brief as Markdown."""
        from noteverbale.views.markdown import brief_markdown

        return brief_markdown(self)

    def to_html(self) -> str:
        """Give the brief as one HTML page that fetches nothing."""
        from noteverbale.views.pages import brief_page

        return brief_page(self)

    def _repr_html_(self) -> str:
        from noteverbale.views.pages import brief_body

        return brief_body(self)


def brief(db: sqlite3.Connection, filters: Filters) -> Brief:
    """Give the brief on the actors of `filters.between` or `filters.actor`."""
    records, notes = select_records(db, filters)
    told = {one.id: _in_short(one) for one in evidence_of(db, (id for r in records for id in r.state.claim_ids))}
    read, independent = _documents(db, filters, told.values())
    said = _said(records, told.values(), filters.min_confidence or 0.0)
    if len(said) > _STATEMENTS:
        notes = (*notes, f"{len(said) - _STATEMENTS} more statements; nv show statements lists them all.")
    return Brief(
        title=_title(filters),
        scope=_scope(db, filters, read, independent),
        timeline=tuple(event_line(record, told) for record in records if _happened(record)),
        deals=tuple(deal_story(record, told) for record in records if record.kind == "arms_deal"),
        said=tuple(said[:_STATEMENTS]),
        contradictions=contradictions(db, filters),
        planned=tuple(plan_line(row, told) for row in planned(db, filters)),
        documents=read,
        independent=independent,
        notes=notes,
    )


def _in_short(evidence: Evidence) -> Evidence:
    """Cut a sentence that runs on and on to what stands around the trigger; `nv explain` has the whole."""
    return replace(evidence, before=ending(evidence.before, _BESIDE), after=beginning(evidence.after, _BESIDE))


def _happened(record: Selected) -> bool:
    return record.kind not in ("arms_deal", "statement", "relations") and record.status not in PLANNED


def _said(records: Iterable[Selected], told: Iterable[Evidence], least: float) -> list[Line]:
    """Attributed claims of at least a confidence, once for each family of copies."""
    owner = {id: record.id for record in records for id in record.state.claim_ids}
    return [
        Line(
            one.known or "undated", f"{one.said_by}: {one.kind.replace('_', ' ')}, {one.status}", one, owner.get(one.id)
        )
        for one in told
        if one.claim.source.kind != "publisher" and not one.copy and one.claim.confidence >= least
    ]


def _documents(db: sqlite3.Connection, filters: Filters, told: Iterable[Evidence]) -> tuple[Rows, int]:
    """The texts that the brief's claims come from, and how many independent families they are."""
    used = {one.document_id for one in told}
    everything = documents(db, Filters(as_of=filters.as_of))
    read = tuple(row for row in everything if row["id"] in used)
    families = dict(db.execute("SELECT id, family FROM documents").fetchall())
    return replace(everything, items=read, matched=len(read)), len({families[id] for id in used})


def _title(filters: Filters) -> str:
    codes = filters.between or (filters.actor or "",)
    return " and ".join(name_of_code(code) for code in codes)


def _scope(db: sqlite3.Connection, filters: Filters, read: Rows, independent: int) -> str:
    days = [row["published"] for row in read if row["published"]]
    undated = f" ({len(read) - len(days)} undated)" if len(days) < len(read) else ""
    span = f"{min(days)} to {max(days)}" if len(set(days)) > 1 else f"on {days[0]}" if days else ""
    published = f", published {span}{undated}" if days else ", undated" if read else ""
    period = (
        f" Events from {filters.since or 'the beginning'} to {filters.until or 'the end'}."
        if filters.since or filters.until
        else ""
    )
    day = f"on {filters.as_of}" if filters.as_of else f"from all texts up to {last_day(db) or 'an unknown day'}"
    return one_line(
        f"From {counted(len(read), 'document')} ({independent} independent){published}, as known {day}.{period}"
        " Read by a machine; every line cites its text."
    )
