"""Stores and files of claims -> readings, one for each text.

In: folders that `nv read` made, or JSON Lines in the interchange format, gzip or not.  Out: `Reading`s.
Errors: InputError naming file, line and repair.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from noteverbale.errors import InputError
from noteverbale.store import Store
from noteverbale.types import Claim, Document, Failure, Reading


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file. `failures`: what `nv read` could not read of it."""

    id: str
    text: str
    publisher: str | None = None
    published: date | None = None
    title: str | None = None
    claims: tuple[Claim, ...] = ()
    failures: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """What tells a text from others, whether or not anybody read it."""

    id: str | None = None
    text: str | None = None


def readings_in(path: Path) -> Iterator[Reading]:
    """Give the readings of a store or of a file of claims."""
    if path.is_dir():
        yield from Store.open(path).readings()
        return
    decoder = msgspec.json.Decoder(Line)
    for number, line in _lines(path):
        try:
            yield _reading(decoder.decode(line))
        except msgspec.DecodeError as error:
            form = "lines are to be in the form that nv read --claims writes"
            raise InputError(f"{path} line {number}: not a reading ({error}); {form}") from error


def marks_of(path: Path) -> Iterator[str]:
    """Give what names the texts of a file of JSON Lines: their ids, and digests of their words."""
    decoder = msgspec.json.Decoder(Text)
    for number, line in _lines(path):
        try:
            found = decoder.decode(line)
        except msgspec.DecodeError as error:
            raise InputError(
                f"{path} line {number}: not a JSON object with id or text ({error}); correct it"
            ) from error
        yield from (mark for mark in (found.id, found.text and digest(found.text)) if mark)


def digest(text: str) -> str:
    """Name a text by its words, whatever white space stands between them."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read ({why}); name a store or a file of claims") from error


def _reading(line: Line) -> Reading:
    document = Document(
        id=line.id, name=line.id, text=line.text, title=line.title, publisher=line.publisher, published=line.published
    )
    failures = tuple(Failure(where=line.id, reason=reason) for reason in line.failures)
    return Reading(document=document, claims=line.claims, failures=failures)
