"""Put the training text together: hand-annotated articles, stand-off annotations joined with their corpus, and
own text.

    python -m training.assemble --gold training_claims.jsonl --corpus FOLDER --out build/training [--distilled FILE ...]

Writes train.jsonl and held_out.jsonl (every `HELD_OUT`-th document of each origin but the press, by a hash of its id,
never trained on) and prints how much each origin gave. What is absent is reported and left out. Errors of the first
batches are mended by training/annotations/patch.jsonl: rows {id, start, field, value} that replace one field of the
claim whose trigger begins there. `--distilled` files are what `nv distil` wrote, whole or stand-off (docs/llm.md):
they are trained on and never measured on, and a text that is kept aside, or annotated by a person, is not taken from
them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from training import patch as patching
from training.authoring import own_rows
from training.sheets import corpus, digest, dressed

HELD_OUT = 12
# The hand-annotated articles were divided by their place in the file before there were others.
GOLD_HELD_OUT = 10
HERE = Path(__file__).parent
PATCH = HERE / "annotations" / "patch.jsonl"


def held_out(id: str) -> bool:
    """Whether a document is kept aside, decided by its id alone so that it stays so for ever."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % HELD_OUT == 0


def gold(path: Path, patch: Path = PATCH) -> list[dict]:
    """The hand-annotated articles, patched; rows of the patch that no longer fit are told."""
    rows = list(corpus([path]))
    for misfit in patching.apply(rows, corpus([patch]) if patch.exists() else []):
        print(f"{patch.name} {misfit}; left out")
    return rows


def annotations(folder: Path) -> list[dict]:
    """Stand-off annotations with their texts put back."""
    notes = [n for path in sorted((HERE / "annotations").glob("*.jsonl")) if path != PATCH for n in corpus([path])]
    return joined(notes, folder, "annotations")


def joined(notes: list[dict], folder: Path, name: str) -> list[dict]:
    """Put the texts back into stand-off rows."""
    texts = {row["id"]: row for row in corpus(sorted(folder.glob("*.jsonl.gz")))} if folder.is_dir() else {}
    rows = []
    for note in notes:
        row = texts.get(note["id"])
        if row is None or digest(row["text"]) != note["sha256"]:
            continue
        rows.append(row | {"claims": [dressed(claim, row["text"]) for claim in note["claims"]]})
    if len(rows) < len(notes):
        print(f"{name}: {len(notes) - len(rows)} of {len(notes)} documents are not in {folder}; left out")
    return rows


def distilled(paths: list[Path], folder: Path, annotated: list[dict]) -> list[dict]:
    """Readings of a large model, without the texts that a person annotated or that are kept aside."""
    rows = list(corpus(paths))
    bare = [row for row in rows if "text" not in row]
    rows = [row for row in rows if "text" in row] + (joined(bare, folder, "distilled") if bare else [])
    known = {row["id"] for row in annotated} | {digest(row["text"]) for row in annotated}
    return [row for row in rows if not (held_out(row["id"]) or row["id"] in known or digest(row["text"]) in known)]


def own() -> list[dict]:
    """The project's own articles."""
    return [row for path in sorted((HERE / "corpus").glob("*.txt")) for row in own_rows(path)]


def press() -> list[dict]:
    """The project's own articles in the style of other outlets, all trained on: `outlets` measures what they teach."""
    return [row | {"press": True} for path in sorted((HERE / "press").glob("*.txt")) for row in own_rows(path)]


def outlets(part: str) -> list[dict]:
    """The articles in the styles of other outlets, only measured on; `part`: seen, held or unseen (their card)."""
    return [row for path in sorted((HERE / "outlets").glob(f"{part}-*.txt")) for row in own_rows(path)]


def write(path: Path, rows: Iterable[dict]) -> None:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Assemble."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--distilled", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    origins = {
        "hand-annotated articles": gold(options.gold) if options.gold.is_file() else [],
        "stand-off annotations": annotations(options.corpus),
        "own text": own(),
        "own text of other outlets": press(),
    }
    if options.distilled:
        annotated = [row for found in origins.values() for row in found]
        origins["readings of a large model"] = distilled(options.distilled, options.corpus, annotated)
    options.out.mkdir(parents=True, exist_ok=True)
    aside = {row["id"] for row in origins["hand-annotated articles"][::GOLD_HELD_OUT]}
    rows = {row["id"]: row for found in origins.values() for row in found}
    whole = ("hand-annotated articles", "own text of other outlets")
    others = {row["id"] for name, found in origins.items() if name not in whole for row in found}
    aside |= {id for id in others if held_out(id)}
    for name, found in origins.items():
        words = sum(len(row["text"].split()) for row in found)
        print(f"{name}: {len(found)} documents, {words} words, {sum(len(row['claims']) for row in found)} claims")
    write(options.out / "train.jsonl", (row for id, row in rows.items() if id not in aside))
    write(options.out / "held_out.jsonl", (row for id, row in rows.items() if id in aside))


if __name__ == "__main__":
    main()
