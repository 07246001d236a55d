"""The quality gate: the shipped network may not read worse than the floors that are written down.

    python -m training.gate                 # measure and compare
    python -m training.gate --repin         # write what is measured as the new floors; refuses to lower one
    python -m training.gate --repin --allow-lower      # an explicit act, to be told in CHANGELOG.md

Both the network and the fast one beside it are measured. Floors stand in tests/gate/floors.json with the SHA-256 of the
text they were measured on. The first sets are the project's own held-out articles, and those in the styles of other
outlets by two authors; development sets count where their folder is present.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.documents import from_text
from noteverbale.reading import Reader
from training.assemble import held_out, outlets, own
from training.scoring import Agreement

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "gate" / "floors.json"
# Figures move by less than this with a release of onnxruntime or another processor's int8 arithmetic.
NOISE = 0.01
# Before a set's name: what the fast reader reads of it.
FAST = "fast_"


def sets(gold: Path = ROOT.parent / "shared" / "gold") -> dict[str, list[dict]]:
    """Give the texts to measure on, by name."""
    found = {"own_held_out": [row for row in own() if held_out(row["id"])], "outlets_held": outlets("held")}
    found["outlets_unseen"] = outlets("unseen")
    for name in ("claims_dev", "quiet_dev"):
        path = gold / f"{name}.jsonl"
        if path.is_file():
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found[name] = [{"claims": []} | row for row in rows]
    return found


def measure(reader: Reader, rows: Sequence[dict]) -> dict[str, float | str]:
    """Give the figures of one set, with the digest of its texts and annotations."""
    agreement = Agreement()
    for row in rows:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        document = from_text(row["text"], name=row["id"], published=published, publisher=row.get("publisher"))
        agreement.add(row["claims"], msgspec.to_builtins(reader.read(document).claims))
    return {"sha256": digest(rows)} | agreement.figures


def digest(rows: Sequence[dict]) -> str:
    """SHA-256 of a set: ids, texts and annotations."""
    content = json.dumps([[row["id"], row["text"], row["claims"]] for row in rows], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def failures(floors: dict, measured: dict) -> list[str]:
    """Give a sentence for each figure below its floor, and for each set whose text changed without new floors."""
    found = []
    for name, figures in measured.items():
        floor = floors.get(name)
        if floor is None or floor["sha256"] != figures["sha256"]:
            found.append(f"{name}: the text differs from what the floors were measured on; repin")
            continue
        low = {k: v for k, v in figures.items() if k != "sha256" and v < floor[k] - NOISE}
        found += [f"{name}: {key} is {value}, its floor {floor[key]}" for key, value in low.items()]
    return found


def raised(floors: dict, name: str, measured: dict) -> dict:
    """Give a set's figures, each its floor where that is higher: noise, too, lowers none."""
    floor = floors.get(name, {})
    if floor.get("sha256") != measured["sha256"]:
        return measured
    return {key: value if key == "sha256" else max(value, floor[key]) for key, value in measured.items()}


def main() -> None:
    """Measure, compare, perhaps repin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repin", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    reader = Reader.load()
    measured = {name: measure(reader, rows) for name, rows in sets().items()}
    measured |= {FAST + name: measure(Reader.load(fast=True), rows) for name, rows in sets().items()}
    print(reader.signature, json.dumps(measured, indent=1))
    lower = [text for text in failures(floors, measured) if "its floor" in text]
    if options.repin and (options.allow_lower or not lower):
        kept = measured if options.allow_lower else {name: raised(floors, name, own) for name, own in measured.items()}
        FLOORS.write_text(json.dumps(floors | kept, indent=1) + "\n", encoding="utf-8")
    elif problems := lower if options.repin else failures(floors, measured):
        raise SystemExit("\n".join(problems))


if __name__ == "__main__":
    main()
