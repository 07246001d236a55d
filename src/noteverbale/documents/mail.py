"""E-mail (.eml, .mbox) -> a document a message: its text, the subject as title, the sender as publisher, its day.

Plain text is taken before HTML unless it says next to nothing. Messages attached to a message are documents of their
own; other attachments are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from noteverbale.documents.blocks import lines_of
from noteverbale.documents.columns import Fields
from noteverbale.documents.decoding import Undecodable, decode
from noteverbale.documents.html import held, page_of
from noteverbale.documents.mailbox import messages
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.plain import name_of, one_or_export
from noteverbale.documents.rows import at, numbered
from noteverbale.types import Document, Failure

if TYPE_CHECKING:
    from email.message import EmailMessage, Message
    from email.policy import EmailPolicy

# What the standard library raises on headers and parts that no standard allows.
_ODD = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
# A text so short beside an HTML part so many times as long is a note that HTML should be read.
_NOTE, _TIMES = 300, 3
_LONGEST_HEADER = 2000  # characters


def read_mail(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a message, or of a mailbox (mbox) as it is read."""
    for number, data in messages(stream):
        place = at(name, number, "message") if number else name
        own = numbered(name, number) if number else name_of(name)
        message = _parsed(data) if isinstance(data, bytes) else data
        if isinstance(message, Failure):
            yield Failure(where=place, reason=message.reason)
        else:
            yield from _message(message, place, own, options)


def _parsed(data: bytes) -> EmailMessage | Failure:
    from email import message_from_bytes

    try:
        return message_from_bytes(data, policy=_policy())
    except _ODD as error:  # parts within parts without end
        return _unread(error)


@cache
def _policy() -> EmailPolicy[EmailMessage]:
    """Give the library's policy with headers cut: it takes a header apart in a time that grows with its square."""
    from email.policy import EmailPolicy

    class Bounded(EmailPolicy):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_LONGEST_HEADER]

    bounded: EmailPolicy[EmailMessage] = Bounded()  # type: ignore[assignment]
    return bounded


def _unread(error: BaseException, place: str = "") -> Failure:
    return Failure(where=place, reason=f"is a message whose text cannot be read ({str(error)[:80]})")


def _message(message: EmailMessage, place: str, own: str | None, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        text = _text(message, options)
        inside = [
            part.get_content() for part in message.iter_attachments() if part.get_content_type() == "message/rfc822"
        ]
    except (Undecodable, *_ODD) as error:
        yield _unread(error, place)
        return
    if text.strip() or not inside:
        yield from _documents(message, text, place, own, options)
    for number, one in enumerate(inside, 1):
        yield from _message(one, f"{place}, attached message {number}", f"{own or 'stdin'}#{number}", options)


def _documents(
    message: EmailMessage, text: str, place: str, own: str | None, options: ReadOptions
) -> Iterator[Document | Failure]:
    if not text.strip():
        kinds = ", ".join(dict.fromkeys(part.get_content_type() for part in message.walk()))
        yield Failure(where=place, reason=f"is empty: a message without words ({kinds[:80]})")
        return
    sender, subject = _sender(message), _ANSWER.sub("", _header(message, "Subject") or "").strip() or None
    values = {"title": subject, "published": _day(message), "publisher": sender}
    names = {"title": "Subject", "published": "Date", "publisher": "From"}
    origin = {field: f"email:{names[field]}" for field, value in values.items() if value}
    fields = Fields(text, origin=origin, **values)  # type: ignore[arg-type]
    yield from one_or_export(fields, text, place, options, own=own)


def _text(message: EmailMessage, options: ReadOptions) -> str:
    """Give the words of a message: its plain text, or those of its HTML."""
    parts = {kind: message.get_body((kind,)) for kind in ("plain", "html")}
    plain = _words(parts["plain"], options)
    if parts["html"] is None or len(plain.strip()) > _NOTE:
        return plain
    page = _words(parts["html"], options)
    return page if len(page) > _TIMES * len(plain.strip()) else plain


def _words(part: Message | None, options: ReadOptions) -> str:
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        return ""
    told = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return lines_of(page_of(data, options.encoding, told))
    return decode(data, options.encoding or held(data, told))[0] if data else ""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        words = message.get(name)
    except _ODD:
        words = dict(message.raw_items()).get(name)
    return " ".join(str(words).split()) or None if words else None


def _sender(message: EmailMessage) -> str | None:
    """Give the name of who sent a message, else the site of the address."""
    from email.utils import parseaddr

    try:
        name, address = parseaddr(_header(message, "From") or "")
    except _ODD:
        return None
    return name.strip("\"' ") or address.rpartition("@")[2] or None


def _day(message: EmailMessage) -> object:
    """Give the day on which a message was sent, where it was sent; its words where they name none."""
    from email.utils import parsedate_to_datetime

    words = _header(message, "Date")
    try:
        return parsedate_to_datetime(words).date() if words else None
    except _ODD:
        return words
