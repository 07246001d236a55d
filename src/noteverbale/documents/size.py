"""File -> about how many documents it holds, for the time left; exact for single texts and Parquet.

Of an export of many articles only the beginning is looked at, so that it is not parsed twice.
"""

from __future__ import annotations

import csv
from pathlib import Path

from noteverbale.documents.delimited import separator_of
from noteverbale.documents.docx import main_part
from noteverbale.documents.exports import about
from noteverbale.documents.formats import Format
from noteverbale.documents.opening import BROKEN, LARGEST_BYTES, STANDARD_INPUT, beginning, unpacked
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.sources import format_of, holds_many
from noteverbale.errors import InputError

# Unpacked bytes in which lines are counted, about a second's work; reading them takes a thousand times longer.
_COUNTED = 1 << 28
# Unpacked bytes looked at closely.
_SAMPLE = 1 << 22
# Lines that tell of a document: in a web archive of a record with a page or a text, in a mailbox of a message.
_HEADS = {"warc": ("WARC-Type: response", "WARC-Type: conversion", "WARC-Type: resource"), "email": ("From ",)}

# Formats of texts that may be exports of many articles.
_OF_ARTICLES = ("text", "html", "docx", "rtf")


def estimate(path: Path | str, options: ReadOptions | None = None) -> int | None:
    """Give about how many documents (or failures) a file gives; None where nothing tells, as for standard input."""
    path, options = Path(path), options or ReadOptions()
    format_ = format_of(path, options)
    if path == STANDARD_INPUT or not path.is_file() or (format_ and format_.name in ("excel", "feed")):
        return None
    if format_ is None or not holds_many(path, options):
        return 1
    try:
        if format_.name in _OF_ARTICLES:
            return _articles(path, options)
        return _parquet_rows(path) if format_.name == "parquet" else _lines(path, format_)
    except (InputError, *BROKEN):
        return None


def _articles(path: Path, options: ReadOptions) -> int:
    """Count the lines that part articles in the beginning, wherever they stand, drawn out to the whole file."""
    with path.open("rb") as raw:
        stream = unpacked(raw)
        if part := main_part(stream, _SAMPLE):
            sample, rest = part.beginning, part.size / _SAMPLE
        else:
            sample = beginning(stream, _SAMPLE)
            rest = path.stat().st_size / max(1, raw.tell()) if len(sample) == _SAMPLE else 1.0
    found = about(sample.decode("utf-8", "replace").replace("\0", ""), options)
    return max(1, round(found * max(1.0, rest)))


def _parquet_rows(path: Path) -> int | None:
    from noteverbale.documents.parquet import parquet_module

    try:
        return int(parquet_module(str(path)).ParquetFile(path).metadata.num_rows)
    except (ValueError, OSError):
        return None


def _lines(path: Path, format_: Format) -> int:
    """Lines of the counted part, drawn out to the whole file, times the documents for each line of its beginning."""
    with path.open("rb") as raw:
        stream = unpacked(raw)
        sample = part = beginning(stream, _SAMPLE)
        read = lines = 0
        while part:
            read, lines = read + len(part), lines + part.count(b"\n")
            part = beginning(stream, _SAMPLE) if read < _COUNTED else b""
        passed = raw.tell()
    if not sample:
        return 0
    rest = path.stat().st_size / passed if read >= _COUNTED else 1.0
    return max(1, round(_share(sample, format_) * max(1, lines) * rest))


def _share(sample: bytes, format_: Format) -> float:
    """Documents for each line."""
    lines = sample.decode("utf-8", "replace").split("\n")
    if format_.name in _HEADS:
        return sum(line.startswith(_HEADS[format_.name]) for line in lines) / max(1, len(lines) - 1)
    if format_.name == "json":
        return sum(1 for line in lines if line.strip()) / max(1, len(lines) - 1)
    # A row cut by the sample inside its quotes is joined to the end, and is one row all the same.
    separator = "\t" if format_.name == "tsv" else separator_of(lines[0])
    csv.field_size_limit(LARGEST_BYTES)
    try:
        rows = sum(1 for row in csv.reader((line + "\n" for line in lines), delimiter=separator) if row)
    except csv.Error:
        return 1.0
    return max(1, rows - 1) / max(1, len(lines) - 1)
