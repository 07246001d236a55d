"""Tell how noisily claims are read: python -m training.simulator.noise GOLD.jsonl READ.jsonl

In: annotated and read documents in the interchange format (docs/codebook.md, section 7), found by id.
Prints, over the claims of the simulated kinds that the reader finds (same kind, triggers overlap), the shares that
settings.py needs: parties right, missed, too many or others; undated; days right, missed or others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.simulator.world import KINDS

Told = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("read", type=Path)
    options = parser.parse_args()
    pairs = list(found(documents(options.gold), documents(options.read)))
    counted: Counter[str] = Counter()
    for gold, read in pairs:
        counted.update((parties(gold, read), *days(gold, read)))
    print(f"{len(pairs)} claims found")
    for name, count in sorted(counted.items()):
        print(f"{name:<28} {count:>5} {count / len(pairs):.3f}")


def documents(path: Path) -> dict[str, list[Told]]:
    """Give the claims of each document."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["claims"] for row in rows}


def found(gold: dict[str, list[Told]], read: dict[str, list[Told]]) -> Iterator[tuple[Told, Told]]:
    """Give each annotated claim of a simulated kind with the read one."""
    for document, claims in gold.items():
        for claim in claims:
            match = next((one for one in read.get(document, ()) if _same(claim, one)), None)
            if claim["kind"] in KINDS and match is not None:
                yield claim, match


def _same(one: Told, other: Told) -> bool:
    first, second = one["trigger"], other["trigger"]
    return bool(one["kind"] == other["kind"] and first["start"] < second["end"] and second["start"] < first["end"])


def parties(gold: Told, read: Told) -> str:
    """Give how the parties agree, both sides together."""
    told, had = ({actor["code"] for actor in (*c["agent"], *c["recipient"])} - {"UNK"} for c in (gold, read))
    if told == had:
        return "parties: right"
    return "parties: missed" if had < told else "parties: too many" if told < had else "parties: others"


def days(gold: Told, read: Told) -> Iterator[str]:
    """Give whether a day is told, and how it is read."""
    told, had = _day(gold), _day(read)
    yield "days: annotated" if told else "days: not annotated"
    if told:
        yield "days: read right" if had == told else "days: read otherwise" if had else "days: missed"
    elif had:
        yield "days: read, not annotated"


def _day(claim: Told) -> tuple[str, str] | None:
    time = claim.get("time") or {}
    return (time["from"], time["to"]) if time.get("from") and time.get("to") else None


if __name__ == "__main__":
    main()
