"""Groups of states known by a phrase -> their members ("the Caspian littoral states").

In: actors/collectives.csv: a pattern, codes separated by `|`, and words that the text must hold elsewhere (`needs`).
Out: `members_of(text, start, end)`.  Errors: OntologyError for a pattern that cannot be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.states import split
from noteverbale.ontology.tables import Row, packaged, read_table

# Characters of a collective's name that may stand after the span in which it begins.
_REST = 60


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


def members_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Give the codes of the collective whose name begins in a span of a text; none where none does.

    It may end after the span: a reader cuts "the five permanent members of the Security Council" short.
    """
    if not _begins(_any(), text, start, end):
        return ()
    for row in collectives():
        if _begins(row.pattern, text, start, end) and (row.needs is None or row.needs.search(text)):
            return row.codes
    return ()


def _begins(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    found = pattern.search(text, start, min(len(text), end + _REST))
    return found is not None and found.start() < end


def _collective(row: Row) -> Collective:
    try:
        needs = re.compile(row["needs"]) if row["needs"] else None
        return Collective(re.compile(row["pattern"], re.I), split(row["codes"]), needs)
    except re.error as error:
        raise OntologyError(f"{row['_where']}: {row['pattern']!r} is no pattern ({error}); mend it") from error
