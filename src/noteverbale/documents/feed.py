"""Feeds (RSS, Atom) -> documents, one for each entry: its full text if the feed gives it, else its summary.

A feed that is damaged gives the entries before the damage, and a failure.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from noteverbale.attempts import attempt
from noteverbale.documents.assembly import assemble
from noteverbale.documents.blocks import without_tags
from noteverbale.documents.columns import Fields
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.rows import at, numbered
from noteverbale.types import Document, Failure


def read_feed(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the documents of a feed; XML of another kind is a Failure."""
    data = whole(stream)
    if not data.strip():
        return
    feed = attempt(lambda: _parsed(data, options.encoding), name, "document")
    if isinstance(feed, Failure):
        yield Failure(where=name, reason=f"is not a whole feed ({feed.reason[:80]})")
        return
    if not feed.get("version") and not feed.entries:
        yield Failure(where=name, reason="is XML of an unknown kind; make JSON Lines or CSV of it, a document a line")
        return
    for number, entry in enumerate(feed.entries, 1):
        where = at(name, number, "entry")
        yield from assemble(_fields(entry, feed.feed, options.columns), options, where, numbered(name, number))
    if feed.bozo and _damaged(feed.bozo_exception):
        yield Failure(where=name, reason=_until(feed), stage="part" if feed.entries else "document")


def _parsed(data: bytes, encoding: str | None) -> Any:
    import feedparser

    told = {"content-type": f"application/xml; charset={encoding}"} if encoding else {}
    # A stream: of bytes alone the library would first look for a file of that name. Words are cleaned as all cells are.
    return feedparser.parse(io.BytesIO(data), response_headers=told, sanitize_html=False, resolve_relative_uris=False)


def _damaged(error: object) -> bool:
    """A parser's error; the library also notes what costs nothing, such as another encoding than the one declared."""
    from xml.sax import SAXException

    return isinstance(error, SAXException)


def _until(feed: Any) -> str:
    damage, count = str(feed.bozo_exception)[:80], len(feed.entries)
    return f"is damaged ({damage}); entries read, the last perhaps in part: {count}"


def _fields(entry: Mapping[str, Any], feed: Mapping[str, Any], columns: Mapping[str, str]) -> Fields:
    day = next((name for name in (columns.get("published"), "published", "updated") if name and entry.get(name)), "")
    source = entry.get("source") or {}
    values = {
        "published": entry.get(day),
        "title": without_tags(entry.get("title")) or None,
        "publisher": source.get("title") or feed.get("title") or None,
        "url": entry.get("link") or None,
    }
    told = {"published": day, "title": "title", "publisher": "source" if source.get("title") else "title of the feed"}
    origin = {name: f"feed:{told.get(name, 'link')}" for name, value in values.items() if value}
    return Fields(_text(entry, values["title"]), name=entry.get("id") or None, origin=origin, **values)


def _text(entry: Mapping[str, Any], title: str | None) -> str | None:
    """Give the fullest text of an entry; one that only repeats its title is a headline and has none."""
    told = [one.get("value") or "" for one in (*entry.get("content", ()), {"value": entry.get("summary")})]
    words = max((str(without_tags(one)) for one in told), key=len)
    return None if not words.strip() or _plain(words) == _plain(title or "") else words


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())
