"""Short ways to write a file, read it or a stream, and look at what came of it."""

from __future__ import annotations

import io

from noteverbale.documents import ReadOptions, read_path, read_stream
from noteverbale.types import Document, Failure


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def read(path, **options):
    return list(read_path(path, ReadOptions(**options)))


def stream(content, **options):
    data = content.encode("utf-8") if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), ReadOptions(**options)))


def reasons(values):
    return [value.reason for value in values if isinstance(value, Failure)]


def texts(values):
    return [value.text for value in values if isinstance(value, Document)]
