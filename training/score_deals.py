"""What the reader tells of annotated arms deals: how many it finds; of these stage, sides, goods, number and sum.

    python -m training.score_deals ANNOTATED.jsonl ... [--network FOLDER]

Found: a claim of kind arms_deal whose trigger meets the annotated one. Sides are right if both have the annotated
codes, firms counted as their state. Goods share a word, or are the same but for small words; numbers have the same
bounds, sums the same amount. "Told too many": where the annotation has none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from noteverbale.config import READERS
from noteverbale.resolve import equipment
from training.evaluate import chosen, read_rows

_SMALL = frozenset("the a an of and new its their his more for".split())


def counts(gold: list[dict], told: list[dict]) -> Counter[str]:
    """Count over texts in the same order, as interchange rows."""
    found: Counter[str] = Counter()
    for annotated, read in zip(gold, told, strict=True):
        for deal in (claim for claim in annotated["claims"] if claim["kind"] == "arms_deal"):
            found["annotated"] += 1
            one = next((claim for claim in read["claims"] if _same(deal, claim)), None)
            if one is not None:
                found.update(("found", *_marks(deal, one)))
    return found


def _same(deal: dict, claim: dict) -> bool:
    mine, theirs = deal["trigger"], claim["trigger"]
    return claim["kind"] == "arms_deal" and mine["start"] < theirs["end"] and theirs["start"] < mine["end"]


def _marks(gold: dict, told: dict) -> Iterator[str]:
    """Yield what of a deal is right, and what is annotated or told too many."""
    mine, theirs = gold["deal"], told["deal"]
    if mine["stage"] == theirs["stage"]:
        yield "stage"
    if all(_codes(gold, side) == _codes(told, side) for side in ("agent", "recipient")):
        yield "sides"
    for name, read in (("item", _words), ("quantity", _number), ("value", _sum)):
        wanted, given = read(mine.get(name)), read(theirs.get(name))
        if wanted is not None:
            yield f"{name} annotated"
            if wanted == given:
                yield f"{name} equal"
            if name == "item" and wanted & (given or frozenset()):
                yield "item shares a word"
        elif given is not None:
            yield f"{name} told too many"


def _codes(claim: dict, side: str) -> frozenset[str]:
    return frozenset(equipment.sells_for(actor["code"]) or actor["code"] for actor in claim[side])


def _words(item: str | None) -> frozenset[str] | None:
    return frozenset(re.findall(r"[a-z0-9]+", item.lower())) - _SMALL if item else None


def _number(quantity: dict | None) -> tuple[float | None, float | None] | str | None:
    """Give the bounds of a number: annotations have the words alone."""
    if not quantity:
        return None
    if quantity.get("min") is not None or quantity.get("max") is not None:
        return quantity.get("min"), quantity.get("max")
    told = equipment.quantities(quantity["text"]) or equipment.quantities(f"{quantity['text']} tanks")
    return (told[0].min, told[0].max) if told else quantity["text"].lower()


def _sum(value: dict | None) -> float | str | None:
    if not value or value.get("amount") is not None:
        return value["amount"] if value else None
    told = equipment.money(value["text"])
    return told[0].amount if told and told[0].amount is not None else value["text"]


def main() -> None:
    """Read, count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--network", type=Path)
    options = parser.parse_args()
    reader = chosen(READERS[0], options.network)
    for path in options.texts:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        deals = [row for row in rows if any(claim["kind"] == "arms_deal" for claim in row["claims"])]
        found = counts(deals, read_rows(reader, deals))
        print(path.name, *(f"{name} {number}" for name, number in sorted(found.items())), sep="\n  ")


if __name__ == "__main__":
    main()
