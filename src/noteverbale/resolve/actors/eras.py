"""Names of today's states in a text of or about another time -> the state of that time: "Moscow" in 1968 is SUN.

In: text, publication day, names.  Out: the names, codes of predecessors put in.  The time is the day of publication;
of an undated text, the last of several years it tells; for seats only, the year that opens a sentence ("In 1979 Moscow
sent ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from noteverbale.ontology.predecessors import predecessor, predecessors
from noteverbale.resolve.actors.lexicon import Hit

_YEAR = re.compile(r"(?<![\w.,$€£-])(1[89]\d\d|20\d\d)(?!\w|[,.]\d|-\d)")
_OPENS = re.compile(
    r"(?:\A|\n|[.!?]\s)\s*(?:In|By|On|During|Throughout|Until)\b[^.,;\n]{0,30}?\b(1[89]\d\d)\b(?=,|\s+(?:the\s+)?[A-Z])"
)
_STOP = re.compile(r"[.!?]\s|\n")
_SEATS = ("capital", "bodies")


def of_their_time(text: str, published: date | None, hits: Sequence[Hit]) -> list[Hit]:
    """Give the names with the codes of their time."""
    if not any(hit.name.code in predecessors() for hit in hits):
        return list(hits)
    day = published or _last_told(text)
    told = _told(text) if day is None or predecessor("RUS", "state", day) is None else []
    return [_then(hit, day, told) for hit in hits]


def _then(hit: Hit, day: date | None, told: Sequence[tuple[int, int, date]]) -> Hit:
    if hit.name.code not in predecessors():
        return hit
    own = next((when for start, end, when in told if start <= hit.start < end), None)
    when = own if own and hit.name.sort in _SEATS else day
    code = predecessor(hit.name.code, hit.name.sort, when) if when else None
    return replace(hit, name=replace(hit.name, code=code)) if code else hit


def _last_told(text: str) -> date | None:
    """Give the end of the last year that an undated text tells; one year alone is looked back to: of seven annotated
    texts with one before 1991 ("since the revolution of 1979") all mean Russia by "Moscow".
    """
    years = {int(year) for year in _YEAR.findall(text)}
    return date(max(years), 12, 31) if len(years) > 1 else None


def _told(text: str) -> list[tuple[int, int, date]]:
    """Give the sentences that a year opens: (start, end, the year's first day)."""
    found = []
    for match in _OPENS.finditer(text):
        stop = _STOP.search(text, match.end())
        found.append((match.start(), stop.start() if stop else len(text), date(int(match.group(1)), 1, 1)))
    return found
