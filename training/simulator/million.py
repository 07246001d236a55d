"""A store of a million claims, made, rebuilt and grown: python -m training.simulator.million [--claims 1000000]

Worlds are laid side by side, each with its own states and texts, and written to a log as a reader would write them, six
claims to a text. Measured, each in a process of its own, wall and processor seconds and the peak of memory:
the record made anew (by two processes: peaks are told of the parent, of the larger child, and of all together, which
training/simulator/memory.py looks at each second); the record grown by 1,000
claims of the newest texts; by 1,000 claims spread over all days.
Two processes of a shared machine disturb one another: compare processor seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from msgspec.structs import replace

from noteverbale.types import Claim, Document, Mention, Reading, Report
from training.simulator.bench import reports
from training.simulator.memory import Held

CLAIMS_IN_A_TEXT = 6
_SHARD = 10_000
_WORDS = [
    f"{a}{b}" for a in ("ba", "de", "ki", "lo", "mu", "ra", "so", "te") for b in ("n", "rt", "st", "v", "lm", "k")
]
_STEPS = ("whole", "newest", "spread")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--new", type=int, default=1_000, help="claims in a batch")
    parser.add_argument("--step", choices=_STEPS, help="one step, on the store at --store")
    parser.add_argument("--store", type=Path, help="where the store is made and kept; else in a folder thrown away")
    options = parser.parse_args()
    if options.step:
        measure(options.store, options.step)
    elif options.store:
        run(options.store, options.claims, options.new)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder, "million.nv"), options.claims, options.new)


def run(store: Path, claims: int, new: int) -> None:
    """Make a store and print a line of figures for each step."""
    documents = texts(claims + 2 * new)
    batch = max(1, new // CLAIMS_IN_A_TEXT)
    whole, rest = [], []
    newest = len(documents) - batch
    spread = set(Random(1).sample(range(newest), batch))
    for number, told in enumerate(documents):
        (rest if number in spread else whole).append(told)
    fill(store, whole[: newest - batch])
    step(store, "whole")
    fill(store, whole[newest - batch :])
    step(store, "newest")
    fill(store, rest)
    step(store, "spread")


def texts(wanted: int) -> list[list[Report]]:
    """Give the texts in order of day, each as its claims; neighbours of a world and a day are told in one text."""
    ordered = sorted(reports(wanted), key=lambda one: (one.known or date.max, one.claim.id.partition("-")[0]))
    found: list[list[Report]] = []
    for report in ordered:
        last = found[-1] if found else []
        if last and len(last) < CLAIMS_IN_A_TEXT and _together(last[-1], report):
            last.append(report)
        else:
            found.append([report])
    return found


def _together(one: Report, other: Report) -> bool:
    return one.known == other.known and one.claim.id.partition("-")[0] == other.claim.id.partition("-")[0]


def fill(store: Path, documents: list[list[Report]]) -> None:
    """Write texts to the log."""
    from noteverbale.store import Store

    with Store.create_or_open(store).writer() as writer:
        for number, told in enumerate(documents, 1):
            writer.add(reading(told))
            if number % _SHARD == 0:
                writer.seal()


def reading(told: list[Report]) -> Reading:
    """Give a text of some 400 words with its claims."""
    id_ = told[0].document_id
    random = Random(id_)
    text = " ".join(random.choices(_WORDS, k=400)) + ". "
    document = Document(id=id_, name=id_, text=text, title=id_, publisher="simulator", published=told[0].known)
    return Reading(document=document, claims=tuple(_claims(told, text)), signature="simulator")


def _claims(told: list[Report], text: str) -> Iterator[Claim]:
    for place, report in enumerate(told):
        start = 100 * place + report.claim.trigger.start % 90
        words = report.claim.trigger.text
        yield replace(report.claim, trigger=Mention(text=words, start=start, end=start + len(words)))


def step(store: Path, name: str) -> None:
    """Run one step in a process of its own."""
    subprocess.run([sys.executable, "-m", __spec__.name, "--store", str(store), "--step", name], check=True)


def measure(path: Path, name: str) -> None:
    """Bring the record up to date and print what it took."""
    from noteverbale.flow.record import derive
    from noteverbale.store import Store
    from noteverbale.store.made import about_record

    store = Store.open(path)
    before = about_record(store).get("claims", "0")
    wall, busy = time.perf_counter(), time.process_time()
    with Held() as held:
        derive(store, anew=name == "whole")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {
        "step": name,
        "claims": int(about_record(store)["claims"]),
        "new": int(about_record(store)["claims"]) - int(before),
        "records": int(about_record(store)["records"]),
        "documents": int(about_record(store)["documents"]),
        "wall seconds": round(time.perf_counter() - wall, 1),
        "processor seconds": round(time.process_time() - busy + children.ru_utime + children.ru_stime, 1),
        "peak MB": [r.ru_maxrss // 1024 for r in (resource.getrusage(resource.RUSAGE_SELF), children)],
        "together MB": held.most,
        "file MB": store.record.stat().st_size >> 20,
    }
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
