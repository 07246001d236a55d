"""Groups of states that words after them take apart: "the E3 ... they said".

In: actors/members.csv (a pattern, codes separated by `|`, words that the text must hold) and the collectives.
Out: `told_in(text)`, `named_in(text)`.  Errors: OntologyError for a pattern that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.collectives import collectives
from noteverbale.ontology.states import split
from noteverbale.ontology.tables import packaged, read_table

Group = tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str] | None]


@cache
def _groups() -> tuple[Group, ...]:
    rows: list[Group] = [(row.pattern, row.codes, row.needs) for row in collectives() if len(row.codes) > 1]
    for row in read_table(packaged("actors/members.csv"), ("pattern", "codes", "needs", "source")):
        try:
            needs = re.compile(row["needs"]) if row["needs"] else None
            rows.append((re.compile(row["pattern"]), split(row["codes"]), needs))
        except re.error as error:
            raise OntologyError(f"{row['_where']}: {row['pattern']!r} is no pattern ({error}); mend it") from error
    return tuple(rows)


def told_in(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give where a text names groups of several states, and whom they stand for."""
    fit = [(pattern, codes) for pattern, codes, needs in _groups() if needs is None or needs.search(text)]
    return tuple(sorted({(found.start(), codes) for pattern, codes in fit for found in pattern.finditer(text)}))


@lru_cache(maxsize=4)
def named_in(text: str) -> Mapping[frozenset[str], Sequence[int]]:
    """Give where each group of several states is named, in order."""
    found: dict[frozenset[str], list[int]] = {}
    for at, codes in told_in(text):
        found.setdefault(frozenset(codes), []).append(at)
    return found
