"""Labels of fresh and background claims, and the recipe that makes the weights from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.fresh.agreement import SECOND, alike, between, differences, kappa, of_estimates, paired
from training.fresh.blind import EACH, drawn, key, shown
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


def test_kappa_is_agreement_beyond_chance() -> None:
    assert kappa([("fresh", "fresh"), ("older", "older")]) == 1.0
    assert kappa([("fresh", "fresh"), ("fresh", "older"), ("older", "fresh"), ("older", "older")]) == 0.0
    pairs = [("fresh", "fresh")] * 4 + [("fresh", "older")] + [("older", "fresh")] + [("older", "older")] * 4
    assert alike(pairs) == 0.8 and kappa(pairs) == pytest.approx(0.6)


def test_the_second_labels_are_of_the_claims_that_the_seed_draws() -> None:
    second = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
    chosen = drawn(EACH)
    assert {key(row) for row in second} == {key(row) for row in chosen} and len(second) == 2 * EACH
    assert not any("label" in row or "half" in row for row in chosen)
    rows = paired(ROWS, second)
    assert sum(row["half"] == "held" for row in rows) == EACH
    lines = list(between(rows))
    assert lines[1].startswith("all") and len(list(differences(rows))) == sum(
        row["label"] != row["other"] for row in rows
    )


def test_estimates_are_scored_by_the_labels_of_each() -> None:
    row = ROWS[0] | {"half": "held", "label": "older", "other": "fresh", "kind": "meeting"}
    first, second = (line for line in of_estimates([row], [Example(row, frozenset())]) if " all " in line)
    assert first.startswith("held, first") and "fresh 0.00" in first
    assert second.startswith("held, second") and "fresh 1.00" in second


def test_a_claim_is_shown_in_its_words_without_its_label(tmp_path: Path) -> None:
    text = {"id": "d", "published": "2001-01-01", "publisher": "P", "title": "T", "text": "They met today."}
    (corpus := tmp_path / "corpus.jsonl").write_text(json.dumps(text) + "\n", encoding="utf-8")
    row = {"document": "d", "part": "text", "start": 5, "end": 8, "kind": "meeting", "realis": "occurred"}
    assert list(shown([row], [corpus]))[1:] == ["2001-01-01 P: T", "They [[met]] today."]
