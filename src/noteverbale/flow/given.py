"""What a caller tells of a document beside it: it counts before what the document says of itself.

In: a document and its day, publisher or title.  Out: the document with them, and with the id that one of this name, day
and text has; an id of the caller's own making stays.
"""

from __future__ import annotations

from typing import Any

import msgspec

from noteverbale.types import Document


def with_given(document: Document, **given: Any) -> Document:
    """Give the document with what is not None of `published`, `publisher`, `title`."""
    from noteverbale.documents.credits import credited

    told = {field: value for field, value in given.items() if value is not None}
    if not told:
        return document
    origin = document.origin | dict.fromkeys(told, "given")
    made = msgspec.structs.replace(document, **told, origin=origin)
    credit = credited(document.credit, made.publisher)
    return msgspec.structs.replace(made, credit=credit, **_identity(document, made))


def _identity(before: Document, after: Document) -> dict[str, str]:
    """Give the new id, and name where that was the id; the name that is part of an id may not be the one shown."""
    from noteverbale.documents.assembly import document_id

    for name in (None, before.name):
        if document_id(name, before.published, _text(before)) == before.id:
            made = document_id(name, after.published, _text(after))
            return {"id": made, "name": made if before.name == before.id else before.name}
    return {}


def _text(document: Document) -> str:
    return document.text or f"\0{document.title}"
