"""bytes -> Document: every format that is read, and what a text says of itself.

In: files, folders, standard input, or a text.  Out: `Document` values and, where something is wrong, `Failure` values.
"""

from __future__ import annotations

from noteverbale.documents.assembly import from_text
from noteverbale.documents.formats import FORMATS, Format
from noteverbale.documents.options import ReadOptions, parse_columns
from noteverbale.documents.size import estimate
from noteverbale.documents.sources import discover, read_path, read_paths, read_stream

__all__ = [
    "FORMATS",
    "Format",
    "ReadOptions",
    "discover",
    "estimate",
    "from_text",
    "parse_columns",
    "read_path",
    "read_paths",
    "read_stream",
]
