"""Fitting weights to decisions: what parts right from wrong moves, what is fixed does not."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.simulator.fit import Decision, fitted


def test_what_parts_right_from_wrong_moves_and_what_is_fixed_does_not() -> None:
    before = {"parties_same": 3.0, "undated_near": 0.5, "date_same": 3.0, "same_copy": 4.0}
    told = [["parties_same", "undated_near"], ["parties_same", "date_same", "same_copy"]]
    decisions = [Decision(told, [False, True])] * 60 + [Decision(told[:1], [False])] * 40
    after = fitted(decisions, dict(before), before, threshold=3.5)
    assert after["undated_near"] < before["undated_near"] and after["date_same"] > before["date_same"]
    assert after["same_copy"] == before["same_copy"]
    assert sum(after[name] for name in told[0]) < 3.5 < sum(after[name] for name in told[1])
