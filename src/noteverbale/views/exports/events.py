"""Records as coded events: POLECAT's forty columns, then what POLECAT has no place for.

One event a record, and one a stage of a deal. Actors and recipients stay lists, as PLOVER wants them. Missing is
"None", as POLECAT writes it. A rough date (a month, a year) is not filled in: Event Date is None, and Event From and
Event To hold the period. Nor is an estimated one: it has columns of its own, and Date Basis tells which there is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from noteverbale import __version__
from noteverbale.ontology import kinds, mode_of
from noteverbale.types import Where
from noteverbale.views.coding import BUYERS_STEPS, Coded, LeftOut, coded
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.exports import parties
from noteverbale.views.exports.export import Export, table
from noteverbale.views.filters import Filters
from noteverbale.views.months import month_of
from noteverbale.views.parties import sides_of
from noteverbale.views.rows import Row
from noteverbale.views.selection import claim_from, claims_of, select_records
from noteverbale.views.shapes import mode_of_talks
from noteverbale.views.support import outlets
from noteverbale.views.wording import days_in_month

# An event with the claim shown for it.
Told = tuple[Coded, Evidence | None]
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
    "CAMEO Code",
    "Event From",
    "Event To",
    "Date Basis",
    "Estimated From",
    "Estimated To",
    "Month",
    "Planned",
    "Deal Stage",
    "Series",
    "Edition",
    "Medium",
    "Independent Sources",
    "Outlets",
    "Whole",
    "Sentence",
)


def export_events(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give the coded events.

    Left out, with counts: negated and called off, conditional and predicted (unless `unlikely`), kinds without a code.
    """
    kept, left_out, notes = kept_events(db, filters, unlikely)
    shown = kept[: filters.limit]
    places = _places(db, shown)
    rows = [
        _row(one, evidence, places.get(_placing(one) or "")) | {"Month": month_told(one, filters)}
        for one, evidence in shown
    ]
    return table(COLUMNS, with_outlets(db, rows, shown, filters), left_out, notes)


def kept_events(
    db: sqlite3.Connection, filters: Filters, unlikely: bool
) -> tuple[list[Told], Counter[str], tuple[str, ...]]:
    """Give the events with a PLOVER code, what is left out, and what the filters could not judge.

    What is left out has no code and so no mode: under `mode` it is counted all the same.
    """
    records, notes = select_records(db, filters)
    left_out: Counter[str] = Counter()
    kept: list[Coded] = []
    for one in coded(records, unlikely=unlikely):
        if isinstance(one, LeftOut):
            left_out[one.reason] += 1
        elif one.code.plover is None:
            left_out[f"kind {one.record.kind} is coded in CAMEO only"] += 1
        else:
            kept.append(one)
    found = evidence_of(db, (one.claim_id for one in kept if one.claim_id))
    evidence = {each.id: each for each in found}
    told = [(one, evidence.get(one.claim_id or "")) for one in kept]
    return [one for one in told if _as_asked(filters, *one)], left_out, notes


def _as_asked(filters: Filters, one: Coded, evidence: Evidence | None) -> bool:
    by = one.record.state.fields.get("medium")
    return filters.mode in (None, mode_told(one, evidence)) and filters.medium in (None, by)


def with_outlets(db: sqlite3.Connection, rows: list[Row], told: Sequence[Told], filters: Filters) -> list[Row]:
    """Give the rows of events, each with how many outlets tell it."""
    counts = outlets(db, (one.record.id for one, _ in told), filters.as_of)
    return [row | {"Outlets": counts.get(one.record.id, 0)} for row, (one, _) in zip(rows, told, strict=True)]


def _placing(one: Coded) -> str | None:
    """Give the claim that tells an event's place: of a deal's step its own, else the one whose place was accepted; None
    where a person set the place.
    """
    if one.stage:
        return one.claim_id
    claim, rule = one.record.state.accepted.get("place", (None, ""))
    return None if rule == "judged" else claim


def _places(db: sqlite3.Connection, told: Sequence[Told]) -> dict[str, Where]:
    """Give the places that claims tell, by claim."""
    rows = claims_of(db, filter(None, (_placing(one) for one, _ in told)))
    claims = map(claim_from, rows)
    return {claim.id: claim.place for claim in claims if claim.place}


def _row(one: Coded, evidence: Evidence | None, place: Where | None) -> Row:
    actors, recipients = sides(one)
    row = {
        **code_of(one, evidence),
        **_side("Actor", actors),
        **_side("Recipient", recipients),
        **_place(one, place),
        **_evidence(evidence),
        "Language": "EN",
        "Version": f"noteverbale {__version__}",
        "Series": one.record.state.fields.get("series"),
        "Edition": one.record.state.fields.get("edition"),
    }
    return filled(row, COLUMNS)


def mode_told(one: Coded, evidence: Evidence | None) -> str | None:
    """Give the mode of the code, else the one that the words of an act tell; of what is planned or refused they tell
    another category's act.
    """
    if one.code.mode:
        return one.code.mode
    page = kinds().get(one.record.kind)
    if page is None or not one.done or one.code != page.codes.done:
        return None
    return mode_of_talks(one.record) or (mode_of(one.record.kind, evidence.trigger) if evidence else None)


def filled(row: Row, columns: Sequence[str]) -> Row:
    """Give a row with "None" for what is missing, as POLECAT writes it."""
    return {column: "None" if row.get(column) is None else row[column] for column in columns}


def sides(one: Coded) -> tuple[list[parties.Party], list[parties.Party]]:
    """Give who acts and on whom; of a deal's steps that the buyer takes, the buyer acts."""
    actors, recipients = sides_of(one.record)
    return (recipients, actors) if one.stage in BUYERS_STEPS else (actors, recipients)


def code_of(one: Coded, evidence: Evidence | None = None) -> Row:
    """Give what an event is and when; `evidence`: of the claim shown for it, whose trigger may tell the mode."""
    first, last = (one.day, one.day) if one.stage else (one.record.event_from, one.record.event_to)
    return {
        "Event ID": f"{one.record.id}-{one.stage}" if one.stage else one.record.id,
        "Event Date": first if first and not rough(first, last) else None,
        "Event Type": one.code.plover,
        "Event Mode": mode_told(one, evidence),
        "Medium": one.record.state.fields.get("medium"),
        "Intensity": one.score,
        "Quad Code": _QUADS.get(one.quad or 0),
        "CAMEO Code": one.code.cameo,
        "Event From": first,
        "Event To": last,
        **estimated_of(one, told=bool(first or last)),
        "Planned": not one.done,
        "Deal Stage": one.stage,
        "Independent Sources": one.record.state.independent_sources,
        "Whole": one.record.state.fields.get("whole"),
    }


def month_told(one: Coded, filters: Filters) -> str:
    """Give the month in whose cell of a panel an event counts; "None" where it counts in none."""
    return month_of(one, filters) or "None"


def estimated_of(one: Coded, *, told: bool) -> Row:
    """Give what a date rests on: told by a text, or estimated, with the days, as the news of its text."""
    about = one.record.estimated if one.done and not one.stage and not told else None
    first, last = about or (None, None)
    return {
        "Date Basis": "told" if told else "estimated" if about else None,
        "Estimated From": first,
        "Estimated To": last,
    }


def _side(role: str, people: list[parties.Party]) -> Row:
    return {
        f"{role} Name": parties.names(people),
        f"{role} Country": parties.countries(people),
        f"{role} COW": parties.cow_numbers(people),
        f"Primary {role} Sector": parties.first_sector(people),
        f"{role} Sectors": parties.sectors(people),
        f"{role} Name Raw": parties.raw(people),
    }


def _place(one: Coded, place: Where | None) -> Row:
    """A deal's place is that of one of its steps, so a step takes only the place that its own claim tells.

    Words, id and coordinates are those of one claim; a place that a person set has none of them.
    """
    fields = one.record.state.fields
    own = {} if one.stage else {"Placename": fields.get("place"), "Country": fields.get("country")}
    if place is None:
        return own
    exact = bool(one.stage) or fields.get("latitude") is not None
    return {
        "Placename": place.name or place.text,
        "Country": place.country,
        **own,
        "Raw Placename": place.text,
        "GeoNames ID": place.geonames_id,
        "Latitude": place.latitude if exact else None,
        "Longitude": place.longitude if exact else None,
    }


def _evidence(evidence: Evidence | None) -> Row:
    if evidence is None:
        return {}
    return {
        "Source": evidence.publisher,
        "Publication Date": evidence.known,
        "Sentence": evidence.sentence,
    }


def rough(first: str, last: str | None) -> bool:
    """Tell whether an interval is a month, a year or another whole number of months rather than days of an event."""
    if last is None or first == last:
        return False
    return first.endswith("-01") and int(last[8:]) == days_in_month(last)
