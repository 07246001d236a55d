"""File -> about how many documents it holds, for the time left; exact for single texts and Parquet."""

from __future__ import annotations

import csv
from pathlib import Path

from noteverbale.documents.formats import Format
from noteverbale.documents.opening import BROKEN, STANDARD_INPUT, look, unpacked
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.sources import format_of
from noteverbale.errors import InputError

_SAMPLE = 1 << 18


def estimate(path: Path | str, options: ReadOptions | None = None) -> int | None:
    """Give about how many documents a file holds; None where nothing tells, as for standard input. Never raises."""
    path = Path(path)
    format_ = format_of(path, options or ReadOptions())
    if path == STANDARD_INPUT or format_ is None or not path.is_file():
        return None
    if format_.holds == "one document":
        return 1
    try:
        return _parquet_rows(path) if format_.name == "parquet" else _lines(path, format_)
    except (InputError, *BROKEN):
        return None


def _parquet_rows(path: Path) -> int | None:
    from noteverbale.documents.parquet import parquet_module

    try:
        return int(parquet_module(str(path)).ParquetFile(path).metadata.num_rows)
    except (ValueError, OSError):
        return None


def _lines(path: Path, format_: Format) -> int | None:
    with path.open("rb") as raw:
        sample, _ = look(unpacked(raw), _SAMPLE)
        packed = raw.seek(0) == 0 and raw.read(2) == b"\x1f\x8b"
    if not sample:
        return 0
    whole_size = path.stat().st_size * (_ratio(path, len(sample)) if packed else 1.0)
    return max(1, round(_documents(sample, format_) * max(1.0, whole_size / len(sample))))


def _ratio(path: Path, size: int) -> float:
    """Unpacked bytes for each packed one, from the beginning of the file."""
    import zlib

    with path.open("rb") as raw:
        packed = raw.read(_SAMPLE // 4)
    return max(1.0, len(zlib.decompressobj(31).decompress(packed)) / len(packed)) if packed else 1.0


def _documents(sample: bytes, format_: Format) -> float:
    lines = sample.decode("utf-8", "replace").splitlines(keepends=True)
    if format_.name == "json":
        return sum(1 for line in lines if line.strip()) or 1
    # The last row may be cut by the sample inside its quotes; csv then joins it to the end, which is one row too.
    try:
        return max(1, sum(1 for _ in csv.reader(lines, delimiter="\t" if format_.name == "tsv" else ",")) - 1)
    except csv.Error:
        return len(lines)
