"""RTF -> one document, or one for each article of an export from a press archive. Needs striprtf, which only the
`office` extra brings.

Cells of a row come with a tab between them. Files called .doc are often RTF or .docx; they are read as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from noteverbale.documents.columns import Fields
from noteverbale.documents.docx import OLE, read_docx, why_not
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.plain import one_or_export
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

_RTF = b"{\\rtf"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
# The library writes the target of a link into the text, which is no word of it.
_LINK = re.compile(r"HYPERLINK(?=\s*\\?\")", re.IGNORECASE)


def read_rtf(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of an RTF file, or those of an export. Raises InputError if striprtf is missing."""
    convert = rtf_reader(name)
    data = whole(stream)
    if data.startswith(b"PK"):
        yield from read_docx(BytesIO(data), name, options)
        return
    text = _text(data, convert, options.encoding)
    if isinstance(text, Exception):
        yield Failure(where=name, reason=_why(data, text))
        return
    yield from one_or_export(Fields(text, origin={"text": "rtf:striprtf"}), text, name, options, unit="paragraph")


def rtf_reader(name: str) -> Callable[..., str]:
    """Give striprtf's function. Raises InputError naming the extra."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise InputError(f"{name}: RTF needs striprtf; run pip install 'noteverbale[office]'") from error
    reader: Callable[..., str] = rtf_to_text
    return reader


def _text(data: bytes, convert: Callable[..., str], encoding: str | None) -> str | Exception:
    """Give the text, or what stopped the reading of it."""
    if not data.strip():
        return ""
    if not data.lstrip().startswith(_RTF):
        return ValueError("its first bytes are others")
    told = _CODE_PAGE.search(data, 0, 4096)
    try:
        source = data.decode(encoding or (f"cp{int(told[1])}" if told else "cp1252"), "replace")
        text = convert(_CELL.sub(r"\\tab", _LINK.sub("LINK", source)), errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        return error
    # Characters beyond the first 65,536 come as two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip("\n")


def _why(data: bytes, error: Exception) -> str:
    return why_not(data) if data.startswith(OLE) else f"is not a whole RTF file ({str(error)[:80]})"
