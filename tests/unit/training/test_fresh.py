"""Labels of fresh and background claims, and the recipe that makes the weights from them."""

from __future__ import annotations

import json

from training.fresh.fit import ENOUGH, LABELS, Example, fitted, report, threshold

from noteverbale.ontology import kinds
from noteverbale.reading.freshness import ALWAYS, chance, weights

ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def toy(count: int, found: str, label: str) -> list[Example]:
    row = {"label": label, "kind": "meeting", "corpus": "toy"}
    return [Example(row | {"document": f"{found}{number}"}, frozenset({found})) for number in range(count)]


def test_labels_are_whole_and_no_text_is_in_both_halves() -> None:
    assert {row["label"] for row in ROWS} == {"fresh", "older", "standing", "unclear"}
    assert {row["kind"] for row in ROWS} <= set(kinds()) and all(row["start"] < row["end"] for row in ROWS)
    seen, held = ({row["document"] for row in ROWS if row["half"] == half} for half in ("seen", "held"))
    assert seen and held and not seen & held
    assert not any("text" in row or "title" in row for row in ROWS)


def test_a_clue_of_fresh_claims_weighs_for_it_and_a_rare_one_not_at_all() -> None:
    made = fitted([*toy(30, "lead", "fresh"), *toy(30, "background", "older"), *toy(3, "rare", "fresh")])
    assert made["lead"] > 0 > made["background"] and "rare" not in made and ALWAYS in made
    assert chance({"lead"}, made) > 0.8 > 0.2 > chance({"background"}, made)


def test_the_threshold_passes_over_those_that_are_wrong_too_often() -> None:
    some = [*toy(ENOUGH, "high", "fresh"), *toy(ENOUGH, "low", "older")]
    assert threshold(some, [0.9] * ENOUGH + [0.7] * ENOUGH) == 0.71


def test_a_report_tells_precision_and_recall() -> None:
    lines = list(report("held", [*toy(3, "a", "fresh"), *toy(1, "b", "older")], [0.9, 0.9, 0.1, 0.9], 0.7))
    assert "fresh 0.75" in lines[0] and "P 0.67 R 0.67 of 3" in lines[0]


def test_shipped_weights_are_those_of_clues_that_were_seen() -> None:
    assert ALWAYS in weights() and weights()["relative clause"] < 0 < weights()["lead"]
