"""JSON Lines, or one JSON array or object -> documents, one for each object.

The text is the JSON string exactly. The first object settles which key holds what; a later object that lacks the text
is a `Failure`, as is a line that is not JSON, and an earlier one if any object has a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import fields_of, layout
from noteverbale.documents.decoding import Undecodable, decode
from noteverbale.documents.nested import objects_in, unfolded, words_of
from noteverbale.documents.opening import TooLarge, look, whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered, text_lines
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

# First bytes from which lines are told from one large array or object.
_SAMPLE = 1 << 16


# Objects without a text after which a file is taken for one that holds none: an export may begin with notices.
_WITHOUT = 50


class _NotJson(ValueError):
    """The words are no JSON."""


def read_json(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a JSON file. Raises InputError if no key of the first object can be the text."""
    first, stream = look(stream, _SAMPLE)
    try:
        if _single(first):
            yield from _documents(_items(stream, name, options), name, options, "item")
        else:
            yield from _documents(_objects(stream, name, options), name, options, "line")
    except (Undecodable, TooLarge) as error:
        yield Failure(where=name, reason=str(error))


def looks_like_json(first: bytes) -> bool:
    """Tell whether first bytes begin a JSON array, or a line that is a whole JSON object, or one cut by the sample."""
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"["):
        return False
    line, newline, _ = start.partition(b"\n")
    return _is_object(line) if newline or len(start) < _SAMPLE // 2 else start[1:].lstrip()[:1] in (b'"', b"{")


def _single(first: bytes) -> bool:
    """An array, or an object spread over lines: its first line is no object and no other line begins one."""
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"[":
        return True
    line, newline, rest = start.partition(b"\n")
    return start[:1] == b"{" and bool(newline) and not _is_object(line) and b"\n{" not in b"\n" + rest


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_parsed(line.decode("utf-8", "replace")), dict | list)
    except _NotJson:
        return False


def _parsed(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        pass
    # The standard reader is laxer: it takes NaN and half characters, which are then reported for what they are.
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _NotJson(f"is not valid JSON ({str(error)[:100]})") from error


def _objects(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[tuple[int | str, Any]]:
    for number, line in text_lines(stream, name, options):
        if isinstance(line, Failure):
            yield number, line
        elif words := line.strip("\ufeff \t\r\n"):
            value = _value(words, at(name, number))
            inner = objects_in(value) if isinstance(value, dict) else [value]
            if inner == [value]:
                yield number, value
            else:
                yield from ((f"{number}.{index}", item) for index, item in enumerate(inner, 1))


def _items(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[tuple[int | str, Any]]:
    value = _value(decode(whole(stream), options.encoding)[0].lstrip("\ufeff"), name)
    yield from enumerate(objects_in(value), 1)


def _value(words: str, where: str) -> Any:
    try:
        return _parsed(words)
    except _NotJson as error:
        return Failure(where=where, reason=str(error))


def _documents(
    objects: Iterable[tuple[int | str, Any]], name: str, options: ReadOptions, unit: str
) -> Iterator[Document | Failure]:
    settled, without = False, list[tuple[int | str, InputError]]()
    for number, value in objects:
        if isinstance(value, Failure):
            yield value
            continue
        if not isinstance(value, Mapping):
            yield Failure(where=at(name, number, unit), reason=f"is a JSON {type(value).__name__}, not an object")
            continue
        try:
            found = list(_one(unfolded(value), name, number, options, unit))
        except InputError as error:
            if settled or len(without) < _WITHOUT:
                without.append((number, error))
                found = []
            else:
                raise
        settled = settled or bool(found)
        if settled:
            yield from (_lacking(error, at(name, where, unit)) for where, error in without)
            without = []
        yield from found
    if without:
        raise without[0][1]


def _one(
    value: Mapping[str, Any], name: str, number: int | str, options: ReadOptions, unit: str
) -> Iterator[Document | Failure]:
    where = at(name, number, unit)
    columns = layout(value, options.columns, where)
    if "text" in columns:
        value = {**value, columns["text"]: words_of(value[columns["text"]])}
    yield from assemble(fields_of(value, columns), options, where, numbered(name, number))


def _lacking(error: InputError, where: str) -> Failure:
    return Failure(where=where, reason=str(error).removeprefix(f"{where}: "))
