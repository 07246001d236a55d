"""The text of an export -> pieces between the lines that part its articles.

A line of numbers ("3 of 10 DOCUMENTS") parts only where it counts on from the one before: such words in an article's
own text do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from noteverbale.documents.layouts import Layout

_SPACES = dict.fromkeys(map(ord, "\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\ufeff"), " ")
_ENDS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")
_LINE = re.compile(r"\S[^\n]*")


class Line(NamedTuple):
    """A line with words, without the space around them. `apart`: an empty line is above. `page`: it runs over pages."""

    start: int
    end: int
    apart: bool
    page: bool


@dataclass(slots=True)
class Piece:
    """Lines between two that part articles, the one that ends them included. `count`: (number, of how many)."""

    lines: list[Line] = field(default_factory=list)
    begun: bool = False
    ended: bool = False
    count: tuple[int, int] | None = None
    paged: int = 0

    def add(self, line: Line) -> None:
        """Take a line in; `paged`: so many lines before any other run over pages."""
        self.paged += line.page and self.paged == len(self.lines)
        self.lines.append(line)

    def between(self, start: int, end: int) -> list[Line]:
        """Give the lines that begin between two offsets."""
        first = bisect_left(self.lines, start, key=lambda line: line.start)
        return self.lines[first : bisect_left(self.lines, end, key=lambda line: line.start)]

    def following(self, start: int, count: int) -> list[Line]:
        """Give so many lines from an offset on."""
        first = bisect_left(self.lines, start, key=lambda line: line.start)
        return self.lines[first : first + count]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.lines[-1].end if self.lines else 0


def plain_of(text: str) -> str:
    """Give a text with plain spaces and one kind of line end, character for character."""
    ends = _ENDS | {ord("\r"): " " if "\n" in text else "\n"}
    return text.translate(_SPACES | ends)


def pieces(plain: str, layout: Layout) -> Iterator[Piece]:
    """Give the pieces of a text in order; what has no lines of its own is none."""
    piece, count = Piece(), None
    for line in _lines(plain, layout):
        words = plain[line.start : line.end]
        counts = _count(words, layout, count)
        if counts:
            yield from _filled(piece)
            piece, count = Piece(begun=True, count=counts), counts
            continue
        piece.add(line)
        if layout.end and layout.end.fullmatch(words):
            piece.ended = True
            yield from _filled(piece)
            piece = Piece()
    yield from _filled(piece)


def _filled(piece: Piece) -> Iterator[Piece]:
    if len(piece.lines) > (1 if piece.ended else 0):
        yield piece


def _count(words: str, layout: Layout, before: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the numbers of a line that begins an article, if it counts on from the line before of its kind."""
    found = layout.begin.fullmatch(words) if layout.begin and len(words) < 200 else None
    if found is None:
        return None
    if "of" not in found.re.groupindex:
        return (before[0] + 1 if before else 1, 0)
    number, of = int(found["number"]), int(found["of"])
    goes_on = before is None or (of == before[1] and number > before[0])
    return (number, of) if number <= of and goes_on else None


def _lines(plain: str, layout: Layout) -> Iterator[Line]:
    before = 0
    for found in _LINE.finditer(plain):
        start, stripped = found.start(), found.group().rstrip()
        apart = plain.count("\n", before, start) > 1
        before = start + len(stripped)
        page = len(stripped) < 200 and layout.page.fullmatch(stripped) is not None
        yield Line(start, before, apart, page)
