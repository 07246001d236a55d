"""Verbs near an expression -> whether its clause looks back or ahead. In: text and a span. Out: "past", "future" or None."""

from __future__ import annotations

import re

# How far a verb may stand from the words it dates; clauses of news seldom run longer.
_REACH = 120
_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?;](?=[\s\"'”’])|\n\s*\n|\n(?=[A-Z])")
_FUTURE = (
    r"will|shall|won['’]t|['’]ll|going to|(?:is|are|was|were|be|been|am)(?: \w+)? to (?!the\b|an?\b)[a-z]+|"
    r"(?:due|set|scheduled|slated|expected|planned|poised|likely|bound|about|hoping|hopes?|plans?|planning|intends?|aims?|wants?|needs?|"
    r"agreed|ready|prepared|preparing|promised|pledged|vowed|invited|able|supposed|sought|seeks?|urged|asked) to|"
    r"(?:scheduled|due|planned|set|slated|planning|preparing|prepares|expected|extended|payable|effective) (?:for|on|in|by|to|from)|"
    r"payable|forthcoming|upcoming|as (?:early|soon) as|no later than|would|may|might|can|could|should|must|expects?|deadline|ahead of|by"
)
_PAST = (
    r"was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|has|have|['’]ve|since|[a-z]{2,}(?<!e)ed|said|told|met|went|came|took|gave|made|held|began|"
    r"left|rose|fell|became|got|saw|sent|led|lost|won|paid|sold|bought|brought|thought|found|felt|kept|spoke|wrote|chose|grew|knew|flew|drew|"
    r"shot|struck|hit|put|cut|set|let|broke|fought|sought|taught|caught|ran|sat|stood|understood|withdrew|dealt|meant|swore|built|spent|sank|"
    r"tore|drove|rode|ate|drank|sang|hung|swept|slept|threw|blew|shook|stole|wore|woke|froze|hid|bit|beat|burst|cost|laid|lay|read|shut|"
    r"split|spread|bore|bound|fled|forbade|forgot|forgave|arose|awoke|bid|bent|bred|clung|crept|dug|fed|flung|ground|heard|hurt|knelt|lent|"
    r"lit|mistook|oversaw|overthrew|rang|sprang|shrank|slid|stuck|stung|swung|swam|undertook|upheld|wept|wound|killed|dead|tied"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])", re.I)


def tense_near(text: str, start: int, end: int) -> str | None:
    """Give the direction of the nearest verb in the sentence, those before the span first."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOP.split(text[end : end + _REACH])[0]
    return _last(before) or _first(after)


def _last(words: str) -> str | None:
    cues = [cue.lastgroup for cue in _CUE.finditer(words)]
    return cues[-1] if cues else None


def _first(words: str) -> str | None:
    found = _CUE.search(words)
    return found.lastgroup if found else None
