"""What an act was, in the words of a text: the trigger of a claim with what stands beside it in its clause.

In: the database and ids of claims.  Out: words and mode by id.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from noteverbale.ontology import mode_of
from noteverbale.resolve.marks import unmarked
from noteverbale.types import Claim
from noteverbale.views.rows import Row
from noteverbale.views.selection import claim_from, claims_of
from noteverbale.views.wording import beginning, ending, one_line

# Characters before and behind a trigger; an act's object stands behind it, as a rule.
_LEFT, _RIGHT = 24, 48
# A clause ends at these, not at the stop of "U.S."; it begins behind a comma too, but "1,300" has none.
_MARKS = r"[;:()\[\]“”\"—–]|(?<![A-Z.])[.!?](?=\s|$)"
_END, _BEGIN = re.compile(_MARKS), re.compile(rf"{_MARKS}|,(?!\d)")


class Telling(NamedTuple):
    """The words that tell of a claim, "… expelled six officials", and the mode of its kind that its trigger tells."""

    words: str | None = None
    mode: str | None = None


def tellings(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Telling]:
    """Give what is told of each claim."""
    found = ((claim_from(row), row["evidence"]) for row in claims_of(db, ids))
    return {claim.id: Telling(telling(claim, told), mode_of(claim.kind, claim.trigger.text)) for claim, told in found}


def add_words(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Fill in `words` of rows that name their `claim`: codes do not tell what is planned or was announced."""
    rows = list(rows)
    told = tellings(db, {row["claim"] for row in rows if row["claim"]})
    for row in rows:
        row["words"] = told.get(row["claim"], Telling()).words


def telling(claim: Claim, sentence: str) -> str:
    """Give the words of a claim about its trigger; `sentence`: the sentence it stands in."""
    trigger = claim.trigger
    at = trigger.start - (claim.sentence.start if claim.sentence else trigger.start)
    at, sentence, words = len(unmarked(sentence[:at])), unmarked(sentence), unmarked(trigger.text)
    here = one_line(sentence[at : at + len(words)])
    if here.lower() != one_line(words).lower():  # a text in capitals, or in lines, is read in other letters and blanks
        return one_line(words)
    left = _BEGIN.split(sentence[:at])[-1]
    right = _END.split(sentence[at + len(words) :])[0]
    before, behind = one_line(left), one_line(right)
    return " ".join(filter(None, (ending(before, _LEFT), here, beginning(behind, _RIGHT))))
