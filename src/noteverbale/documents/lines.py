"""The lines of a text, and those that are no news: bylines, publication lines, links, days below a headline.

In: a text with plain spaces.  Out: spans of lines; furniture, and in the findings what it states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from noteverbale.documents.findings import Findings
from noteverbale.documents.patterns import Pattern, table
from noteverbale.types import Furniture

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
# Longer lines are paragraphs of news, which no pattern may swallow.
_LONGEST_LINE = 300
# Publication lines in the middle of a text are about something else.
_EDGE_LINES = 12
# Lines in which a day alone is that of publication.
_HEAD_LINES = 8


def spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the lines without the space around them, blank ones left out."""
    for line in _LINE.finditer(plain):
        if line.end() - line.start() > _LONGEST_LINE:
            yield line.start(), line.end()
            continue
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield start, start + len(words.strip())


def furniture_lines(plain: str, findings: Findings) -> Iterator[Furniture]:
    """Yield the lines that are furniture; those near an end of the text tell what they state."""
    patterns, stated, number = table().at("line"), list[tuple[int, re.Match[str]]](), -1
    head = _head(plain)
    for number, (start, end) in enumerate(spans(plain)):
        found = _whole(patterns, plain, start, end) if end - start <= _LONGEST_LINE else None
        found = found or head.get(start)
        if found:
            stated.append((number, found[1]))
            yield Furniture(start, end, found[0].role)
    for place, match in stated:
        if min(place, number - place) < _EDGE_LINES:
            _state(match, findings)


def _head(plain: str) -> dict[int, tuple[Pattern, re.Match[str]]]:
    """Give what the first lines alone may be, by where they begin; no days where two of them are days, as in a
    chronology.
    """
    patterns, first = table().at("head"), islice(spans(plain), _HEAD_LINES)
    found = {start: _whole(patterns, plain, start, end) for start, end in first if end - start <= _LONGEST_LINE}
    told = {start: one for start, one in found.items() if one is not None}
    dated = {start for start, (_, match) in told.items() if match.groupdict().get("published")}
    return told if len(dated) < 2 else {start: told[start] for start in told if start not in dated}


def _whole(patterns: tuple[Pattern, ...], plain: str, start: int, end: int) -> tuple[Pattern, re.Match[str]] | None:
    for pattern in patterns:
        match = pattern.regex.fullmatch(plain, start, end)
        if match:
            return pattern, match
    return None


def _state(match: re.Match[str], findings: Findings) -> None:
    for name, value in match.groupdict().items():
        if name == "published":
            findings.note_day(value, "publication_line")
        else:
            findings.note(name, value, "publication_line")
