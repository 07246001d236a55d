"""Which of several words for one act is its trigger: of "gave its go-ahead" the go-ahead, of "ready to buy" ready.

In: the text and the spans of triggers.  Out: a span, or yes and no. Source: docs/codebook.md, section 2 (the fewest
words), and light.toml, counted on annotated claims.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

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


def leads(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether the first of two triggers is the act and the second its object: "interested in buying"."""
    between = text[first[1] : second[0]].split()
    return between in (["to"], ["in"], ["on"]) and text[slice(*first)].lower() in _leads()


@cache
def _nouns() -> dict[str, frozenset[str]]:
    rows = [
        (row["forms"].split(), frozenset(row["nouns"].split())) for row in _table().values() if isinstance(row, dict)
    ]
    return {form: nouns for forms, nouns in rows for form in forms}


@cache
def _leads() -> frozenset[str]:
    return frozenset(_table()["leads"].split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "light.toml").read_text(encoding="utf-8"))
