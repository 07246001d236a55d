"""A document -> what of it is read: its text as one would print it, and the sentences of it that are news.

In: a document with its furniture.  Out: a document of equal offsets; spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from noteverbale.reading.labels import with_labels
from noteverbale.reading.letters import in_letters
from noteverbale.resolve.sentences import sentences
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Document, Furniture, Span


def flowing(document: Document) -> Document:
    """Give a document without line ends inside wrapped paragraphs and without furniture inside lines, and in the
    letters of news where it, or who speaks in it, is in capitals or small ones; every offset stays.
    """
    inside = [piece for piece in document.furniture if _inside_line(document.text, piece)]
    text = with_labels(in_letters(unwrapped(_blank(document.text, inside))))
    if text == document.text:
        return document
    left = tuple(piece for piece in document.furniture if piece not in inside) if inside else document.furniture
    return structs.replace(document, text=text, furniture=left)


def _inside_line(text: str, piece: Furniture) -> bool:
    """Tell whether words stand on both sides of furniture in its line: "he [said](https://...) on Monday"."""
    before = text[text.rfind("\n", 0, piece.start) + 1 : piece.start]
    end = text.find("\n", piece.end)
    after = text[piece.end : len(text) if end < 0 else end]
    return piece.role != "dateline" and bool(before.strip()) and bool(after.strip())


def _blank(text: str, pieces: Sequence[Furniture]) -> str:
    letters = list(text) if pieces else []
    for piece in pieces:
        letters[piece.start : piece.end] = " " * (piece.end - piece.start)
    return "".join(letters) if pieces else text


def readable(document: Document) -> list[Span]:
    """Give the sentences that are news: furniture yields no claims. A dateline is cut off its sentence."""
    return [piece for span in sentences(document.text) for piece in _without_furniture(document, span)]


def _without_furniture(document: Document, span: Span) -> Iterator[Span]:
    start = span.start
    for piece in document.furniture:
        if piece.start < span.end and start < piece.end:
            yield from _words_in(document.text, start, piece.start)
            start = max(start, piece.end)
    yield from _words_in(document.text, start, span.end)


def _words_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands in a stretch without the space before it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    if text[start:end].strip():
        yield Span(start, end)
