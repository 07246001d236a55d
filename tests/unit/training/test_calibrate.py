"""Calibration of a network that finds nothing."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.calibrate import role_f1


def test_no_claims_have_no_right_words() -> None:
    assert role_f1([], ["agent", "recipient"], 0.6, 0.2) == 0.0
