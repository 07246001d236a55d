"""HTML -> one document: the main text by trafilatura, its metadata asked separately, its day by page_days.py.

Offsets are into the extracted text; `origin["text"]` names the extractor, since another would move them.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.blocks import lines_of
from noteverbale.documents.columns import Fields
from noteverbale.documents.decoding import decode, marked
from noteverbale.documents.exports import layout_of, read_export
from noteverbale.documents.layouts import Layout, layouts
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.page_days import DATES, published_on, with_days_in_sentences
from noteverbale.documents.plain import name_of
from noteverbale.types import Document, Failure

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# Bytes of a page in which browsers look for its encoding, twice over.
_HEAD = 2048
# Characters of the longest notice that a server gives in place of an article.
_LONGEST_NOTICE = 1200


def read_html(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of a page, or those of an export from a press archive."""
    page = page_of(whole(stream), options.encoding)
    if exported := _export(page, options):
        text, layout = exported
        yield from read_export(text, layout, name, options, {"text": "html:lines"})
        return
    fields = page_fields(page) if page.strip() else None
    if fields is None:
        yield Failure(where=name, reason="holds no main text" if page.strip() else "is empty")
        return
    if notice := no_article(fields):
        yield Failure(where=name, reason=f"is a notice of the server ({notice!r}), not an article")
        return
    yield from assemble(fields, options, name, name_of(name))


def _export(page: str, options: ReadOptions) -> tuple[str, Layout] | None:
    """Give the lines of a page that holds the articles of an export, and its layout."""
    if not any(layout.html and layout.html.search(page) for layout in layouts(options.layouts)):
        return None
    text = lines_of(page, cells=True)
    layout = layout_of(text, options)
    return (text, layout) if layout else None


def page_of(data: bytes, encoding: str | None, served: str | None = None) -> str:
    """Give the text of a page in the operator's encoding, else the one its server told, else its own, if it holds to
    them. Raises Undecodable.
    """
    return decode(data, encoding or held(data, served) or _declared(data))[0]


def no_article(fields: Fields) -> str | None:
    """Give the words by which a short page is a notice in place of an article: "Access denied", "404"."""
    text = str(fields.text)
    if len(text) > _LONGEST_NOTICE:
        return None
    told = (" ".join((words or "").split()) for words in (fields.title, text.strip().partition("\n")[0]))
    return next((words[:60] for words in told if _notice().match(words)), None)


@cache
def _notice() -> re.Pattern[str]:
    data = tomllib.loads((files("noteverbale.documents") / "no_articles.toml").read_text(encoding="utf-8"))
    alone, begins = ("|".join(map(re.escape, data[name])) for name in ("alone", "begins"))
    return re.compile(rf"(?:{begins})|(?:{alone})(?=\W*$|[.!…]| [|–—-] )", re.IGNORECASE)


def page_fields(page: str) -> Fields | None:
    """Give what a page says, or None if it has no main text."""
    import trafilatura
    from lxml.etree import LxmlError

    page = _DECLARATION.sub("", page)
    if "<html" not in page[:_HEAD].lower():
        page = f"<html><body>{page}</body></html>"
    try:
        text = _main_text(with_days_in_sentences(page))
        if text is None:
            return None
        facts = trafilatura.extract_metadata(page, date_config=dict(DATES))
        day = published_on(page, facts.title, facts.url)
    except (LxmlError, ValueError, AssertionError, RecursionError):
        return None
    return _fields(text, facts, day, f"html:trafilatura {trafilatura.__version__}")


def _main_text(page: str) -> str | None:
    """The fast way first; the slow one has more to fall back on and is only for pages that give nothing."""
    from trafilatura import extract

    log = logging.getLogger("trafilatura")
    if not log.level:  # it warns of each page without text, without its name; here that is a `Failure`
        log.setLevel(logging.ERROR)
    for fast in (True, False):
        text: str | None = extract(page, fast=fast, include_comments=False)
        if text:
            return text
    return None


def _fields(text: str, facts: Any, day: tuple[str, str] | None, extractor: str) -> Fields:
    words, told = day or (None, "")
    values = {"published": words, "title": facts.title, "publisher": facts.sitename, "url": facts.url}
    asked = {"published": told, "title": "title", "publisher": "sitename", "url": "url"}
    origin = {name: f"metadata:{asked[name]}" for name, value in values.items() if value}
    return Fields(text, origin=origin | {"text": extractor}, **values)


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, if it is one, and if the page holds to it."""
    found = _CHARSET.search(data, 0, _HEAD)
    return held(data, found[1].decode("ascii")) if found else None


def held(data: bytes, name: str | None) -> str | None:
    """Give a told encoding if it is one and all bytes are of it; a mark at their head tells better."""
    if not name or marked(data):
        return None
    # Pages in "latin-1" are in cp1252, as browsers take them.
    name = "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
    try:
        data.decode(name)
    except (LookupError, ValueError):  # no encoding's name (one with a NUL too), or other bytes
        return None
    return name
