"""Word (.docx) -> one document, a line a paragraph, or one for each article of an export from a press archive.

The text is the body's, tables and text boxes in their places; not headers, footers, notes, comments, deleted words.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from noteverbale.documents.columns import Fields
from noteverbale.documents.opening import LARGEST_BYTES, beginning, look, whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.plain import one_or_export
from noteverbale.types import Document, Failure

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MAIN = re.compile(r"word/document\d*\.xml")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# What holds no words of the text: properties, what was moved away, a second form of a drawing, a paragraph inside one.
_LEFT_OUT = frozenset(("pPr", "rPr", "moveFrom", "Fallback", "p"))
_TITLES = ("Title", "Heading1")


class _Unreadable(ValueError):
    """The message completes "FILE ..."."""


def read_docx(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of a Word file, or those of an export."""
    try:
        text, title = _text(whole(stream))
    except _Unreadable as error:
        yield Failure(where=name, reason=str(error))
        return
    origin = {"text": "docx"} | ({"title": "style:Title"} if title else {})
    yield from one_or_export(Fields(text, title=title, origin=origin), text, name, options, unit="paragraph")


class MainPart(NamedTuple):
    """The beginning of a Word file's text, tags and all, and the size that the file tells of the whole."""

    beginning: bytes
    size: int


def main_part(stream: BinaryIO, size: int) -> MainPart | None:
    """Give up to `size` first bytes of a Word file's text; None for any other file, which is left where it was."""
    first, _ = look(stream, 2)
    if first != b"PK":
        return None
    try:
        with zipfile.ZipFile(stream) as parts:
            main = _main(parts)
            return MainPart(beginning(cast(BinaryIO, parts.open(main)), size), main.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, _Unreadable):
        return MainPart(b"", 0)


def why_not(data: bytes) -> str:
    """Give why the bytes of an older container are no text that can be read."""
    locked = _LOCKED in data
    return "is locked with a password" if locked else "is an old office document; save it as .docx, .rtf or text first"


def _text(data: bytes) -> tuple[str, str | None]:
    if data.startswith(OLE):
        raise _Unreadable(why_not(data))
    if not data:
        return "", None
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts, parts.open(_main(parts)) as part:
            return _read(cast(BinaryIO, part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, LxmlError, SyntaxError) as error:
        raise _Unreadable(f"is not a whole Word file ({str(error)[:80]})") from error
    except RuntimeError as error:  # what zipfile raises for a part that is locked
        raise _Unreadable("is locked with a password") from error


def _main(parts: zipfile.ZipFile) -> zipfile.ZipInfo:
    found = next((part for part in parts.infolist() if _MAIN.fullmatch(part.filename)), None)
    if found is None:
        raise _Unreadable("is a zip archive and no Word file; unpack it first")
    if found.file_size > LARGEST_BYTES:
        raise _Unreadable(f"is larger than {LARGEST_BYTES >> 20} MB, which is no single text")
    return found


def _read(part: BinaryIO) -> tuple[str, str | None]:
    from lxml.etree import iterparse

    lines: list[str] = []
    title, first = None, True
    tags = [f"{{{space}}}p" for space in _WORDS]
    for _, paragraph in iterparse(part, events=("end",), tag=tags, resolve_entities=False, no_network=True):
        if not any(_local(above) == "Fallback" for above in paragraph.iterancestors()):
            words = "".join(_words(paragraph))
            title = title or _titled(paragraph, words, first=first)
            first = first and not words
            lines.append(words)
        _forget(paragraph)
    return "\n".join(lines).strip("\n"), title


def _forget(paragraph: Any) -> None:
    """Let go of a paragraph that was read and of those before it, of which even empty ones take memory."""
    paragraph.clear()
    while paragraph.getprevious() is not None:
        del paragraph.getparent()[0]


def _titled(paragraph: Any, words: str, *, first: bool) -> str | None:
    """Give the words of a paragraph that stands first and is set as a title."""
    styles = [style for style in paragraph.iter() if _local(style) == "pStyle"] if first else []
    marked = any(value in _TITLES for style in styles for value in style.attrib.values())
    return " ".join(words.split()) or None if marked else None


def _words(node: Any) -> Iterator[str]:
    for child in node:
        tag = _local(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif tag not in _LEFT_OUT:
            yield from _words(child)


def _local(node: Any) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
