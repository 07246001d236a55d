"""Shares of all places of a name are the same whatever order a set is walked in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from noteverbale.resolve.actors.namesakes import elsewhere

_SOURCES = Path(__file__).parents[4] / "src"
_CODE = """
from noteverbale.resolve.actors.namesakes import pooled
first = [(f"C{n}", 0.1 / (n + 3), None) for n in range(40)]
print(pooled(first, [[(code, share / 7, None) for code, share, _ in first[::2]]]))
"""


def test_shares_do_not_depend_on_the_seed_of_hashes():
    seen = {
        subprocess.run(
            [sys.executable, "-c", _CODE],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(_SOURCES)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12345678"
    }
    assert len(seen) == 1


def test_a_name_is_looked_up_at_its_first_places_only():
    text = "Zorgan spoke. " * 50
    assert [start for start, _ in elsewhere(text, 0, 6, [])] == [14, 28, 42, 56, 70, 84]


def test_a_name_is_not_looked_for_far_away():
    text = "Zorgan spoke. " + "It rained. " * 4000 + "Zorgan left. Zorgan slept."
    assert elsewhere(text, 0, 6, []) == []
    last = text.rindex("Zorgan")
    assert elsewhere(text, last, last + 6, []) == [(last - 13, last - 7)]
