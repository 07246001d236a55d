"""The table of what can be read: one row for each format, one file for each reader.

A new format is a reader `(stream, name, options) -> Iterator[Document | Failure]` and a row here. It may raise
`Undecodable`, `TooLarge` and `BROKEN`, which become failures where files are read (sources.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from noteverbale.documents.delimited import read_csv, read_tsv
from noteverbale.documents.docx import read_docx
from noteverbale.documents.excel import read_excel
from noteverbale.documents.feed import read_feed
from noteverbale.documents.html import read_html
from noteverbale.documents.json_lines import looks_like_json, read_json
from noteverbale.documents.mail import read_mail
from noteverbale.documents.markdown import read_markdown
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.parquet import read_parquet
from noteverbale.documents.pdf import read_pdf
from noteverbale.documents.plain import read_plain
from noteverbale.documents.rtf import read_rtf
from noteverbale.documents.warc import read_warc
from noteverbale.errors import ConfigError
from noteverbale.types import Document, Failure

Reader = Callable[[BinaryIO, str, ReadOptions], Iterator[Document | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input: its name, the suffixes that tell it, what it holds, its reader."""

    name: str
    suffixes: tuple[str, ...]
    holds: str
    read: Reader


FORMATS = (
    Format("text", (".txt", ".text", ""), "one document", read_plain),
    Format("markdown", (".md", ".markdown"), "one document", read_markdown),
    Format("html", (".html", ".htm", ".xhtml"), "one document", read_html),
    Format("json", (".jsonl", ".ndjson", ".json"), "a document a line, or an array of them", read_json),
    Format("csv", (".csv",), "a document a row", read_csv),
    Format("tsv", (".tsv", ".tab"), "a document a row", read_tsv),
    Format("excel", (".xlsx", ".xlsm", ".xls"), "a document a row", read_excel),
    Format("parquet", (".parquet", ".pq"), "a document a row", read_parquet),
    Format("pdf", (".pdf",), "one document", read_pdf),
    Format("docx", (".docx",), "a document, or one an article", read_docx),
    Format("rtf", (".rtf", ".doc"), "a document, or one an article", read_rtf),
    Format("feed", (".rss", ".atom", ".rdf", ".xml"), "a document an entry", read_feed),
    Format("email", (".eml", ".mbox"), "a document a message", read_mail),
    Format("warc", (".warc", ".wet"), "a document a page", read_warc),
)

# Files that people have and no reader reads, and what to do with them.
_OTHER_WAYS = {
    ".zip": "a zip archive; unpack it first",
    ".7z": "an archive; unpack it first",
    ".rar": "an archive; unpack it first",
    ".tar": "an archive; unpack it first",
    ".tgz": "an archive; unpack it first",
    ".ods": "an OpenDocument table; save it as .xlsx or CSV",
    ".odt": "an OpenDocument text; save it as .docx",
    ".pages": "a Pages document; save it as .docx or PDF",
    ".mht": "a page saved with its pictures; save it as a web page (.html)",
    ".mhtml": "a page saved with its pictures; save it as a web page (.html)",
    ".epub": "an e-book; save it as text or HTML",
    ".msg": "a message of Outlook; save it as .eml",
    ".pst": "a mailbox of Outlook; export it as .mbox or .eml",
    ".rds": "a file of R; write it as CSV or JSON Lines",
    ".rdata": "a file of R; write it as CSV or JSON Lines",
    ".dta": "a file of Stata; export it as CSV",
    ".sav": "a file of SPSS; export it as CSV",
}

# First bytes of what comes without a name.
_MARKS = (
    (re.compile(rb"WARC/"), "warc"),
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"PK\x03\x04.{0,60000}?xl/(?:workbook|worksheets|_rels|sharedStrings|styles)", re.DOTALL), "excel"),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"), "docx"),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--[^>]{0,500}-->)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE), "feed"),
    (
        re.compile(
            rb"From [^\s@]{1,300}@\S{1,300} .{0,300}\d\d:\d\d|"
            rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID): ",
            re.IGNORECASE,
        ),
        "email",
    ),
)


def named(name: str) -> Format:
    """Give the format of this name. Raises ConfigError naming those there are."""
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    raise ConfigError(f"format {name!r} is unknown; the formats are {', '.join(f.name for f in FORMATS)}")


def by_suffix(path: PurePath) -> Format | None:
    """Give the format that a file's name tells, looking through `.gz`; None if it tells no known one."""
    suffix = _suffix(path)
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def other_way(path: PurePath) -> str | None:
    """Give what a file is that no reader reads, by its name, and how its documents can be read all the same."""
    return _OTHER_WAYS.get(_suffix(path))


def _suffix(path: PurePath) -> str:
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() if suffix == ".gz" else suffix


def by_look(first: bytes) -> Format:
    """Give the format of a stream without a name, from its first bytes."""
    if looks_like_json(first):
        return named("json")
    for mark, name in _MARKS:
        if mark.match(first):
            return named(name)
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return named("html" if start.startswith((b"<!doctype html", b"<html")) else "text")
