"""What filters are in SQL: conditions on claims `c`, for questions about claims and for those about records.

In: checked filters.  Out: conditions with their parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from noteverbale.views.filters import Filters, fts_query
from noteverbale.views.speakers import said_by_condition
from noteverbale.views.statuses import STATUS_GROUPS


@dataclass(slots=True)
class Conditions:
    """SQL conditions joined by AND, with their parameters in the same order."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, sql: str, *values: Any) -> None:
        """Add one condition with its parameters."""
        self.sql.append(sql)
        self.values.extend(values)

    def where(self) -> str:
        """Give the WHERE clause, or nothing."""
        return "WHERE " + " AND ".join(self.sql) if self.sql else ""


def claim_tests(filters: Filters) -> list[tuple[str, Sequence[Any]]]:
    """Give the filters that are on a claim `c` alone, each as SQL with its parameters."""
    tests: list[tuple[str, Sequence[Any]]] = []
    for column, value in (("source_kind =", filters.source_kind), ("confidence >=", filters.min_confidence),
                          ("whole >=", filters.min_whole)):  # fmt: skip
        if value is not None:
            tests.append((f"c.{column} ?", [value]))
    if filters.text:
        sql, query = text_condition(filters.text)
        tests.append((sql, [query]))
    if filters.said_by:
        tests.append(said_by_condition(filters.said_by))
    return tests


def text_condition(text: str) -> tuple[str, str]:
    """Give the SQL for "the claim `c` stands in a sentence with these words", and its parameter.

    The sentences are looked up once, not for each claim.
    """
    return (
        "c.id IN (SELECT n.id FROM sentences t JOIN claims n"
        " ON n.document_id = t.document_id AND n.start >= t.start AND n.start < t.end"
        " WHERE t.id IN (SELECT rowid FROM sentence_text WHERE sentence_text MATCH ?))",
        fts_query(text),
    )


def claim_conditions(filters: Filters, speakers: bool) -> Conditions:
    """Give what a claim `c` must meet to be asked for; with `speakers` somebody other than the outlet makes it."""
    conditions = Conditions()
    if speakers:
        conditions.add("c.source_kind <> 'publisher'")
    _add_plain(conditions, filters)
    for code in filters.between or ():
        conditions.add("EXISTS (SELECT 1 FROM claim_actors a WHERE a.claim_id = c.id AND a.code = ?)", code)
    if filters.actor:
        own = "c.source_code = ?" if speakers else "0 <> (? IS NULL)"
        conditions.add(
            f"({own} OR EXISTS (SELECT 1 FROM claim_actors a WHERE a.claim_id = c.id AND a.code = ?))",
            filters.actor,
            filters.actor,
        )
    return conditions


def _add_plain(conditions: Conditions, filters: Filters) -> None:
    if filters.kinds:
        conditions.add(f"c.kind IN ({', '.join('?' * len(filters.kinds))})", *filters.kinds)
    _add_days(conditions, filters)
    if filters.told_days:
        conditions.add("COALESCE(c.event_from, c.event_to) IS NOT NULL")
    if filters.as_of:
        conditions.add("c.known <= ?", filters.as_of)
    if filters.status:
        conditions.add(*_status(filters.status))
    if filters.stage:
        conditions.add("c.stage = ?", filters.stage)
    for sql, values in claim_tests(filters):
        conditions.add(sql, *values)


def _status(asked: str) -> tuple[str, *tuple[str, ...]]:
    """Give the SQL for a status of claims, and its parameters; "held" and others like it are several, none negated."""
    if group := STATUS_GROUPS.get(asked):
        return f"(c.polarity = 'positive' AND c.realis IN ({', '.join('?' * len(group))}))", *group
    return "(c.realis = ? OR c.polarity = ?)", asked, asked


def _add_days(conditions: Conditions, filters: Filters) -> None:
    """The days of the event touch those asked for; with `undated` a claim without one counts by its text's day."""
    dated = "COALESCE(c.event_to, c.event_from) IS NOT NULL"
    for day, near, far, sign in (
        (filters.since, "c.event_to", "c.event_from", ">="),
        (filters.until, "c.event_from", "c.event_to", "<="),
    ):
        if day:
            known = (
                f"(COALESCE({near}, {far}) IS NULL AND c.known {sign} ?)" if filters.undated else "0 = (? IS NOT NULL)"
            )
            conditions.add(f"(({dated} AND ({near} IS NULL OR {near} {sign} ?)) OR {known})", day, day)
