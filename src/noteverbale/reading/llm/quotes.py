"""Quotes -> offsets: where words that the model gave stand in the text.

A quote stands if it is there letter for letter, whole words only; quotation marks, dashes and the width of white space
may differ, since models write them their own way. Anything else does not stand, and what does not stand is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from noteverbale.reading.llm.passages import Line
from noteverbale.types import Span

_ALIKE = (("'", "'’‘`´"), ('"', '"“”„«»'), ("-", "-‐‑‒–—"))
_CLASSES = {mark: f"[{re.escape(marks)}]" for _, marks in _ALIKE for mark in marks}
# No phrase of a text that is worth a role is longer; bounds the patterns that are made of what a model says.
LONGEST_QUOTE = 400


def occurrences(text: str, quote: str, lines: Sequence[Line]) -> list[tuple[Line, Span]]:
    """Give every place of a quote in the sentences, in text order; none for an empty or endless quote."""
    words = quote.split()
    if not words or len(quote) > LONGEST_QUOTE:
        return []
    pattern = _pattern(" ".join(words))
    return [(line, Span(*found.span())) for line in lines for found in pattern.finditer(text, line.start, line.end)]


def nearest(text: str, quote: str, lines: Sequence[Line], anchor: Span) -> Span | None:
    """Give the place of a quote nearest to the anchor, the anchor's own sentence first; None if it does not stand."""
    found = occurrences(text, quote, lines)
    if not found:
        return None
    return min((_distance(line, span, anchor), span) for line, span in found)[1]


def _distance(line: Line, span: Span, anchor: Span) -> tuple[bool, int]:
    apart = max(span.start - anchor.end, anchor.start - span.end, 0)
    return not line.start <= anchor.start < line.end, apart


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    body = r"\s+".join("".join(_CLASSES.get(mark, re.escape(mark)) for mark in word) for word in words.split(" "))
    return re.compile((r"(?<!\w)" if _wordy(words[0]) else "") + body + (r"(?!\w)" if _wordy(words[-1]) else ""))


def _wordy(mark: str) -> bool:
    return mark.isalnum() or mark == "_"
