"""Plain text -> one document, word for word, or one for each article of an export from a press archive. A Markdown file
is the same, with its own furniture and title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields
from noteverbale.documents.decoding import decode
from noteverbale.documents.exports import layout_of, read_export
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.types import Document, Failure


def read_plain(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of a text, or those of an export."""
    text, encoding = decode(whole(stream), options.encoding)
    yield from one_or_export(Fields(text, origin=encoding_note(encoding)), text, name, options)


def one_or_export(
    fields: Fields, text: str, name: str, options: ReadOptions, *, own: str | None = None, unit: str = "line"
) -> Iterator[Document | Failure]:
    """Give the documents of an export, or the one of these fields; `own`: its name if that is not the file's."""
    layout = layout_of(text, options)
    if layout:
        yield from read_export(text, layout, name, options, fields.origin, own=own, unit=unit)
    else:
        yield from assemble(fields, options, name, own or name_of(name))


def encoding_note(encoding: str) -> dict[str, str]:
    """Give the origin of a text that had to be decoded from something else than UTF-8."""
    return {} if encoding.startswith("utf-8") else {"text": f"encoding:{encoding}"}


def name_of(name: str) -> str | None:
    """Give the name of a document that is all of an input; standard input gives none."""
    return None if name == "standard input" else name
