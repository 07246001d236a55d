"""Groups of states known by a phrase -> their members ("the Caspian littoral states").

In: actors/collectives.csv: a pattern, codes separated by `|` (UNK: a group whose members are not told, "Iran's
enemies"), and words that the text must hold (`needs`); those of the phrase itself spare most texts the search.
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
# Where a name may begin: at a word, or at the hyphen of "-led coalition".
_START = re.compile(r"\b\w|-")
# What may stand before the name of an unknown group: its name must be the phrase, not a part of one.
_LEADING = re.compile(
    r"(?:(?:the|all|both|other|some|many|most|of|a|number|certain|key|even|those|these|main|its|two|three|four|five)\s+)*",
    re.I,
)


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
    stop = min(len(text), end + _REST)
    if not any(_any().match(text, at.start(), stop) for at in _START.finditer(text, start, end)):
        return ()
    for row in collectives():
        if _told(row, text, start, end) and (row.needs is None or row.needs.search(text)):
            return row.codes
    return ()


def _told(row: Collective, text: str, start: int, end: int) -> bool:
    found = _begins(row.pattern, text, start, end)
    return found is not None and (row.codes != ("UNK",) or _is_phrase(found, start, end))


def _is_phrase(found: re.Match[str], start: int, end: int) -> bool:
    """Tell whether an unknown group's name is the phrase: in "Iran’s enemies" the span "Iran" is a state."""
    return found.end() <= end and _LEADING.fullmatch(found.string, start, found.start()) is not None


def _begins(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = pattern.search(text, start, min(len(text), end + _REST))
    return found if found is not None and found.start() < end else None


def _collective(row: Row) -> Collective:
    try:
        needs = re.compile(row["needs"]) if row["needs"] else None
        return Collective(re.compile(row["pattern"], re.I), split(row["codes"]), needs)
    except re.error as error:
        raise OntologyError(f"{row['_where']}: {row['pattern']!r} is no pattern ({error}); mend it") from error
