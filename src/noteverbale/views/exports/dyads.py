"""Coded events as directed dyads: one row for each pair of source and target, as ICEWS and GDELT have them.

The events and codes of `events.py`. What is done to somebody gives a row from each actor to each recipient; what is
done with each other (a meeting, a clash) a row in each direction; who accuse a third together are no pair. A row counts
a pair, an `Event ID` counts an event.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import permutations, product

from noteverbale.ontology import with_each_other
from noteverbale.views.coding import Coded
from noteverbale.views.evidence import Evidence
from noteverbale.views.exports.events import Told, code_of, filled, kept_events, month_told, sides, with_outlets
from noteverbale.views.exports.export import Export, table
from noteverbale.views.exports.parties import Party
from noteverbale.views.filters import Filters
from noteverbale.views.rows import Row

_NO_PAIR = "no pair of known parties that matches"
COLUMNS = (
    "Event ID",
    "Event Date",
    "Event From",
    "Event To",
    "Date Basis",
    "Estimated From",
    "Estimated To",
    "Month",
    "Publication Date",
    "Source",
    "Source Sector",
    "Target",
    "Target Sector",
    "Event Type",
    "Event Mode",
    "CAMEO Code",
    "Quad Code",
    "Intensity",
    "Planned",
    "Deal Stage",
    "Medium",
    "Independent Sources",
    "Outlets",
    "Whole",
    "Publisher",
    "Sentence",
)


def export_dyads(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give the coded events pair by pair, under `between` only the two; events without a pair are counted."""
    kept, left_out, notes = kept_events(db, filters, unlikely)
    rows: list[Row] = []
    told: list[Told] = []
    for one, evidence in kept:
        mutual = with_each_other(one.record.kind, evidence.claim.trigger.text if evidence else "")
        pairs = [pair for pair in _pairs(*sides(one), mutual) if _asked(pair, filters)]
        found = [_row(one, pair, evidence) | {"Month": month_told(one, filters)} for pair in pairs]
        told += [(one, evidence)] * len(found)
        left_out[_NO_PAIR] += not found
        rows += found
    rows = with_outlets(db, rows, told, filters)
    return table(COLUMNS, rows[: filters.limit], +left_out, notes)


def _pairs(actors: Sequence[Party], recipients: Sequence[Party], mutual: bool) -> Iterator[tuple[Party, Party]]:
    """Give source and target, both known and not the same, each pair once; `mutual`: actors alone are a pair."""
    seen = set()
    for pair in permutations(actors, 2) if mutual and not recipients else product(actors, recipients):
        key = tuple(party["code"] for party in pair)
        if "UNK" not in key and key[0] != key[1] and key not in seen:
            seen.add(key)
            yield pair


def _asked(pair: tuple[Party, Party], filters: Filters) -> bool:
    codes = {party["code"] for party in pair}
    return (not filters.between or codes <= set(filters.between)) and (not filters.actor or filters.actor in codes)


def _row(one: Coded, pair: tuple[Party, Party], evidence: Evidence | None) -> Row:
    source, target = pair
    row = code_of(one, evidence) | {
        "Source": source["code"],
        "Source Sector": source.get("sector"),
        "Target": target["code"],
        "Target Sector": target.get("sector"),
        "Publication Date": evidence.known if evidence else None,
        "Publisher": evidence.publisher if evidence else None,
        "Sentence": evidence.sentence if evidence else None,
    }
    return filled(row, COLUMNS)
