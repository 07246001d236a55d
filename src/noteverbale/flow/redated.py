"""A text read again with its day: the reading of it without one gives way, so that nothing is told twice.

In: a document with a day, and what was read before.  Out: an empty reading in place of the one without a day.
A document's id is made of its name, day and text; so that the same text with a day is another document.
"""

from __future__ import annotations

from collections.abc import Set

import msgspec

from noteverbale.store.made import GAVE_WAY
from noteverbale.types import Document, Reading


def undated_before(document: Document, signature: str, known: Set[tuple[str, str]]) -> Reading | None:
    """Give what takes the place of the reading of the same text without a day; None where there is none."""
    from noteverbale.documents.assembly import document_id

    if document.published is None or not known:
        return None
    told = document.text or f"\0{document.title}"
    for name in (None, document.name):
        if document_id(name, document.published, told) == document.id:
            twin = document_id(name, None, told)
            if (twin, signature) in known:
                bare = msgspec.structs.replace(document, id=twin, published=None, origin=_dayless(document))
                return Reading(document=bare, signature=signature + GAVE_WAY)
    return None


def _dayless(document: Document) -> dict[str, str]:
    return {field: origin for field, origin in document.origin.items() if field != "published"}
