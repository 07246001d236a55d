"""The fit of how surely a claim is wholly right: it finds what is there, crosses by texts, ranks, reports."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest
from training.whole import Example, chances, crossed, examples, fitted, ranking, report

from noteverbale.reading import whole


def a_world(count: int = 600) -> list[Example]:
    """Claims of which those of a pronoun are seldom right, whatever the confidence."""
    dice = random.Random(4)
    made = []
    for number in range(count):
        pronoun = dice.random() < 0.5
        signs = {whole.ALWAYS: 1.0, "confidence": dice.gauss(0, 1)} | ({"a pronoun": 1.0} if pronoun else {})
        made.append(Example(f"text {number // 4}", signs, dice.random(), dice.random() < (0.2 if pronoun else 0.8)))
    return made


def test_what_is_fitted_tells_right_from_wrong_on_texts_not_seen() -> None:
    seen = a_world()
    weights, right = fitted(seen), np.array([one.right for one in seen])
    assert weights["a pronoun"] < -2 and abs(weights["confidence"]) < 0.4
    assert ranking(crossed(seen), right) > 0.75 > 0.6 > ranking(np.array([one.confidence for one in seen]), right)
    assert chances(seen, weights).mean() == pytest.approx(right.mean(), abs=0.02)


def test_a_sign_that_few_claims_show_is_not_weighed() -> None:
    seen = [*a_world(), *(Example("rare", {whole.ALWAYS: 1.0, "rare": 1.0}, 0.5, True) for _ in range(39))]
    assert "rare" not in fitted(seen)


def test_ranking_counts_equal_scores_half() -> None:
    right = np.array([True, False, True, False])
    assert ranking(np.array([4.0, 3.0, 2.0, 1.0]), right) == 0.75
    assert ranking(np.zeros(4), right) == 0.5


def test_the_report_tells_shares_and_bands() -> None:
    seen = a_world()
    lines = list(report(seen, crossed(seen)))
    assert lines[0].startswith(f"claims 600 wholly right {np.mean([one.right for one in seen]):.3f}")
    assert sum(" to " in line for line in lines) > 3 and lines[-1].startswith("from ")


def test_examples_are_the_claims_of_a_text_as_read_now(tmp_path) -> None:
    text = "Russian Foreign Minister Sergei Lavrov met Chinese Foreign Minister Wang Yi in Moscow on Thursday."
    claim = {
        "kind": "meeting",
        "trigger": {"text": "met", "start": text.index("met"), "end": text.index("met") + 3},
        "agent": [{"code": "RUS"}, {"code": "CHN"}],
        "recipient": [],
        "polarity": "positive",
        "realis": "occurred",
        "source": {"kind": "publisher"},
    }
    row = {"id": "a", "text": text, "publisher": None, "published": "2014-11-20", "title": None, "claims": [claim]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    [one] = examples([tmp_path / "gold.jsonl"], fast=False)
    assert one.right and one.signs["kind meeting"] == 1.0 and one.signs["agent two"] == 1.0
