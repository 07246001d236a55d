"""Groups of states known by a phrase -> their members ("the Caspian littoral states").

In: actors/collectives.csv: a pattern, codes separated by `|`, and words that the text must hold elsewhere (`needs`).
Out: `members_of(words, text)`.  Errors: OntologyError for a pattern that cannot be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import split
from noteverbale.ontology.tables import Row, packaged, read_table


@dataclass(frozen=True, slots=True)
class Collective:
    """One phrase and whom it stands for."""

    pattern: re.Pattern[str]
    codes: tuple[str, ...]
    needs: re.Pattern[str] | None


@cache
def collectives() -> tuple[Collective, ...]:
    """Give all rows in file order."""
    return tuple(
        map(_collective, read_table(packaged("actors/collectives.csv"), ("pattern", "codes", "needs", "source")))
    )


@cache
def _any() -> re.Pattern[str]:
    """Match what any of the patterns matches: most words name no collective."""
    return re.compile("|".join(f"(?:{row.pattern.pattern})" for row in collectives()) or r"(?!)", re.I)


def members_of(words: str, text: str) -> tuple[str, ...]:
    """Give the codes of the collective that words name in a text; none where they name none."""
    if not _any().search(words):
        return ()
    for row in collectives():
        if row.pattern.search(words) and (row.needs is None or row.needs.search(text)):
            return row.codes
    return ()


def _collective(row: Row) -> Collective:
    try:
        needs = re.compile(row["needs"]) if row["needs"] else None
        return Collective(re.compile(row["pattern"], re.I), split(row["codes"]), needs)
    except re.error as error:
        raise OntologyError(f"{row['_where']}: {row['pattern']!r} is no pattern ({error}); mend it") from error
