"""Measure the reading of arms deals by rules: against annotated claims, re3d entities, and judged sentences.

Run at the repository root:  PYTHONPATH=src python tests/unit/resolve/equipment/measure.py ../shared [--errors]
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from noteverbale.resolve.equipment import deal, tag
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Deal, Span

HERE = Path(__file__).parent
Case = dict[str, Any]


def annotated(gold: Path) -> Iterator[Case]:
    for name in ("training_claims.jsonl", "claims_dev.jsonl"):
        for line in (gold / name).read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text, found = document["text"], sentences(document["text"])
            for claim in document["claims"]:
                if claim["kind"] != "arms_deal":
                    continue
                trigger = Span(claim["trigger"]["start"], claim["trigger"]["end"])
                sentence = next(span for span in found if span.start <= trigger.start < span.end)
                told, value = claim["deal"] or {}, (claim["deal"] or {}).get("value")
                words = (told.get("item") or "").removeprefix("the ")
                yield {
                    "text": text,
                    "trigger": trigger,
                    "sentence": sentence,
                    "stage": told.get("stage"),
                    "item": words if words and words in text[sentence.start : sentence.end] else None,
                    "quantity": _number(told.get("quantity")),
                    "amount": value and value["amount"],
                    "currency": value and value["currency"],
                }


def _number(quantity: Case | None) -> float | str | None:
    if quantity is None:
        return None
    return quantity["max"] or quantity["min"] or "?"


def judged(corpus: Path, table: str) -> Iterator[Case]:
    path = HERE / table
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    texts = dict(_texts(corpus, {row["document"] for row in rows}))
    for row in rows:
        text = texts[row["document"]]
        yield {
            "text": text,
            "trigger": _span(row, "trigger"),
            "sentence": _span(row, "sentence"),
            "stage": row["stage"],
            "item": text[int(row["item_start"]) : int(row["item_end"])],
            "quantity": row["quantity"] if row["quantity"] in ("?", "") else float(row["quantity"]),
            "amount": float(row["amount"]) if row["amount"] else None,
            "currency": row["currency"] or None,
        }


def _span(row: dict[str, str], name: str) -> Span:
    return Span(int(row[f"{name}_start"]), int(row[f"{name}_end"]))


def _texts(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if document["id"] in wanted:
                    yield document["id"], document["text"]


def score(cases: Iterator[Case], *, show: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    for case in cases:
        told = deal(case["text"], case["trigger"], case["sentence"])
        verdicts = _verdicts(case, told)
        for name, right in verdicts.items():
            count[name] += 1
            count[name + " right"] += right
            if show and not right:
                sentence = case["text"][case["sentence"].start : case["sentence"].end]
                trigger = case["text"][case["trigger"].start : case["trigger"].end]
                print(f"{name}: [{trigger}] {case.get(name.split()[0])!r} read as {told}\n    {sentence}")
    return count


def _verdicts(case: Case, told: Deal) -> dict[str, bool]:
    verdicts = {"stage": told.stage == case["stage"]}
    item = (told.item or "").removeprefix("the ")
    if case["item"]:
        shared = set(item.lower().split()) & set(case["item"].lower().split()) - {"and", "the", "of"}
        verdicts |= {"item overlap": bool(shared), "item exact": item == case["item"]}
    read = None if told.quantity is None else (told.quantity.max or told.quantity.min or "?")
    verdicts["quantity told" if case["quantity"] else "quantity absent"] = read == (case["quantity"] or None)
    amount = told.value and (told.value.amount, told.value.currency)
    if case["amount"]:
        verdicts["value told"] = amount == (case["amount"], case["currency"])
    elif case["currency"] is None:
        verdicts["value absent"] = told.value is None
    return verdicts


def platforms(gold: Path, *, show: bool) -> Counter[str]:
    """Count the weapons and military platforms of re3d that are found; the rest of both types is civil or general."""
    count: Counter[str] = Counter()
    for line in (gold / "re3d.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found = tag(document["text"])
        for entity in document["entities"]:
            if entity["type"] in ("Weapon", "MilitaryPlatform"):
                hit = any(m.start < entity["end"] and entity["start"] < m.end for m in found)
                count[entity["type"]] += 1
                count[entity["type"] + " right"] += hit
                if show and not hit:
                    print(f"{entity['type']}: {entity['text']}")
    return count


def main(shared: Path, *, show: bool) -> None:
    parts = {
        "annotated claims": score(annotated(shared / "gold"), show=show),
        "judged sentences": score(judged(shared / "corpus", "judged.csv"), show=show),
        "judged sentences, second set": score(judged(shared / "corpus", "judged_second.csv"), show=show),
        "re3d entities": platforms(shared / "gold", show=show),
    }
    for title, count in parts.items():
        print(title)
        for name in sorted(name for name in count if not name.endswith(" right")):
            print(f"  {name}: {count[name + ' right']} of {count[name]} = {count[name + ' right'] / count[name]:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), show="--errors" in sys.argv)
