"""A document with marks that nobody sees -> its reading as if they were not there, with its words where they stand.

In: a document and what reads it.  Out: the reading; every offset counts in the text and the title as they are written,
and words that hold marks are given as they are written there. What a deal is about has no offsets: its words are as
they are seen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs

from noteverbale.reading.claims import claim_id
from noteverbale.resolve.legible import Legible, legible
from noteverbale.resolve.marks import edits, unmarked
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Attribution, Claim, Document, Furniture, Reading, Span


def legibly(read: Callable[[Document], Reading], document: Document) -> Reading:
    """Give what `read` reads of a document as a person sees it."""
    text, title = legible(document.text), legible(document.title or "")
    if not text.differs and not title.differs:
        return read(document)
    reading, whole = read(_seen(document, text, title)), Span(0, len(document.title or ""))
    of_text, of_title = _Written(unwrapped(document.text), text), _Written(document.title or "", title)
    return structs.replace(
        reading,
        document=document,
        claims=tuple(of_text.claim(claim, document.id) for claim in reading.claims),
        attributions=tuple(of_text.attribution(one) for one in reading.attributions),
        title_claims=tuple(
            structs.replace(of_title.claim(claim, f"{document.id} title"), sentence=whole)
            for claim in reading.title_claims
        ),
    )


def _seen(document: Document, text: Legible, title: Legible) -> Document:
    """Give a document with its text and title as they are seen; furniture of nothing but marks is none."""
    place = document.dateline
    pieces = ((text.as_seen(piece.start, piece.end), piece.role) for piece in document.furniture)
    return structs.replace(
        document,
        text=text.text,
        title=title.text if document.title else document.title,
        furniture=tuple(Furniture(*span, role) for span, role in pieces if span[0] < span[1]),
        dateline=place and structs.replace(place, **_moved(place, text.as_seen), text=unmarked(place.text)),
    )


def _moved(value: Any, move: Callable[[int, int], tuple[int, int]]) -> dict[str, int]:
    start, end = move(value.start, value.end)
    return {"start": start, "end": end}


class _Written:
    """A text as it is written, and how it is seen."""

    def __init__(self, text: str, seen: Legible) -> None:
        self._text, self._seen = text, seen

    def claim(self, claim: Claim, document_id: str) -> Claim:
        """Give a claim with all its words where they are written."""
        moved: Claim = self._value(claim)
        id = claim_id(document_id, claim.kind, moved.trigger.start, moved.trigger.end)
        return structs.replace(moved, id=id)

    def attribution(self, told: Attribution) -> Attribution:
        """Give an attribution with its spans where they are written."""
        parts = {name: getattr(told, name) for name in ("source", "cue", "content")}
        moved = {name: tuple(self._seen.as_written(*span) for span in spans) for name, spans in parts.items()}
        return structs.replace(told, **moved)

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        if not isinstance(value, Struct):
            return value
        fields = {name: self._value(getattr(value, name)) for name in value.__struct_fields__}
        if fields.get("start") is not None:
            fields |= _moved(value, self._seen.as_written)
            words = self._text[fields["start"] : fields["end"]]
            if "text" in fields and edits(words):
                fields["text"] = words
        return structs.replace(value, **fields)
