"""Plain text -> the line above it that is its headline, as people keep articles in text files.

A headline ends without a stop and stands above a paragraph that is prose, perhaps with a byline or a place between.
Lists, verse, wrapped lines, speeches and single sentences have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from noteverbale.documents.lines import spans
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Furniture

# Characters of a headline, and words.
_LONGEST, _FEWEST = 160, 2
# Characters from which a line is a paragraph, and lines that may stand before it (who writes, from where, for whom).
_PARAGRAPH, _BETWEEN = 60, 3
# Lines looked at: enough to tell prose from a list.
_LINES = 40
_CLOSES = re.compile(r"[.!?…]['\"”’)\]]*\Z")
_STOP = re.compile(r"[.!?…]")
_GOES_ON = re.compile(r"[.,;:–—-]['\"”’)]*\Z|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)\Z", re.IGNORECASE)
# Marks of lists, numbers of clauses, links, who speaks, and a day, which is an entry's.
_NO_HEADLINE = re.compile(
    r"[-*•·>|#=_\[]|\(?\d{1,3}[.)]|\w+://|[^A-Za-z]*\Z|"
    r"[A-Z][\w.’'-]*(?: (?:of )?(?:the )?[A-Z][\w.’'-]*){0,4}:(?!\s*\S+\s+\S+\s+\S)|"
    r"(?:\w{3,9}day,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?\Z"
)


def headline(text: str, furniture: Sequence[Furniture]) -> Furniture | None:
    """Give the headline above a text, None where it begins without one; `furniture`: in order."""
    if any(mark.role == "headline" for mark in furniture):
        return None
    lines = list(islice(_news_lines(unwrapped(text), furniture), _LINES))
    if len(lines) < 2:
        return None
    (start, end), *below = lines
    if any(mark.start == start and text[mark.end - 1] != ":" for mark in furniture):
        return None  # a dateline; "DRC: Statement by the minister" is a headline all the same
    words = text[start:end]
    if end - start > _LONGEST or len(words.split()) < _FEWEST or not _may_be_headline(words):
        return None
    return Furniture(start, end, "headline") if _prose([text[one:other] for one, other in below]) else None


def _news_lines(plain: str, furniture: Sequence[Furniture]) -> list[tuple[int, int]]:
    """Give the lines that are not furniture; a dateline is cut off its line, so that no headline begins with one."""
    whole = {mark.start: mark.end for mark in furniture}
    return [(start, end) for start, end in spans(plain) if whole.get(start, 0) < end]


def _may_be_headline(words: str) -> bool:
    first = words.lstrip("'\"“‘")[:1]
    closed = _CLOSES.search(words) and (":" in words or not words.endswith("?"))
    return not (closed or _GOES_ON.search(words) or _NO_HEADLINE.match(words)) and (first.isupper() or first.isdigit())


def _prose(below: Sequence[str]) -> bool:
    """Tell whether a paragraph comes soon, and at least half of what follows closes a sentence."""
    first = next((n for n, line in enumerate(below) if len(line) >= _PARAGRAPH and _STOP.search(line)), _LINES)
    closed = sum(bool(_CLOSES.search(line)) for line in below[first:])
    return first <= _BETWEEN and closed * 2 >= len(below) - first
