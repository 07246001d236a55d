"""Who sells and who buys in plain sentences on arms deals, through the whole reader: active, passive, by nouns, lists."""

from __future__ import annotations

import csv
from pathlib import Path

import noteverbale
from noteverbale.records.ends import as_states, codes

SENTENCES = Path(__file__).parent / "deal_sides.tsv"
_MAY_FAIL = 3  # "placed an order with", and two that the network takes for no deal (26 November 2026)


def test_sides_of_plain_sentences():
    rows = list(csv.reader(SENTENCES.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = [
        (seller, buyer, text, got) for seller, buyer, text in rows if (got := sides(text)) != {((seller,), (buyer,))}
    ]
    assert len(rows) >= 30
    assert len(wrong) <= _MAY_FAIL, "\n".join(map(str, wrong))


def sides(text: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = noteverbale.read(text, published="2022-06-15").claims
    both = [as_states(codes(claim.agent), codes(claim.recipient)) for claim in found if claim.kind == "arms_deal"]
    return {(tuple(sorted(sellers)), tuple(sorted(buyers))) for sellers, buyers in both}
