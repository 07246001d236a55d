"""A stream of e-mail -> the bytes of its messages, one at a time: of a mailbox (mbox) each, else the one that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from noteverbale.documents.opening import LARGEST_BYTES, look
from noteverbale.types import Failure

# The line above a message: who sent it and when ("From desk@example.org Thu Nov 20 10:11:12 2014").
_FROM = re.compile(rb"From \S+.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b[12]\d{3}\b.*\r?\n?\Z|From \S+ *\r?\n?\Z")
_LONGEST = 500
# Such a line inside a message has a mark before it (mboxrd: one more than it had).
_MARKED = re.compile(rb">+From ")


def messages(stream: BinaryIO) -> Iterator[tuple[int, bytes | Failure]]:
    """Give (number from 1, message) of a mailbox, (0, message) of a single one. Raises BROKEN errors."""
    first, stream = look(stream, 5)
    number, kept, size, apart = (1 if first == b"From " else 0), list[bytes](), 0, True
    begun = False
    while line := stream.readline(LARGEST_BYTES):
        if number and apart and len(line) <= _LONGEST and _FROM.match(line):
            if begun:
                yield number, _message(kept, size)
                number += 1
            kept, size, begun, apart = [], 0, True, False
            continue
        apart = not line.strip()
        size += len(line)
        if size <= LARGEST_BYTES:
            kept.append(line[1:] if number and _MARKED.match(line) else line)
    if kept or begun:
        yield number, _message(kept, size)


def _message(kept: list[bytes], size: int) -> bytes | Failure:
    if size > LARGEST_BYTES:
        return Failure(where="", reason=f"is larger than {LARGEST_BYTES >> 20} MB, which is no single text")
    return b"".join(kept)
