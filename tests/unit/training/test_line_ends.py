"""Counting line ends that are told from true ones."""

from __future__ import annotations

import random

from training.line_ends import counted

TEXT = (
    "The defence minister of Kenya arrived in Manila on Monday for three days of talks with his counterpart on patrol "
    "boats and a loan.\nHe was received at the airport by the deputy foreign minister, and goes home on Thursday night."
)


def test_line_ends_put_in_and_true_ones_are_counted() -> None:
    found = counted(TEXT, 60, 0, random.Random(1))
    assert (found["put"], found["found"], found["true"], found["kept"]) == (3, 3, 1, 1)
    assert found["texts"] == 1 and found["uncut"] == 0


def test_a_text_that_is_wrapped_already_changes_uncut() -> None:
    text = TEXT.replace(" on Monday for", "\non Monday for").replace(" and goes", "\nand goes")
    assert counted(text, 200, 0, random.Random(1))["uncut"] == 1
