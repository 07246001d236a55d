"""An interview -> the pieces that are the guest's: what stands behind "A:", or the paragraphs that do not ask.

In: a text and where the interview begins and ends.  Out: character spans. Marks of turns in handed.toml.
"""

from __future__ import annotations

import re
from functools import cache

from noteverbale.reading.attributions.lexicon import load

_Span = tuple[int, int]
# A paragraph; some papers part them by spaces alone.
_PARAGRAPH = re.compile(r"(?:[^\n\s]|[^\S\n](?![^\S\n]))+")
_LEAST = 2  # questions, or questions and answers each, that make an interview


@cache
def _marks() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_mark(first), _mark(second)) for first, second in load("handed.toml")["turns"])


def _mark(word: str) -> re.Pattern[str]:
    """Begins with the word, so that the search skips from one to the next; what stands before it is looked back at."""
    return re.compile(rf"{word}(?:(?<=[\s.?!”\"]{word})|(?<=^{word})) ?[:.](?=\s)", re.MULTILINE)


def first(text: str) -> int | None:
    """Give where the first turn begins, if the text marks two questions and two answers at least."""
    for asked, answered in _marks():
        questions, replies = list(asked.finditer(text)), list(answered.finditer(text))
        if min(len(questions), len(replies)) >= _LEAST:
            return min(questions[0].start(), replies[0].start())
    return None


def answers(text: str, start: int, end: int) -> tuple[_Span, ...]:
    """Give the guest's pieces; none where no turn is marked and no two paragraphs ask."""
    for asked, answered in _marks():
        marks = sorted(
            (match.span(), match.re is answered)
            for one in (asked, answered)
            for match in one.finditer(text, start, end)
        )
        if len(marks) >= _LEAST:
            stops = [span[0] for span, _ in marks[1:]] + [end]
            told = zip(marks, stops, strict=True)
            return tuple(one for ((_, begin), answer), stop in told if answer for one in stripped(text, begin, stop))
    pieces = [match.span() for match in _PARAGRAPH.finditer(text, start, end)]
    others = tuple(piece for piece in pieces if not text[slice(*piece)].rstrip().endswith("?"))
    return others if len(pieces) - len(others) >= _LEAST else ()


def stripped(text: str, start: int, end: int) -> tuple[_Span, ...]:
    """Give a stretch without the white space at its ends, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return ((start, end),) if start < end else ()
