"""Bytes -> numbered lines of text, one at a time, in whatever encoding.

A line that cannot be decoded is a `Failure` in its place; the others go on.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from noteverbale.documents.decoding import Undecodable, decode, encoding_of
from noteverbale.documents.opening import LARGEST_BYTES, look
from noteverbale.documents.options import ReadOptions
from noteverbale.types import Failure

# First bytes from which the encoding of a file of lines is told.
_SAMPLE = 1 << 18
_WIDE = ("utf-16", "utf-32")


def text_lines(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[tuple[int, str | Failure]]:
    """Give (number, line with its end) for every line. Raises Undecodable if the whole is binary, and BROKEN errors."""
    first, stream = look(stream, _SAMPLE)
    encoding = options.encoding or encoding_of(first, cut=len(first) == _SAMPLE)
    if encoding.replace("_", "-").startswith(_WIDE):
        yield from _wide_lines(stream, name, encoding)
        return
    number = 0
    while line := stream.readline(LARGEST_BYTES):
        number += 1
        if len(line) == LARGEST_BYTES:
            _skip(stream)
            yield number, Failure(where=at(name, number), reason=f"is longer than {LARGEST_BYTES >> 20} MB")
            continue
        yield number, _text(line, at(name, number), encoding, options)


def at(name: str, number: int | str, unit: str = "line") -> str:
    """Give the place of a line for messages."""
    return f"{name} {unit} {number}"


def numbered(name: str, number: int | str) -> str:
    """Give the name of a document that is one line of a file."""
    return f"{'stdin' if name == 'standard input' else name}#{number}"


def _text(line: bytes, where: str, encoding: str, options: ReadOptions) -> str | Failure:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        return decode(line, options.encoding)[0]
    except Undecodable as error:
        return Failure(where=where, reason=str(error))


def _wide_lines(stream: BinaryIO, name: str, encoding: str) -> Iterator[tuple[int, str | Failure]]:
    lines = io.TextIOWrapper(stream, encoding, newline="\n")
    try:
        yield from enumerate(lines, 1)
    except UnicodeDecodeError as error:
        reason = f"holds bytes that are not {encoding} ({error.reason}); read up to there"
        yield 0, Failure(where=name, reason=reason, stage="part")
    finally:
        lines.detach()


def _skip(stream: BinaryIO) -> None:
    while (rest := stream.readline(LARGEST_BYTES)) and not rest.endswith(b"\n"):
        pass
