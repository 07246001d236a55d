"""Sentences -> passages: what the large model reads in one request.

A passage holds some sentences to code and the ones before them as context, so that "he added" and "the two sides" have
something to stand on. Every sentence is to be coded in exactly one passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from noteverbale.types import Span

# Characters to code in one request, however few sentences they are: some 1,500 tokens, so that answers stay whole.
LARGEST_PASSAGE = 6_000


class Line(Struct, frozen=True):
    """One sentence: characters [start, end) of the document. `number`: from 1; `shown`: its words on one line."""

    number: int
    start: int
    end: int
    shown: str
    context: bool = False


class Passage(Struct, frozen=True):
    """What one request shows. `number`: from 1, in the order of the text."""

    number: int
    lines: tuple[Line, ...]

    @property
    def coded(self) -> tuple[Line, ...]:
        """Give the lines to code."""
        return tuple(line for line in self.lines if not line.context)


def passages(text: str, spans: Sequence[Span], *, sentences: int, context: int) -> Iterator[Passage]:
    """Yield passages of at most `sentences` sentences to code, each with up to `context` sentences before them."""
    pieces = [piece for span in spans for piece in _bounded(span)]
    lines = [Line(i, p.start, p.end, " ".join(text[p.start : p.end].split())) for i, p in enumerate(pieces, 1)]
    first = number = 0
    while first < len(lines):
        last, number = _last(lines, first, sentences), number + 1
        before = (line for line in lines[max(0, first - context) : first] if line.end - line.start < LARGEST_PASSAGE)
        told = (Line(line.number, line.start, line.end, line.shown, True) for line in before)
        yield Passage(number, (*told, *lines[first:last]))
        first = last


def _last(lines: Sequence[Line], first: int, sentences: int) -> int:
    last, size = first, 0
    while last < len(lines) and last - first < sentences:
        size += lines[last].end - lines[last].start
        if last > first and size > LARGEST_PASSAGE:
            break
        last += 1
    return last


def _bounded(span: Span) -> Iterator[Span]:
    """Yield an endless sentence in parts that fit a passage."""
    for start in range(span.start, span.end, LARGEST_PASSAGE):
        yield Span(start, min(span.end, start + LARGEST_PASSAGE))
