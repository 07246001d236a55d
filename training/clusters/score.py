"""Score records on hand-made clusters: python -m training.clusters.score RECORD.nv|CLAIMS.jsonl [--clusters FILE]

In: the pages in the clusters, as a store read from them, or their claims in the interchange format (docs/codebook.md,
section 7), one document a line, which does not tell who the persons are that are meant by "he" or "Zarif".
A page tells of a cluster when it holds a visit or meeting of the cluster's two parties, undated or dated within three
days of it, and not told as a habit ("we maintain contacts").  Out: how many pages tell of their clusters, pairwise and
B-cubed figures over those that do, and how many clusters' records have the right day and status.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from noteverbale.records import families, reconcile
from noteverbale.records.facts import told_as_habit
from noteverbale.store import Store
from noteverbale.types import Claim, Record, Report
from training.simulator.measure import b_cubed, pairwise

KINDS = frozenset({"visit", "meeting"})
SLACK = timedelta(days=3)
OFFERED = Path(__file__).with_name("kremlin.jsonl")


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Pages that tell of one visit or meeting. `host`: the state where it is held; `status`: what became of it."""

    id: str
    parties: tuple[str, ...]
    person: str
    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")
    host: str
    status: str
    documents: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", type=Path)
    parser.add_argument("--clusters", type=Path, default=OFFERED)
    options = parser.parse_args()
    clusters = [msgspec.json.decode(line, type=Cluster) for line in options.clusters.read_bytes().splitlines()]
    for line in score(clusters, list(_reports(options.claims))):
        print(line)


def _reports(path: Path) -> Iterator[Report]:
    """Give the reports of a store, or of claims in the interchange format."""
    if path.is_dir():
        yield from stored_reports(path)
        return
    yield from read_reports(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def score(clusters: list[Cluster], told: list[Report]) -> Iterator[str]:
    """Give the lines of the score."""
    reports = [report for report in told if report.claim.kind in KINDS]
    records = list(reconcile(reports))
    units, absent = homes(clusters, reports, records)
    true = {unit: unit.rpartition(" ")[0] for unit in units}
    pages = sum(len(cluster.documents) for cluster in clusters)
    yield f"{len(clusters)} clusters, {pages} pages; {pages - len(absent)} tell of their cluster, {len(absent)} do not"
    if true:
        yield "pairwise P {:.3f} R {:.3f} F1 {:.3f}".format(*pairwise(units, true))
        yield "B-cubed  P {:.3f} R {:.3f} F1 {:.3f}".format(*b_cubed(units, true))
        yield from _states(clusters, units, {record.id: record for record in records})
    yield from (f"no claim: {unit}" for unit in absent)


def read_reports(documents: Iterable[dict[str, Any]]) -> Iterator[Report]:
    """Give the reports of documents in the interchange format."""
    listed = list(documents)
    days = {d["id"]: date.fromisoformat(d["published"]) if d.get("published") else None for d in listed}
    copies = families(((d["id"], d.get("text") or d["id"]) for d in listed), days)
    for document in listed:
        above = ({**claim, "part": "title"} for claim in document.get("title_claims", ()))
        for number, claim in enumerate([*above, *document["claims"]]):
            told = _claim({**claim, "id": f"{document['id']} {claim.get('id', number)}"})
            id_ = document["id"]
            yield Report(
                claim=told, document_id=id_, known=days[id_], publisher=document.get("publisher"), family=copies[id_]
            )


def stored_reports(path: Path) -> Iterator[Report]:
    """Give the reports of a store, by the names of its documents, with all that the reader told of each claim."""
    readings = list(Store.open(path).readings())
    days = {reading.document.name: reading.document.published for reading in readings}
    copies = families(((reading.document.name, reading.document.text) for reading in readings), days)
    for reading in readings:
        name, publisher = reading.document.name, reading.document.publisher
        for claim in reading.all_claims:
            yield Report(claim=claim, document_id=name, known=days[name], publisher=publisher, family=copies[name])


def _claim(told: dict[str, Any]) -> Claim:
    """Give a claim of the interchange format, which names both ends of each separate date."""
    time = told.get("time")
    if time and time.get("several"):
        told["time"] = {**time, "several": [(dated["from"], dated["to"]) for dated in time["several"]]}
    return msgspec.convert(told, Claim)


def homes(clusters: list[Cluster], reports: list[Report], records: list[Record]) -> tuple[dict[str, str], list[str]]:
    """Give the record of each kind for each page of each cluster, and the pages that do not tell of their cluster."""
    home = {link.claim_id: record.id for record in records for link in record.links}
    by_page: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_page[report.document_id].append(report)
    units: dict[str, str] = {}
    for cluster in clusters:
        for page in cluster.documents:
            told = [report for report in by_page[page] if tells(report.claim, cluster)]
            for kind in sorted({report.claim.kind for report in told}):
                counted = Counter(home[report.claim.id] for report in told if report.claim.kind == kind)
                units[f"{cluster.id} {kind} {page}"] = min(counted, key=lambda id_: (-counted[id_], id_))
    telling = {(unit.split()[0], unit.split()[2]) for unit in units}
    absent = [f"{c.id} {page}" for c in clusters for page in c.documents if (c.id, page) not in telling]
    return units, absent


def tells(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether a claim is of the cluster's event, as far as kind, parties and day can show."""
    codes = {actor.code for actor in (*claim.agent, *claim.recipient)}
    if claim.kind not in KINDS or not set(cluster.parties) <= codes or told_as_habit(claim):
        return False
    if claim.time is None or claim.time.first is None or claim.time.last is None:
        return True
    return claim.time.first <= cluster.last + SLACK and claim.time.last >= cluster.first - SLACK


def _states(clusters: list[Cluster], units: dict[str, str], records: dict[str, Record]) -> Iterator[str]:
    found: Counter[str] = Counter()
    for cluster in clusters:
        told = Counter(record for unit, record in units.items() if unit.startswith(f"{cluster.id} "))
        if told:
            fields = records[min(told, key=lambda id_: (-told[id_], id_))].states[-1].fields
            found["told"] += 1
            found["status"] += fields["status"] == cluster.status
            found["dated"] += fields["event_from"] is not None
            found["day"] += (fields["event_from"] or "") in {str(cluster.first), str(cluster.last)}
    yield "of {told} clusters told: status right {status}, dated {dated}, first day right {day}".format_map(found)


if __name__ == "__main__":
    main()
