"""Held visits with columns like those of COLT (Country and Organization Leader Travel).

One row a traveller and country; a tour has a row for each country, with one TripID. COLT codes heads of state and
government by hand; here every visit that texts tell of as held is a row, with the traveller's title as written, so
choose your leaders by it. Flags are "1" where a record shows it and empty where nothing does: absence is not "0".
FirstReported, which COLT has not, is the day of the first text: the day by which an undated visit was held. DateBasis
tells whether a text tells the days or they are estimated, as the news of that text, in columns of their own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

from noteverbale.ontology.states import states
from noteverbale.views.evidence import Evidence, evidence_of
from noteverbale.views.exports.events import rough
from noteverbale.views.exports.export import Export, table
from noteverbale.views.exports.travellers import title_and_name
from noteverbale.views.filters import Filters
from noteverbale.views.names import name_of_code, state_names
from noteverbale.views.parties import Fields, hosts, traveller_name
from noteverbale.views.rows import Row
from noteverbale.views.selection import Selected, select_records
from noteverbale.views.statuses import HELD
from noteverbale.views.wording import counted

_LONGEST = 40  # characters of a town's name; what is longer is a phrase
_LINKS = 3  # source links of one row
_APART = ("call", "video", "letter")  # talks at which nobody meets the host
# Kind and the two, in order -> first and last days.
Meetings = dict[tuple[str, str, str], list[tuple[str, str]]]
COLUMNS = (
    "TripID",
    "LeaderCountryOrIGO",
    "LeaderCountryISO",
    "LeaderTitle",
    "LeaderFullName",
    "CountryVisited",
    "CountryVisitedISO",
    "CityVisited",
    "TripYear",
    "TripStartDate",
    "TripEndDate",
    "TripDuration",
    "MetHost",
    "SignedAgreement",
    "Notes",
    "SourceLink1",
    "SourceLink2",
    "SourceLink3",
    "FirstReported",
    "DateBasis",
    "EstimatedFrom",
    "EstimatedTo",
)


def export_visits(db: sqlite3.Connection, filters: Filters, unlikely: bool) -> Export:
    """Give held visits.

    Left out, with counts: planned and called off visits, those whose traveller or host is not told, trips at home and
    visits to firms.
    """
    records, notes = select_records(db, replace(filters, kinds=("visit",)))
    others, _ = select_records(db, Filters(kinds=("meeting", "agreement"), as_of=filters.as_of))
    left_out: Counter[str] = Counter()
    trips: list[tuple[Selected, str]] = []
    for record in records:
        reason = _reason(record)
        if reason:
            left_out[reason] += 1
        else:
            trips += [(record, host) for host in _abroad(record.state.fields)]
    shown, met = trips[: filters.limit], _meetings(others)
    told = {one.id: one for one in evidence_of(db, {id for record, _ in shown for id in record.state.claim_ids})}
    return table(COLUMNS, [_row(record, host, met, told) for record, host in shown], left_out, notes)


def _meetings(others: Iterable[Selected]) -> Meetings:
    """Give the days of what two held in person, by its kind and the two."""
    found: Meetings = {}
    for one in others:
        days = (one.event_from, one.event_to)
        if one.status in HELD and one.state.fields.get("medium") not in _APART and all(days):
            for pair in combinations(sorted(set(one.state.fields.get("parties") or [])), 2):
                found.setdefault((one.kind, *pair), []).append((str(days[0]), str(days[1])))
    return found


def _reason(record: Selected) -> str | None:
    if record.status not in HELD:
        return f"visit is {(record.status or 'unknown').replace('_', ' ')}, not reported as held"
    fields = record.state.fields
    if not (fields.get("traveller") and fields.get("host")):
        return "traveller or host unknown"
    if hosts(fields) == [fields["traveller"]]:
        return "a trip within one's own country"
    return None if _abroad(fields) else "to a firm or body, not to a state or organisation of states"


def _abroad(fields: Fields) -> list[str]:
    """Give the states and organisations of states visited, the traveller's own left out."""
    return [one for one in hosts(fields) if one != fields["traveller"] and (one in states() or one.startswith("IGO-"))]


def _row(record: Selected, host: str, met: Meetings, told: Mapping[str, Evidence]) -> Row:
    fields = record.state.fields
    first, last, about = record.event_from, record.event_to, record.estimated
    exact = first is not None and not rough(first, last)
    tour = len(hosts(fields)) > 1
    own = [party for party in fields.get("agents") or [] if party["code"] == fields["traveller"]]
    title, name = title_and_name([words for party in own for words in party["words"]], traveller_name(fields))
    return {
        "TripID": record.id,
        "LeaderCountryOrIGO": name_of_code(fields["traveller"]),
        "LeaderCountryISO": fields["traveller"],
        "LeaderTitle": title,
        "LeaderFullName": name if name != name_of_code(fields["traveller"]) else None,
        "CountryVisited": name_of_code(host),
        "CountryVisitedISO": host,
        "CityVisited": _city(fields, host),
        "TripYear": first[:4] if first and (last or first)[:4] == first[:4] else None,
        "TripStartDate": first if exact else None,
        "TripEndDate": last if exact else None,
        "TripDuration": _days(first, last) if exact and not tour else None,
        "MetHost": _flag(record, host, met, "meeting"),
        "SignedAgreement": _flag(record, host, met, "agreement"),
        "Notes": ("one country of a tour, days are the tour's; " if tour else "") + _notes(record),
        **_links(record, told),
        "FirstReported": record.first_known,
        "DateBasis": "told" if first or last else "estimated" if about else None,
        "EstimatedFrom": about[0] if about else None,
        "EstimatedTo": about[1] if about else None,
    }


def _city(fields: Fields, host: str) -> str | None:
    """Give the place where it is known to lie in the country visited, and not a country itself."""
    place: str | None = fields.get("place")
    found = place and len(place) <= _LONGEST and fields.get("country") == host
    return place if found and place not in state_names() | {name_of_code(host)} else None


def _days(first: str | None, last: str | None) -> int | None:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else None


def _flag(record: Selected, host: str, met: Meetings, kind: str) -> str | None:
    """Whether a held event of a kind between traveller and host falls into the visit."""
    one, other = sorted((record.state.fields["traveller"], host))
    days, first, last = met.get((kind, one, other), ()), record.event_from, record.event_to
    return "1" if first and last and any(first <= begun and ended <= last for begun, ended in days) else None


def _notes(record: Selected) -> str:
    state = record.state
    period = (
        f"dated only {record.event_from} to {record.event_to}; "
        if record.event_from and rough(record.event_from, record.event_to)
        else ""
        if record.event_from
        else f"not dated, about {record.estimated[1]}; "
        if record.estimated
        else f"not dated, reported by {record.first_known}; "
        if record.first_known
        else "not dated; "
    )
    opened = (
        f"; {counted(len(state.contradictions), 'contradiction')}, see nv explain {record.id}"
        if state.contradictions
        else ""
    )
    return f"{period}{counted(state.independent_sources, 'independent text')}{opened}"


def _links(record: Selected, told: Mapping[str, Evidence]) -> Row:
    sources = [told[id] for id in record.state.claim_ids if id in told and not told[id].copy]
    links = list(dict.fromkeys(one.url or one.document for one in sources))[:_LINKS]
    return {f"SourceLink{number}": link for number, link in enumerate(links, 1)}
