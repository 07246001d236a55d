"""Word tables -> look-ups and pattern pieces. In: lexicon.toml, holidays.csv beside this file. Out: cached tables."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import read_table

Table = dict[str, Any]
_DAY_RULE = re.compile(r"(?:(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d)")
_FLOATING_RULE = re.compile(
    r"easter [+-]?\d{1,2}|(?:iranian|islamic) (?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|"
    r"(?:1st|2nd|3rd|4th|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"(?:after (?:[012]\d|3[01]|\d) )?(?:0[1-9]|1[0-2])"
)
# Between the words of one expression: a blank, or one line break, never a paragraph break.
SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"


@cache
def tables() -> dict[str, Table]:
    """Give the word tables by name, words in lower case."""
    return tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def holidays() -> dict[str, str]:
    """Give each holiday's rule by its name."""
    return holidays_of(Path(str(files(__package__) / "holidays.csv")))


def holidays_of(path: Path) -> dict[str, str]:
    """Read a table of holidays; OntologyError for a name told twice, a rule of no known form, a day that is none."""
    rows = read_table(path, ("pattern", "rule", "source"), key=("pattern",))
    for row in rows:
        if not _is_rule(row["rule"]):
            told = "a day (12-25, 1918-11-11), easter -2, 4th thursday 11, iranian 01-01, or islamic 10-01"
            raise OntologyError(f"{row['_where']}: {row['rule']!r} tells no day of a year; write {told}")
    return {row["pattern"]: row["rule"] for row in rows}


def _is_rule(rule: str) -> bool:
    dated = _DAY_RULE.fullmatch(rule)
    if dated is None:
        return _FLOATING_RULE.fullmatch(rule) is not None
    try:
        date(int(dated.group("year") or 2000), int(dated.group("month")), int(dated.group("day")))
    except ValueError:
        return False
    return True


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
