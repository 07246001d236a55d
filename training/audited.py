"""Hold `nv audit` against texts that are annotated whole: does a sample tell what all of them tell?

    python -m training.audited GOLD.jsonl [--size 100] [--sentences 150] [--samples 100]

The texts are read into a record. Sheets drawn from it are filled in as the annotation says: a claim's kind is right if
its trigger overlaps an annotated one of that kind; annotated claims that overlap none are missed in their sentence.
Prints precision and recall of the whole, and of the samples the mean, and how many limits of 95 % hold the truth.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import noteverbale
from noteverbale.flow import rebuild
from noteverbale.flow.audit.coders import sample_of
from noteverbale.flow.audit.figures import Figures
from noteverbale.flow.audit.filled import read_filled
from noteverbale.flow.judging import OpenRecord
from noteverbale.store import Store
from noteverbale.views.audit.frame import sentence_id
from training.scoring import pairs

Cells = dict[str, dict[str, str]]


def a_record(rows: list[dict], folder: Path) -> Path:
    """Read the annotated texts into a record; without titles, which are not annotated."""
    store = Store.create_or_open(folder / "record.nv")
    with store.writer() as writer:
        for row in rows:
            published = date.fromisoformat(row["published"]) if row.get("published") else None
            writer.add(noteverbale.read(row["text"], published=published, publisher=row.get("publisher"), title=""))
    rebuild(store)
    return store.path


def answers(view: OpenRecord, rows: list[dict]) -> Cells:
    """Give what a coder would write, by id of a claim or sentence."""
    found: Cells = {}
    texts = {row["text"]: row["claims"] for row in rows}
    for id, text in view.database.execute("SELECT id, text FROM documents"):
        found |= dict(_of_text(view, id, texts[text]))
    return found


def _of_text(view: OpenRecord, document: str, gold: list[dict]) -> Iterator[tuple[str, dict]]:
    db = view.database
    mine = [json.loads(body) for (body,) in db.execute("SELECT body FROM claims WHERE document_id = ?", (document,))]
    matched = pairs(gold, mine)
    kinds = {claim["id"]: theirs["kind"] for theirs, claim in matched}
    seen = {id(theirs) for theirs, _ in matched}
    lost = [theirs["trigger"]["start"] for theirs in gold if id(theirs) not in seen]
    for start, end in db.execute("SELECT start, end FROM sentences WHERE document_id = ?", (document,)):
        missed = str(sum(start <= at < end for at in lost))
        yield sentence_id(document, start), {"missed": missed}
        for claim in mine:
            if start <= claim["trigger"]["start"] < end:
                kind = kinds.get(claim["id"], "none")
                right = kind == claim["kind"]
                cells = {"kind_ok": "y"} if right else {"kind_ok": "n", "kind_correct": kind.replace("_", " ")}
                yield claim["id"], cells | {"missed": missed}


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--sentences", type=int, default=150)
    parser.add_argument("--samples", type=int, default=100)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, noteverbale.open(a_record(rows, Path(folder))) as view:
        told = answers(view, rows)
        sheet = Path(folder) / "sheet.csv"
        truth = figures(view, told, sheet, 10**6, 10**6, 1)
        print({name: round(value, 4) for name, (value, _, _) in truth.items()})
        held, total = Counter[str](), Counter[str]()
        for seed in range(1, options.samples + 1):
            for name, (value, low, high) in figures(view, told, sheet, options.size, options.sentences, seed).items():
                total[name] += value
                held[name] += low <= truth[name][0] <= high
        for name in truth:
            mean, share = total[name] / options.samples, held[name] / options.samples
            print(f"{name}: mean of {options.samples} samples {mean:.4f}, limits hold the truth in {share:.2f}")


def figures(
    view: OpenRecord, told: Cells, path: Path, size: int, sentences: int, seed: int
) -> dict[str, tuple[float, float, float]]:
    """Draw a sheet, fill it in, count: value and limits of the kind's precision and of recall."""
    text = view.audit.draw(size=size, sentences=sentences, seed=seed).text().removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, reader.fieldnames or ())
        writer.writeheader()
        writer.writerows(row | told.get(row["id"], {}) for row in reader)
    found = Figures(sample_of([read_filled(path)]))
    kind = next(row for row in found.fields() if row["field"] == "kind")
    recall = next(row for row in found.recall() if row["measure"] == "recall")
    return {
        "precision": (kind["precision"], kind["low"], kind["high"]),
        "recall": (recall["value"], recall["low"], recall["high"]),
    }


if __name__ == "__main__":
    main()
