"""JSON Lines, or one JSON array or object -> documents, one for each object.

The text is the JSON string exactly, or its words if it holds HTML. An object that lacks the text is a `Failure`, as
is a line that is not JSON; a file whose first objects all lack it is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields, fields_of, layout
from noteverbale.documents.decoding import decode
from noteverbale.documents.nested import objects_in, unfolded, words_of
from noteverbale.documents.opening import look, whole
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
    if _single(first):
        yield from _documents(_items(stream, name, options), name, options, "item")
    else:
        yield from _documents(_objects(stream, name, options), name, options, "line")


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
    settled, lacking = False, list[tuple[str, InputError]]()
    for number, value in objects:
        where = at(name, number, unit)
        if not isinstance(value, Mapping):
            reason = f"is a JSON {type(value).__name__}, not an object"
            yield value if isinstance(value, Failure) else Failure(where=where, reason=reason)
            continue
        fields = _fields(unfolded(value), options, where)
        settled = settled or not isinstance(fields, InputError)
        if isinstance(fields, InputError):
            lacking.append((where, fields))
        if not settled and len(lacking) == _WITHOUT:
            break
        if settled:
            yield from (Failure(where=place, reason=str(error).removeprefix(f"{place}: ")) for place, error in lacking)
            lacking.clear()
        if not isinstance(fields, InputError):
            yield from assemble(fields, options, where, numbered(name, number))
    if lacking:
        raise lacking[0][1]


def _fields(value: Mapping[str, Any], options: ReadOptions, where: str) -> Fields | InputError:
    """Give an object's fields, or why it has none."""
    try:
        columns = layout(value, options.columns, where)
    except InputError as error:
        return error
    if "text" in columns:
        value = {**value, columns["text"]: words_of(value[columns["text"]])}
    return fields_of(value, columns)
