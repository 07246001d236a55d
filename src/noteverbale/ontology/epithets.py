"""Nouns used of some actors only ("the kingdom", "the watchdog") -> the actors that bear them.

In: actors/epithets.csv.  Out: `bearers(words)`: codes, or None where the words hold no such noun.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import is_code
from noteverbale.ontology.states import split
from noteverbale.ontology.tables import packaged, read_table


@cache
def epithets() -> dict[str, frozenset[str]]:
    """Give the codes that each lower-case noun is used of."""
    rows = read_table(packaged("actors/epithets.csv"), ("noun", "codes", "source"), key=("noun",))
    for row in rows:
        wrong = [code for code in split(row["codes"]) if not is_code(code)]
        if wrong or not row["codes"] or row["noun"] != row["noun"].lower():
            raise OntologyError(f"{row['_where']}: {wrong or row['noun']!r}: write a lower-case noun and known codes")
    return {row["noun"]: frozenset(split(row["codes"])) for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    nouns = sorted(epithets(), key=lambda noun: (-len(noun), noun))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, nouns))})(?![\w-])")


def bearers(words: str) -> frozenset[str] | None:
    """Give the codes of the last such noun in lower-case words, None where they hold none."""
    found = _pattern().findall(words)
    return epithets()[found[-1]] if found else None
