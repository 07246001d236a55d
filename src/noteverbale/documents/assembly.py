"""Fields of one input -> `Document`, with what its text says of itself, or a `Failure`.

Precedence of every field: option, then column or metadata, then a line in the text; `origin` says which it was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from noteverbale.documents.columns import Fields
from noteverbale.documents.credits import credited
from noteverbale.documents.dates import parse_date
from noteverbale.documents.findings import Findings
from noteverbale.documents.furniture import find, in_order
from noteverbale.documents.named_days import named_day
from noteverbale.documents.options import ReadOptions
from noteverbale.errors import UnreadableDocument
from noteverbale.types import Document, Failure, Furniture, Where

_HALF = re.compile("[\ud800-\udfff]")


def from_text(
    text: str,
    *,
    name: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    origin: dict[str, str] | None = None,
) -> Document:
    """Give the document of a text; what is not given is looked for in it. Raises UnreadableDocument if it is empty and
    there is no title either.

    `origin`: field -> where the caller has it from ("given" if left out).
    """
    given = {"published": published, "publisher": publisher, "title": title, "url": url}
    sources = {field: (origin or {}).get(field, "given") for field, value in given.items() if value is not None}
    headline = _headline(text, title)
    fault = fault_of(title if headline else text)
    if fault:
        raise UnreadableDocument(f"{name or 'the text'} {fault}; give a text with words")
    fields = Fields(text, name, published, title, publisher, url, {**(origin or {}), **sources})
    text = "" if headline else text
    return _document(fields, text, published, None, (), find(text))


def assemble(
    fields: Fields,
    options: ReadOptions,
    where: str,
    name: str | None,
    marks: Iterable[Furniture] = (),
    *,
    news: tuple[int, int] | None = None,
    dateline: Where | None = None,
) -> Iterator[Document | Failure]:
    """Give the document of some fields, and a Failure if it has none or if its date cannot be read.

    `name` is what to call it where the fields have no name of their own; `marks` is furniture its format knows of,
    `news` the stretch in which to look for more (all of it if left out), `dateline` one that stands elsewhere.
    """
    title = fields.title if fields.origin.get("title", "").startswith(("column:", "feed:")) else None
    headline = _headline(fields.text, title)
    text, fault = ("", fault_of(title)) if headline else (fields.text, fault_of(fields.text))
    if fault or not isinstance(text, str):
        yield Failure(where=where, reason=fault or "")
        return
    day = None if fields.published is None else parse_date(fields.published, options.date_order)
    told = day
    marks = tuple(marks)
    found = _found(text, news, dateline, marks if news else (), options.date_order)
    fields = _overridden(fields, options)
    if options.dates_in_names and not (options.published or day or found.published):
        day = named_day(name or where, options.date_order)
        fields = replace(fields, origin=fields.origin | ({"published": "name"} if day else {}))
    yield _document(fields, text, options.published or day, name, marks, found)
    if fields.published is not None and told is None and options.published is None:
        yield Failure(where=where, reason=_unreadable(fields.published), stage="part")
    elif found.unread is not None and not (options.published or day or found.published):
        yield Failure(where=where, reason=_unreadable(found.unread), stage="part")


def _headline(text: object, title: str | None) -> bool:
    """Tell whether a title stands alone: a document with an empty text."""
    return bool(title) and (text is None or (isinstance(text, str) and not text.strip()))


def fault_of(text: object) -> str | None:
    """Tell what keeps a value from being a text, if anything does."""
    if text is None or (isinstance(text, str) and not text.strip()):
        return "is empty"
    if not isinstance(text, str):
        return f"has a {type(text).__name__} where the text should be"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"holds half a character (a lone surrogate) at offset {error.start}"
    return None


def _unreadable(value: object) -> str:
    words = str(value)[:60]
    first, second = parse_date(value, "dmy"), parse_date(value, "mdy")
    if first and second:
        return f"the date {words!r} may be {first} or {second} and was not used; say --date-order dmy or mdy"
    return f"the date {words!r} names no single day from 1800 to 2100 and was not used; give it with --published"


def _overridden(fields: Fields, options: ReadOptions) -> Fields:
    chosen = {"published": options.published, "publisher": options.publisher}
    origin = fields.origin | {field: "option" for field, value in chosen.items() if value is not None}
    publisher = options.publisher or fields.publisher
    return Fields(fields.text, fields.name, fields.published, fields.title, publisher, fields.url, origin)


def _found(
    text: str, news: tuple[int, int] | None, dateline: Where | None, marks: tuple[Furniture, ...], order: str | None
) -> Findings:
    """Give what a text says of itself in the stretch of its news, without what is known to be furniture there."""
    start, end = news or (0, len(text))
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    found = find(text[start:end], order)
    found.furniture = tuple(Furniture(mark.start + start, mark.end + start, mark.role) for mark in found.furniture)
    own = found.dateline
    found.dateline = dateline or (own and Where(text=own.text, start=own.start + start, end=own.end + start))
    return found


def _document(
    fields: Fields,
    text: str,
    published: date | None,
    name: str | None,
    marks: tuple[Furniture, ...],
    found: Findings,
) -> Document:
    fields = _whole(fields)
    day = published or found.published
    marks = _with_headline(text, marks, found, fields.title)
    values = {
        "title": fields.title or found.title,
        "publisher": fields.publisher or found.publisher,
        "url": fields.url or found.url,
    }
    credit = credited(found.credit, values["publisher"])
    known = values | {"published": day, "credit": credit}
    stated = found.origin | _stated(fields, published)
    origin = {field: where for field, where in stated.items() if known.get(field, where)}
    identity = document_id(fields.name, day, text or f"\0{fields.title}")
    return Document(
        id=identity,
        name=fields.name or name or identity,
        text=text,
        published=day,
        dateline=found.dateline,
        furniture=in_order([*marks, *found.furniture]) if marks else found.furniture,
        origin=origin,
        credit=credit,
        **values,
    )


def _with_headline(
    text: str, marks: tuple[Furniture, ...], found: Findings, title: str | None
) -> tuple[Furniture, ...]:
    """Give the marks with that of the line above a text which is its title, if none is known or it is the same."""
    above = found.headline
    words = text[above.start : above.end] if above else ""
    if above is None or marks or (title and _plain(title) != _plain(words)):
        return marks
    found.note("title", words, "heading")
    return (above,)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _whole(fields: Fields) -> Fields:
    """Give fields without halves of characters, which no file can hold: what is told beside a text is no text."""
    words = {name: getattr(fields, name) for name in ("name", "title", "publisher", "url")}
    mended: dict[str, Any] = {name: _HALF.sub("\ufffd", value) for name, value in words.items() if value}
    return replace(fields, **mended)


def _stated(fields: Fields, published: date | None) -> dict[str, str]:
    """Origins without that of a date which could not be read."""
    return {field: where for field, where in fields.origin.items() if field != "published" or published}


def document_id(name: str | None, published: date | None, text: str) -> str:
    """Give the id: a hash of the input's own name for it, its day and its text."""
    parts = (name or "", published.isoformat() if published else "", text)
    return "d" + hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:16]
