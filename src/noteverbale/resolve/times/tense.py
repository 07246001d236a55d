"""Verbs near an expression -> whether its clause looks back or ahead. In: text and a span. Out: "past", "future" or None."""

from __future__ import annotations

import re

# How far a verb may stand from the words it dates; clauses of news seldom run longer.
_REACH = 120
_STOP = re.compile(r"[.!?;](?=\s)|\n\s*\n")
_FUTURE = (
    r"will|shall|won['’]t|['’]ll|going to|(?:is|are|was|were|be|been|am)(?: \w+)? to (?!the\b|an?\b)[a-z]+|"
    r"(?:due|set|scheduled|slated|expected|planned|poised|likely|bound|about|hoping|hopes?|plans?|intends?|aims?|wants?|needs?|agreed|ready|prepared|promised|pledged|vowed|invited|able) to|"
    r"(?:scheduled|due|planned|set|slated|planning|preparing|prepares|expected) (?:for|on|in|by)|forthcoming|upcoming|"
    r"would|may|might|can|could|should|must|expects?|until|deadline|ahead of|by"
)
_PAST = (
    r"was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|said|told|met|went|came|took|gave|made|held|began|left|rose|fell|became|got|saw|"
    r"sent|led|lost|won|paid|sold|bought|brought|thought|found|felt|kept|spoke|wrote|chose|grew|knew|flew|drew|shot|struck|"
    r"hit|put|cut|set|let|broke|fought|sought|taught|caught|ran|sat|stood|understood|withdrew|dealt|meant|swore|built|spent|sank|"
    r"has|have|['’]ve|since|[a-z]{2,}(?<!e)ed"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])", re.I)


def tense_near(text: str, start: int, end: int) -> str | None:
    """Give the direction of the nearest verb in the sentence, those before the span first."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOP.split(text[end : end + _REACH])[0]
    return _last(before) or _first(after)


def _last(words: str) -> str | None:
    found = None
    for found in _CUE.finditer(words):
        pass
    return found.lastgroup if found else None


def _first(words: str) -> str | None:
    found = _CUE.search(words)
    return found.lastgroup if found else None
