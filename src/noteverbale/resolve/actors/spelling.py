"""Spellings of one foreign name -> one key.  In: a word.  Out: its consonants."""

from __future__ import annotations

import unicodedata
from functools import cache

_DROPPED = str.maketrans("", "", "aeiouywh'’‘-")
# Letters that no accent makes of a plain one.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@cache
def skeleton(word: str) -> str:
    """Give a word's consonants, so that spellings of one foreign name agree: Hossein, Hussein -> hsn."""
    low = _unaccented(word.lower())
    low = (low[3:] if low.startswith(("al-", "el-")) else low).replace("gh", "q").replace("kh", "h").replace("c", "k")
    bare = low.translate(_DROPPED)
    return "".join(letter for letter, before in zip(bare, f"\0{bare}", strict=False) if letter != before) or low


def _unaccented(low: str) -> str:
    """Give a word in plain letters: Schröder, Erdoğan -> schroder, erdogan."""
    parts = unicodedata.normalize("NFKD", low.translate(_PLAIN))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two words may be one name: equal consonants, and both or neither open with a vowel."""
    return skeleton(one) == skeleton(other) and _opens_with_vowel(one) == _opens_with_vowel(other)


def _opens_with_vowel(word: str) -> bool:
    return _unaccented(word[:1].lower())[:1] in tuple("aeiouy'‘’")
