"""Words that news writes small inside sentences, by counts over news (small.txt, training/letters.py)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def small_words() -> frozenset[str]:
    """Give the words, in lower case."""
    lines = (files("noteverbale.resolve") / "small.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
