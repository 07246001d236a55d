"""A reader that is asked English only: of a document in another language it is told that it was not read.

In: any reader.  Out: the same, whose readings of other languages hold no claims and one `Failure`.
The network knows English words alone; on others it finds nothing, or what is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from noteverbale.types import Document, Failure, Reading

if TYPE_CHECKING:
    from noteverbale.flow.worker import DocumentReader


class EnglishOnly:
    """Reads what is in English with the reader given."""

    def __init__(self, reader: DocumentReader) -> None:
        self._reader = reader
        self.signature = reader.signature

    def read(self, document: Document) -> Reading:
        """Give a document's claims; none, and a failure, for one that is plainly in another language."""
        from noteverbale.documents.language import foreign

        if not foreign(document):
            return self._reader.read(document)
        why = "is not in English, so it is kept but not read for claims"
        failure = Failure(where=document.name, reason=why, stage="reading")
        return Reading(document=document, failures=(failure,), signature=self.signature)
