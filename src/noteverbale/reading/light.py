"""Trigger words -> trigger words, where a verb says nothing beside its noun: of "gave its go-ahead" the go-ahead.

In: the text and a trigger's span.  Out: the span of the event noun, or the same. Source: docs/codebook.md, section 2
(the fewest words), and light.toml, counted on annotated claims.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# An object follows its verb with at most three words between, none of them behind a stop.
_NEXT_WORDS = re.compile(r"(?:[ \xa0]+[\w’'-]+){1,4}")
_WORD = re.compile(r"[\w’'-]+")


def event_noun(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the characters of the noun that a light verb at [start, end) carries, else [start, end) itself."""
    nouns = _nouns().get(text[start:end].lower())
    follows = _NEXT_WORDS.match(text, end) if nouns else None
    if nouns is None or follows is None:
        return start, end
    words = _WORD.finditer(text, end, follows.end())
    return next((word.span() for word in words if word.group().lower() in nouns), (start, end))


@cache
def _nouns() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files(__package__) / "light.toml").read_text(encoding="utf-8"))
    rows = [(row["forms"].split(), frozenset(row["nouns"].split())) for row in table.values()]
    return {form: nouns for forms, nouns in rows for form in forms}
