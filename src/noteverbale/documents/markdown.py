"""Markdown -> one document whose text is the Markdown as written.

The front matter (`---` lines of `key: value`) gives fields by the same names as columns; it, pictures, and the signs
and targets of links and of emphasis are furniture. The first heading is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields, fields_of, known_columns
from noteverbale.documents.decoding import decode
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.plain import encoding_note, name_of
from noteverbale.types import Document, Failure, Furniture

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<rows>.{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,40}):[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_HEADING = re.compile(r"^# +(?P<title>[^\r\n]{1,300}?)[ #]*\r?$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"(?<!!)(?P<open>\[)[^\]\n]{1,500}(?P<target>\]\((?:https?://|/|mailto:|#)[^)\n]{0,2000}\))")
_EMPHASIS = re.compile(r"(?P<open>(?<![\w*])\*{1,3}(?=\S))[^*\n]{1,500}(?P<target>(?<=\S)\*{1,3}(?![\w*]))")


def read_markdown(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of a Markdown file."""
    text, encoding = decode(whole(stream), options.encoding)
    yield from assemble(_fields(text, encoding), options, name, name_of(name), _marks(text))


def _fields(text: str, encoding: str) -> Fields:
    front = _FRONT.match(text)
    rows = {row["key"]: row["value"].strip(" \t\"'") for row in _ROW.finditer(front["rows"])} if front else {}
    columns = {name: column for name, column in known_columns(rows).items() if name != "text"}
    found = fields_of({**rows, "": text}, {**columns, "text": ""})
    origin = {name: where.replace("column:", "front_matter:") for name, where in found.origin.items()}
    heading = _HEADING.search(text, front.end() if front else 0)
    if heading and not found.title:
        origin["title"] = "heading"
    title = found.title or (heading["title"] if heading else None)
    origin |= encoding_note(encoding)
    return Fields(text, found.name, found.published, title, found.publisher, found.url, origin)


def _marks(text: str) -> Iterator[Furniture]:
    front = _FRONT.match(text)
    if front:
        yield Furniture(front.start(), front.end(), "boilerplate")
    start = front.end() if front else 0
    for match in _PICTURE.finditer(text, start):
        yield Furniture(match.start(), match.end(), "caption")
    for pattern in (_LINK, _EMPHASIS):
        for match in pattern.finditer(text, start):
            yield Furniture(*match.span("open"), "boilerplate")
            yield Furniture(*match.span("target"), "boilerplate")
