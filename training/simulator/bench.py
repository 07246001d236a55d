"""Time and memory of reconciliation: python -m training.simulator.bench [--claims 100000]

Worlds are laid side by side (each with its own states and texts) until the number of claims is reached.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator

from msgspec.structs import replace

from noteverbale.records import reconcile
from noteverbale.types import Actor, Report
from training.simulator.settings import HARD
from training.simulator.telling import make_world


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    options = parser.parse_args()
    packed = [*reports(options.claims)]
    before = _megabytes()
    begun, busy = time.perf_counter(), time.process_time()
    records = states = 0
    for record in reconcile(iter(packed)):
        records, states = records + 1, states + len(record.states)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    rate = len(packed) / busy
    print(f"{len(packed)} claims -> {records} records, {states} states in {seconds:.1f} s, {busy:.1f} s of one core")
    print(f"{rate:.0f} claims a core second: a million would take {1e6 / rate / 60:.1f} minutes of one free core")
    print(f"peak memory {_megabytes():.0f} MB, of which the input {before:.0f} MB")


def reports(wanted: int) -> Iterator[Report]:
    """Give that many reports: the same dense world under other names, over and over."""
    given = 0
    for number in range(wanted):
        for report in make_world(HARD, number % 3).reports:
            if given == wanted:
                return
            given += 1
            yield _moved(report, number)


def _moved(report: Report, world: int) -> Report:
    claim = report.claim
    agents, recipients = (tuple(_renamed(a, world) for a in side) for side in (claim.agent, claim.recipient))
    told = replace(claim, id=f"{world}-{claim.id}", agent=agents, recipient=recipients)
    return replace(report, claim=told, document_id=f"{world}-{report.document_id}", family=f"{world}-{report.family}")


def _renamed(actor: Actor, world: int) -> Actor:
    return replace(actor, code=f"{actor.code}{world}")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
