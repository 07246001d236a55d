"""A line that leads to a quotation on the next line -> the paragraphs of that quotation.

"The message reads, in part:" stands on a line of its own, then come the words, a mark before the first paragraph, or
before each, and one behind the last.
"""

from __future__ import annotations

import re

from noteverbale.types import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENS = re.compile(r"[ \t\xa0]*\n\s*(?=[“„«\"”])")
_PAIRS = {"“": "”", "„": "“", "«": "»"}  # "”" and '"' close what they open
_MOST = 60  # paragraphs; a mark that closes farther off belongs to something else


def letter(text: str, end: int) -> tuple[Span, ...]:
    """Give the paragraphs of the quotation that begins on the line after `end`; none where none does."""
    opens = _OPENS.match(text, end)
    if opens is None:
        return ()
    found: list[Span] = []
    marked = 0  # paragraphs up to the last that begins with a mark, without a gap
    for match in _PARAGRAPH.finditer(text, opens.end()):
        start, stop = _stripped(text, *match.span())
        if start == stop:
            continue
        found.append(Span(start, stop))
        if marked == len(found) - 1 and text[start] == text[found[0].start]:
            marked += 1
        if _closed(text[start:stop], text[found[0].start]):
            return tuple(found)
        if len(found) == _MOST or text[stop - 1] == ":":
            break
    return tuple(found[:marked])


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _closed(paragraph: str, mark: str) -> bool:
    """Tell whether the last mark of the paragraph closes."""
    if mark in _PAIRS:
        return paragraph.rfind(_PAIRS[mark]) > paragraph.rfind(mark)
    return len(paragraph) > 1 and paragraph.rstrip(".,").endswith(mark)
