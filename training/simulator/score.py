"""Measure reconciliation on simulated worlds: python -m training.simulator.score [--seeds 5] [--setting hard]

Prints, for each setting and kind, B-cubed and pairwise figures, the share of events whose record gives the right
status or deal stage, and the share whose record gives the right first day. An event is judged by the record that holds
most of its claims. The row "sound" leaves out claims that nobody could place: with a wrong party or day, or told late
without a day.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from noteverbale.records import reconcile
from noteverbale.types import Record, Report
from training.simulator.measure import Figures, b_cubed, pairwise
from training.simulator.settings import SETTINGS, Setting
from training.simulator.telling import START, World, make_world
from training.simulator.world import KINDS, Event

LATE_DAYS = 25  # an undated claim told later than this after its event cannot be placed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--setting", choices=sorted(SETTINGS))
    options = parser.parse_args()
    for name in [options.setting] if options.setting else ["easy", "hard"]:
        report(SETTINGS[name], options.seeds)


def report(setting: Setting, seeds: int) -> None:
    found: dict[str, str] = {}
    true: dict[str, str] = {}
    kinds: dict[str, str] = {}
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(seeds):
        _add(make_world(setting, seed), seed, found, true, kinds, right)
    print(f"\n{setting.name}: {len(true)} claims of {len(set(true.values()))} events in {seeds} worlds")
    print("kind        B3 P   B3 R   B3 F1  pair P pair R pair F1  status  date")
    for kind in ("all", "sound", *KINDS):
        chosen = [claim for claim in true if kind in ("all", kinds[claim].split()[0]) or kinds[claim].endswith(kind)]
        both = [measured(found, true, chosen) for measured in (_b3, _pair)]
        print(f"{kind:<11}", *(f"{value:.3f} " for figures in both for value in figures), _shares(right[kind]))


def _b3(found: dict[str, str], true: dict[str, str], chosen: list[str]) -> Figures:
    return b_cubed({c: found[c] for c in chosen}, {c: true[c] for c in chosen})


def _pair(found: dict[str, str], true: dict[str, str], chosen: list[str]) -> Figures:
    return pairwise({c: found[c] for c in chosen}, {c: true[c] for c in chosen})


def _shares(right: Counter[str]) -> str:
    dated = f"{right['date'] / right['dated']:.3f}" if right["dated"] else "-"
    status = f"{right['status'] / right['events']:.3f}" if right["events"] else "-"
    return f" {status}   {dated}"


def _add(
    world: World, seed: int, found: dict[str, str], true: dict[str, str], kinds: dict[str, str], right: Any
) -> None:
    records = list(reconcile(world.reports))
    home = {link.claim_id: record for record in records for link in record.links}
    reports = {report.claim.id: report for report in world.reports}
    for claim, event in world.truth.items():
        found[f"{seed} {claim}"] = f"{seed} {home[claim].id}"
        true[f"{seed} {claim}"] = f"{seed} {event}"
        quality = "sound" if sound(reports[claim], world.events[event]) else "spoilt"
        kinds[f"{seed} {claim}"] = f"{reports[claim].claim.kind} {quality}"
    _judge_states(world, home, right)


def sound(report: Report, event: Event) -> bool:
    """Tell whether a claim can be placed at all: parties and days are true, it is not late without a day."""
    claim = report.claim
    if not {actor.code for actor in (*claim.agent, *claim.recipient)} <= {*event.agents, *event.recipients}:
        return False
    if claim.time is None or claim.time.first is None or claim.time.last is None:
        return report.known is not None and (report.known - _day(event.last)).days <= LATE_DAYS
    planned = event.planned if event.planned else event.first
    first, last = min(event.first, planned), max(event.last, planned + event.last - event.first)
    return event.kind == "arms_deal" or (claim.time.first <= _day(last) and claim.time.last >= _day(first))


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _judge_states(world: World, home: dict[str, Record], right: dict[str, Counter[str]]) -> None:
    told: dict[int, Counter[str]] = defaultdict(Counter)
    for claim, event in world.truth.items():
        told[event][home[claim].id] += 1
    records = {record.id: record for record in home.values()}
    reports: dict[int, list[Any]] = defaultdict(list)
    for one in world.reports:
        reports[world.truth[one.claim.id]].append(one)
    for event in world.events:
        if told[event.id]:
            record = records[min(told[event.id], key=lambda id_: (-told[event.id][id_], id_))]
            for name in ("all", event.kind):
                _judge(event, record, reports[event.id], right[name])


def _judge(event: Event, record: Record, reports: list[Any], right: Counter[str]) -> None:
    """Judge against what the texts could tell: the last stage or fate that a claim truly of this event tells."""
    fields = record.states[-1].fields
    right["events"] += 1
    told = fields["stage" if event.kind == "arms_deal" else "status"]
    right["status"] += ("denied" if told in {"cancelled", "postponed"} and event.steps == () else told) == _true_status(
        event, reports
    )
    if event.kind != "arms_deal" and fields["event_from"]:
        right["dated"] += 1
        right["date"] += fields["event_from"] == str(START + timedelta(days=event.first))


def _true_status(event: Event, reports: list[Any]) -> str | None:
    if event.kind == "arms_deal":
        told = {one.claim.deal.stage for one in reports}
        return next((step.stage for step in reversed(event.steps) if step.stage in told), None)
    if any(START + timedelta(days=event.last) <= one.known and event.fate != "cancelled" for one in reports):
        return "occurred"
    planned = "scheduled" if event.kind == "visit" else "planned"
    return "denied" if event.fate == "cancelled" and any(r.claim.polarity == "negative" for r in reports) else planned


if __name__ == "__main__":
    main()
