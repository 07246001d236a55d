"""The text of an export from a press archive -> where its articles stand in it.

In: a text and a layout (layouts.toml).  Out: `Article`s in order, each with its head, its news and what stands below,
and `Broken` where a piece of the file holds none.  All offsets are into the text; nothing of an article is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noteverbale.documents.heads import Head, head_at
from noteverbale.documents.layouts import Layout
from noteverbale.documents.pieces import Line, Piece, pieces
from noteverbale.documents.tails import tail_of
from noteverbale.types import Furniture

# A piece without a head is told if it begins as an article does, or holds prose: a line so long, or some of a quarter.
_PROSE, _LONG_LINES = 200, 6
ROLES = {
    "title": "headline", "byline": "byline", "dateline": "dateline", "caption": "caption",
    "publisher": "publication_line", "published": "publication_line",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """Where an article stands. `values`: what a layout's line gives -> where its words are. `news`: where it is, if
    there is any. `closed`: lines that end an article stand there. `whole`: they do, or one that begins it and a day.
    """

    start: int
    end: int
    values: dict[str, tuple[int, int]]
    news: tuple[int, int] | None
    marks: tuple[Furniture, ...]
    whole: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A piece of a file that should hold an article and holds none."""

    start: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What the numbers of a file tell: its last article's number, and how many there should be."""

    last: int
    of: int


def articles(plain: str, layout: Layout) -> Iterator[Article | Broken | Counted]:
    """Give the articles of a text (see `pieces.plain_of`), and at last what its numbers tell, if it has numbers."""
    counted = None
    for number, piece in enumerate(pieces(plain, layout)):
        counted = Counted(*piece.count) if piece.count else counted
        heads = list(_heads(plain, piece, layout))
        if not heads and _should(plain, piece, layout, first=number == 0):
            yield Broken(piece.lines[0].start)
        for place, head in enumerate(heads):
            until = heads[place + 1].start if place + 1 < len(heads) else piece.end
            start = piece.lines[0].start if place == 0 and (piece.begun or number) else head.start
            yield _article(plain, piece, layout, start, head, until, last=place + 1 == len(heads))
    if counted:
        yield counted


def _heads(plain: str, piece: Piece, layout: Layout) -> Iterator[Head]:
    """Give the heads in a piece: one, but for articles with nothing between them."""
    until = 0
    for number, line in enumerate(piece.lines):
        if line.start >= until and (head := head_at(plain, piece, number, layout)):
            until = head.news
            yield head


def _should(plain: str, piece: Piece, layout: Layout, *, first: bool) -> bool:
    """Tell whether a piece without a head should have one: it is no list of contents, no page around articles."""
    if piece.begun or not (piece.ended or first):
        return piece.begun or not any(_covers(plain, line, layout) for line in piece.lines)
    if any(layout.below.match(plain, line.start, line.end) for line in piece.lines):
        return piece.ended
    if any(_covers(plain, line, layout) for line in piece.lines):
        return False
    lengths = [line.end - line.start for line in piece.lines]
    return piece.ended and (max(lengths) >= _PROSE or sum(length >= _PROSE / 4 for length in lengths) >= _LONG_LINES)


def _covers(plain: str, line: Line, layout: Layout) -> bool:
    return line.page or layout.cover.fullmatch(plain, line.start, line.end) is not None


def _article(plain: str, piece: Piece, layout: Layout, start: int, head: Head, until: int, *, last: bool) -> Article:
    lines = piece.between(head.start, until)
    tail = tail_of(plain, [line for line in lines if line.end > head.news], head.news, layout)
    end = lines[-1].end
    values = {**tail.values, **head.values}
    news = _trimmed(plain, head.news, tail.start) or head.values.get("abstract")
    first, behind = news or (end, end)
    points = [(at, ROLES.get(gives, "boilerplate")) for at, gives in (*head.points, *tail.points)]
    marks = [*_marks(points, start, first), *_marks(points, behind, end)]
    inner = [Furniture(*span, "boilerplate") for span in (*tail.inner, *_pages(lines)) if first <= span[0] < behind]
    closed = tail.closed or (last and piece.ended)
    marks = sorted([*marks, *inner], key=lambda mark: mark.start)
    return Article(start, end, values, news, tuple(marks), closed or (piece.begun and "published" in values), closed)


def _pages(lines: list[Line]) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in lines if line.page]


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int] | None:
    words = plain[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _marks(points: list[tuple[int, str]], start: int, end: int) -> Iterator[Furniture]:
    """Give furniture from point to point without a gap: a sentence that begins in it must not end before the news."""
    if start == end:
        return
    inside = sorted({start: "boilerplate", **{at: role for at, role in points if start <= at < end}}.items())
    for number, (at, role) in enumerate(inside):
        until = inside[number + 1][0] if number + 1 < len(inside) else end
        yield Furniture(at, until, role)
