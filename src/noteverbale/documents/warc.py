"""WARC and WET -> documents: the pages and plain texts of a web archive. Needs fastwarc, which only the `warc` extra
brings.

A record cut short comes out of the library as a shorter one without a word, so its declared length is compared here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from noteverbale.attempts import attempt
from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields
from noteverbale.documents.decoding import Undecodable, decode
from noteverbale.documents.html import no_article, page_fields, page_of
from noteverbale.documents.opening import LARGEST_BYTES, some
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at
from noteverbale.errors import InputError
from noteverbale.types import Document, Failure

_PAGE, _PLAIN = ("text/html", "application/xhtml+xml"), "text/plain"
_OK = 200  # what a server answers with a page that it has
# A record by itself, so that a payload which cannot be unpacked harms no other.
_ALONE = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Payload:
    """What a record carries, unpacked: its type as "text/html", and the encoding that the server told, if any."""

    data: bytes
    sort: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a record's head tells: place, address, and what the headers that `columns` name give."""

    where: str
    address: str
    given: dict[str, str | None]


class _Onward:
    """A stream as the library asks for it: also one that cannot go back (a pipe), and giving what is whole before any
    damage.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int) -> bytes:
        data = some(self._stream, size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def read_warc(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the pages and plain texts of an archive. What else it holds (requests, pictures, what a server answers that
    has no page, robots.txt) is passed over.

    `columns` name headers of records: the day on which a page was fetched is no day of publication, but stands for it
    where the page tells none and `published=WARC-Date` is asked for. Raises InputError if fastwarc is missing or the
    first page has no such header.
    """
    module = warc_module(name)
    kinds = (module.response, module.conversion, module.resource)
    number, checked, found = 0, False, False
    for number, record in enumerate(module.ArchiveIterator(_Onward(stream), parse_http=False), 1):
        if record.record_type in kinds:
            checked = checked or _checked(options, record.headers, name)
            for item in _record(module, record, at(name, number, "record"), options):
                found = True
                yield item
    if number and not found:
        yield Failure(where=name, reason="holds no page and no text, only records of other sorts")


def warc_module(name: str) -> Any:
    """Give fastwarc.warc. Raises InputError naming the extra."""
    try:
        import fastwarc.warc
    except ImportError as error:
        raise InputError(f"{name}: web archives need fastwarc; run pip install 'noteverbale[warc]'") from error
    return fastwarc.warc


def _record(module: Any, record: Any, where: str, options: ReadOptions) -> Iterator[Document | Failure]:
    told = _told(record, where, options)
    block = _block(record, told.where)
    if isinstance(block, Failure):
        yield block
        return
    # What goes wrong in a page is a failure of that page; damage to the stream, met above, ends the archive.
    found = attempt(lambda: list(_found(module, record, block, told, options)), told.where, "document")
    yield from (found,) if isinstance(found, Failure) else found


def _told(record: Any, where: str, options: ReadOptions) -> Told:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    given = {field: record.headers.get(header) for field, header in options.columns.items()}
    return Told(f"{where} ({address})", address, given)


def _checked(options: ReadOptions, headers: Any, name: str) -> bool:
    told = {header for header, _ in headers.items()}
    for field, header in options.columns.items():
        if field == "text" or header not in told:
            found = f"a web archive has no column {header!r} for {field}, only headers ({', '.join(sorted(told))})"
            raise InputError(f"{name}: {found}; try --columns published=WARC-Date")
    return True


def _block(record: Any, where: str) -> bytes | Failure:
    """Give what stands behind a record's head, a Failure if it is cut or too large. Raises OSError for damage."""
    declared = record.content_length
    if declared > LARGEST_BYTES:
        return _too_large(where)
    block: bytes = record.reader.read()
    if len(block) < declared:
        return Failure(where=where, reason=f"is cut: {len(block)} of {declared} bytes are there")
    return block


def _found(module: Any, record: Any, block: bytes, told: Told, options: ReadOptions) -> Iterator[Document | Failure]:
    payload = _answer(module, block) if record.is_http else Payload(block, _sort(record))
    if payload and len(payload.data) > LARGEST_BYTES:
        yield _too_large(told.where)
    elif payload and payload.sort in (*_PAGE, _PLAIN):
        yield from _documents(payload, told, options)


def _sort(record: Any) -> str:
    sort: str = record.headers.get("Content-Type") or _PLAIN
    return sort.partition(";")[0].strip().lower()


def _too_large(where: str) -> Failure:
    return Failure(where=where, reason=f"is larger than {LARGEST_BYTES >> 20} MB, which is no single text")


def _answer(module: Any, block: bytes) -> Payload | None:
    """Give what a server answered, None if it had no page. What does not hold to the packing that it tells is taken as
    it stands: many archives keep the heads of packed pages beside pages that they have unpacked.
    """
    for decoding in ("all", "none"):
        try:
            record = module.WarcRecord.from_bytes(_ALONE % len(block) + block)
            record.parse_http(auto_decode=decoding)
            data = record.reader.read(LARGEST_BYTES + 1)
        except OSError:
            continue
        told = record.http_headers
        if told is None or told.status_code != _OK:
            return None
        return Payload(data, (record.http_content_type or _PAGE[0]).lower(), record.http_charset)
    return None


def _documents(payload: Payload, told: Told, options: ReadOptions) -> Iterator[Document | Failure]:
    site = urlsplit(told.address)
    if payload.sort == _PLAIN and site.path == "/robots.txt":
        return
    try:
        fields = _fields(payload, options)
    except Undecodable as error:
        yield Failure(where=told.where, reason=str(error))
        return
    if fields is None:
        yield Failure(where=told.where, reason="holds no main text" if payload.data.strip() else "is empty")
        return
    if payload.sort != _PLAIN and (notice := no_article(fields)):
        yield Failure(where=told.where, reason=f"is a notice of the server ({notice!r}), not an article")
        return
    host = (site.hostname or "").removeprefix("www.")
    fields = _filled(fields, {field: (value, f"warc:{options.columns[field]}") for field, value in told.given.items()})
    fields = _filled(fields, {"url": (told.address, "warc:WARC-Target-URI"), "publisher": (host, "warc:host")})
    yield from assemble(fields, options, told.where, told.address or None)


def _fields(payload: Payload, options: ReadOptions) -> Fields | None:
    if payload.sort == _PLAIN:
        return Fields(decode(payload.data, options.encoding)[0])
    page = page_of(payload.data, options.encoding, payload.encoding)
    return page_fields(page) if page.strip() else None


def _filled(fields: Fields, values: dict[str, tuple[str | None, str]]) -> Fields:
    """Give fields with values, and where they are from, in the place of those that the page does not tell."""
    new = {name: told for name, told in values.items() if told[0] and not getattr(fields, _attribute(name))}
    origin = fields.origin | {name: source for name, (_, source) in new.items()}
    return replace(fields, origin=origin, **{_attribute(name): value for name, (value, _) in new.items()})


def _attribute(field: str) -> str:
    return "name" if field == "id" else field
