"""A text read with its day and without it: the reading without one gives way, so that nothing is told twice.

In: a document, and what was read before.  Out: of one with a day, an empty reading in place of that without; of one
without, whether it was read with its day.
A document's id is made of its name, day and text; so that the same text with a day is another document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from noteverbale.store.shards import GAVE_WAY
from noteverbale.types import Document, Reading


def undated_before(document: Document, signature: str, known: Mapping[str, str]) -> Reading | None:
    """Give what takes the place of the reading of the same text without a day, by whichever reader; None where there is
    none, or where it gave way already. `known`: document id -> signature of its latest reading.
    """
    if document.published is None or not known:
        return None
    twin = next(iter(_ids(document, (None,))), "")
    if not _holds(twin, known):
        return None
    bare = msgspec.structs.replace(document, id=twin, published=None, origin=_dayless(document))
    return Reading(document=bare, signature=signature + GAVE_WAY)


def dated_before(document: Document, known: Mapping[str, str], days: Iterable[date]) -> bool:
    """Tell whether the same text was read with its day, which is one of `days`, by whichever reader."""
    if document.published is not None or not known:
        return False
    return any(_holds(twin, known) for twin in _ids(document, days))


def _holds(id_: str, known: Mapping[str, str]) -> bool:
    return not known.get(id_, GAVE_WAY).endswith(GAVE_WAY)


def _ids(document: Document, days: Iterable[date | None]) -> Iterable[str]:
    """Give the ids that a document would have with other days; the name in its id may not be the one it goes by."""
    from noteverbale.documents.assembly import document_id

    told = document.text or f"\0{document.title}"
    for name in (None, document.name):
        if document_id(name, document.published, told) == document.id:
            return (document_id(name, day, told) for day in days)
    return ()


def _dayless(document: Document) -> dict[str, str]:
    return {field: origin for field, origin in document.origin.items() if field != "published"}
