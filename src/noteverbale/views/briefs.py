"""A brief on two actors: in short, what happened, deals by step, who said what, what is contested, planned and read.

In: the database and checked filters.  Out: a `Brief`, which renders as Markdown or as one HTML page.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from noteverbale.views.claims import documents
from noteverbale.views.contradictions import contradictions
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code
from noteverbale.views.planned import planned
from noteverbale.views.relations import development
from noteverbale.views.rows import Row, Rows
from noteverbale.views.said import said
from noteverbale.views.selection import last_day, select_records
from noteverbale.views.stories import DealStory, Line, deal_story
from noteverbale.views.summary import in_short
from noteverbale.views.ties import Ties
from noteverbale.views.timeline import LINES, happened, plan_lines, timeline
from noteverbale.views.wording import beginning, counted, ending, listed, one_line

_STATEMENTS = 60  # lines of "who said what" in one brief; the rest is counted
_DOCUMENTS = 60  # documents up to which all are listed
_READING = (
    "Read by a machine; every line cites its text. A plain day is given by a text. “About” a day is an estimate: the"
    " event was news in its text. “Known” on a day was reported that day without a date, and may be years older."
)
# Outlets named in the head; more are counted.
_NAMED = 3
_BESIDE = 240  # characters of a sentence on each side of the words that tell; joint statements run to a page


@dataclass(frozen=True, slots=True)
class Brief:
    """All parts of a brief. `notes`: what was left out and why; `told`: its claims by id."""

    title: str
    scope: str
    short: tuple[str, ...]
    timeline: tuple[Line, ...]
    deals: tuple[DealStory, ...]
    said: tuple[Line, ...]
    contradictions: Rows
    planned: tuple[Line, ...]
    documents: Rows
    independent: int
    ties: Ties | None = None
    notes: tuple[str, ...] = ()
    told: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def read(self) -> str:
        """How many documents were read, in the words of a heading."""
        listed = f"; the {len(self.documents)} cited" if len(self.documents) < self.documents.matched else ""
        return f"Documents read ({self.documents.matched}, {self.independent} independent{listed})"

    def sides(self, row: Row) -> list[tuple[str, Evidence | None]]:
        """Give each side of a row of `contradictions`: who tells it where, and the claim that is quoted."""
        firsts = [next((self.told[id] for id in ids if id in self.told), None) for ids in row["claims"]]
        return list(zip(row["sides"], firsts, strict=True))

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
    """Give the brief on the actors of `filters.between` or `filters.actor`; `filters.limit`: events in the timeline."""
    limit, filters = filters.limit or LINES, replace(filters, limit=None, undated=True)
    records, notes = select_records(db, filters)
    told = {one.id: _in_short(one) for one in evidence_of(db, (id for r in records for id in r.state.claim_ids))}
    read, independent = _documents(db, filters, told.values())
    held, plans, contested = happened(records), planned(db, filters), contradictions(db, filters)
    lines, left = timeline(held, told, limit)
    deals = tuple(deal_story(record, told) for record in records if record.kind == "arms_deal")
    ahead, later = plan_lines(plans, told)
    quoted = (*lines, *ahead, *(step for deal in deals for step in deal.steps))
    spoken = said(records, told.values(), filters, quoted)
    if len(spoken) > _STATEMENTS:
        notes = (*notes, f"{len(spoken) - _STATEMENTS} earlier statements; nv show statements lists them all.")
    changed, ties = development(db, records, filters) if filters.between else (None, None)
    return Brief(
        title=_title(filters),
        scope=_scope(db, filters, read, independent),
        short=tuple(in_short(held, told, plans, contested, changed)),
        ties=ties,
        timeline=lines,
        deals=deals,
        said=tuple(spoken[-_STATEMENTS:]),
        contradictions=contested,
        planned=ahead,
        documents=_listed(read, (*quoted, *spoken[-_STATEMENTS:])),
        independent=independent,
        notes=tuple(filter(None, (*notes, left, later))),
        told=told,
    )


def _in_short(evidence: Evidence) -> Evidence:
    """Cut a sentence that runs on and on to what stands around the trigger; `nv explain` has the whole."""
    return replace(evidence, before=ending(evidence.before, _BESIDE), after=beginning(evidence.after, _BESIDE))


def _documents(db: sqlite3.Connection, filters: Filters, told: Iterable[Evidence]) -> tuple[Rows, int]:
    """The texts that the brief's claims come from, and how many independent families they are."""
    used = Counter(one.document_id for one in told)
    everything = documents(db, Filters(as_of=filters.as_of))
    read = tuple(row | {"claims": used[row["id"]]} for row in everything if row["id"] in used)
    families = dict(db.execute("SELECT id, family FROM documents").fetchall())
    return replace(everything, items=read, matched=len(read)), len({families[id] for id in used})


def _listed(read: Rows, lines: Iterable[Line]) -> Rows:
    """Give the documents to list: of very many only those that a line cites; `matched` counts all."""
    cited = {line.evidence.document_id for line in lines if line.evidence}
    kept = read.items if len(read) <= _DOCUMENTS else tuple(row for row in read if row["id"] in cited)
    return replace(read, items=kept)


def _title(filters: Filters) -> str:
    codes = filters.between or (filters.actor or "",)
    return " and ".join(name_of_code(code) for code in codes)


def _of_outlets(read: Rows) -> str:
    """Give " of the Daily Post", or of how many outlets: many independent texts may be one newspaper's."""
    named = sorted({row["publisher"] for row in read if row["publisher"] and not row["copy_of"]})
    if not named:
        return ""
    return f" of {listed(named) if len(named) <= _NAMED else counted(len(named), 'outlet')}"


def _only(filters: Filters) -> str:
    """Give in a sentence what else than actors and days narrowed the brief: who is handed it sees no command."""
    words = replace(filters, between=None, actor=None, since=None, until=None, as_of=None, undated=False).words()
    return f" Only events {words}." if words else ""


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
        f"From {counted(len(read), 'document')} ({independent} independent){_of_outlets(read)}{published},"
        f" as known {day}.{period}{_only(filters)}"
        f" {_READING}"
    )
