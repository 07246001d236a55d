"""Words that are a name and nothing else, though the text's own names hide it -> what the tables say of them.

In: a text, a span, the lexicon.  Out: a `Hit` or None.  "Iran" in "Iran Air" is no name of the text, yet where a
party's words end there it is meant; "IRAN" is Iran; "the West" and "Latin America" are names of nobody; "Total" is the
firm.
"""

from __future__ import annotations

import re

from noteverbale.ontology.bodies import alone_terms
from noteverbale.resolve.actors.lexicon import Hit, Lexicon, Name, spellings

_LEADING = re.compile(r"(?:(?:[Tt]he|[Aa]ll|[Oo]ther|[Ss]ome)\s+)*")
_LONGEST = 60  # characters of a name: longer words tell more than one
_SHORT = 3  # letters: longer words in capitals may be a name that is written otherwise


def alone(text: str, start: int, end: int, words: Lexicon) -> Hit | None:
    """Give the name of the tables that `text[start:end]` is, but for an article; none of a person."""
    lead = _LEADING.match(text, start, end)
    begin = lead.end() if lead else start
    name = text[begin:end]
    if not name or len(name) > _LONGEST:
        return None
    if row := alone_terms().get(name):
        return Hit(begin, end, Name(row.table, row.code, row.sector, row.name))
    found = _wholly(name, words) or (_wholly(_usual(name), words) if _in_capitals(name) else None)
    if found is None and (whole := _wholly(text[start:end], words)):  # "The Atlantic"
        begin, found = start, whole
    return Hit(begin, end, found) if found and not _left(found) else None


def _wholly(name: str, words: Lexicon) -> Name | None:
    found = words.names(name)
    return found[0].name if len(found) == 1 and (found[0].start, found[0].end) == (0, len(name)) else None


def _in_capitals(name: str) -> bool:
    return name.isupper() and len(name) > _SHORT


def _usual(name: str) -> str:
    return spellings().get(name.lower(), name)


def _left(name: Name) -> bool:
    """Tell whether a name says too little: a person's, a creed's, "European country"."""
    return name.sort == "person" or (name.sort == "decoy" and name.sector not in ("UNK", "MED"))
