"""Spellings of one foreign name -> one key.  In: a word.  Out: its consonants."""

from __future__ import annotations

import re
from functools import cache


@cache
def skeleton(word: str) -> str:
    """Give a word's consonants, so that spellings of one foreign name agree: Hossein, Hussein -> hsn."""
    low = re.sub(r"^(?:al|el)-", "", word.lower()).replace("gh", "q").replace("kh", "h").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh'’‘-]", "", low)) or low


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two words may be one name: equal consonants, and both or neither open with a vowel."""
    return skeleton(one) == skeleton(other) and _opens_with_vowel(one) == _opens_with_vowel(other)


def _opens_with_vowel(word: str) -> bool:
    return word[:1].lower() in "aeiouy'‘’"
