"""Word tables -> look-ups and pattern pieces. In: lexicon.toml, holidays.csv beside this file. Out: cached tables."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]
# Between the words of one expression: a blank, or one line break, never a paragraph break.
SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"


@cache
def tables() -> dict[str, Table]:
    """Give the word tables by name, words in lower case."""
    return tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def holidays() -> dict[str, str]:
    """Give each holiday's rule by its name."""
    from csv import DictReader

    lines = (files(__package__) / "holidays.csv").read_text(encoding="utf-8").splitlines()
    return {row["pattern"]: row["rule"] for row in DictReader(lines)}


def piece(words: Table) -> str:
    """Give a pattern that matches any of the words, longest first."""
    return "(?:" + "|".join(_word(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _word(word: str) -> str:
    if word.startswith("="):
        pattern = word[1:].replace(".?", "\0").replace(".", r"\.").replace("\0", r"(?:\.|\b)")
        return f"(?-i:{pattern})"
    return re.escape(word).replace(r"\ ", SPACE).replace("'", "['’]?") + (r"\b" if word[-1].isalnum() else "")


@cache
def _lookup(table: str) -> tuple[tuple[re.Pattern[str], Any], ...]:
    rows = sorted(tables()[table].items(), key=lambda row: -len(row[0]))
    return tuple((re.compile(_word(word) + r"\Z", re.I), meaning) for word, meaning in rows)


@cache
def meaning(table: str, words: str) -> Any:
    """Give what the words mean by a table; None if they are not in it."""
    plain = re.sub(r"\s+", " ", words.lower())
    found = tables()[table].get(plain)
    if found is not None:
        return found
    return next((value for pattern, value in _lookup(table) if pattern.match(words)), None)
