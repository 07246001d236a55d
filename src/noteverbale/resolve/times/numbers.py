"""Numbers in words or digits -> values. In: "twenty-five", "2.5", "a", "5 1/2". Out: a number, or "X" for some."""

from __future__ import annotations

import re
from functools import cache

from noteverbale.resolve.times.lexicon import SPACE, meaning, piece, tables

_FRACTION = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_OF_TENS = re.compile(r"\A(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[\s-](1/2|1/4|3/4)|([½¼¾]))?\Z")


@cache
def number_piece() -> str:
    """Give the pattern of a cardinal in digits or words."""
    words = tables()
    small = piece(words["digit"])
    below = f"(?:{piece(words['ten'])}(?:[ -]{small})?|{piece(words['teen'])}|{small})"
    hundreds = f"(?:(?:an?|one|{below}){SPACE}(?:hundred|thousand)\\b(?:{SPACE}(?:and{SPACE})?{below})?|{below})"
    digits = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,4}(?:\.\d{1,2})?(?:[ -](?:1/2|1/4|3/4)|[½¼¾])?(?![\d.,]?\d))"
    return f"(?:{digits}|{hundreds})"


def count(words: str) -> float | str | None:
    """Give how many the words say: a number, "X" for an unknown number, None if they are no number."""
    plain = re.sub(r"\s+", " ", words.strip().lower())
    if plain in ("a", "an", "one", "another", "each", "every", "per", ""):
        return 1
    if plain in ("half a", "half an"):
        return 0.5
    vague = meaning("vague_count", plain)
    if vague is not None:
        return vague if vague == "X" else float(vague)
    digits = _OF_TENS.match(plain)
    if digits:
        fraction = digits.group(2) or digits.group(3)
        return float(digits.group(1).replace(",", "")) + (_FRACTION[fraction] if fraction else 0)
    return _words(plain)


def _words(plain: str) -> float | None:
    total, part = 0.0, 0.0
    for word in re.split(r"[ -]+", plain):
        if word in _SCALE:
            total, part = total + (part or 1) * _SCALE[word], 0
        elif word not in ("and", "a", "an"):
            value = next((meaning(table, word) for table in ("digit", "teen", "ten") if meaning(table, word)), None)
            if value is None:
                return None
            part += value
    return total + part


def ordinal(words: str) -> int | None:
    """Give the number of an ordinal: "third" 3, "21st" 21."""
    digits = re.match(r"\d+", words)
    value = int(digits.group()) if digits else meaning("ordinal", words.lower().replace(" ", "-"))
    return None if value is None else int(value)


def plain_number(value: float) -> str:
    """Give a number as TIMEX3 writes it: without a needless fraction."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0")
