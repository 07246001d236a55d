"""A text that may be an export from a press archive -> a document for each of its articles.

Told by layouts.toml. A text is an export only if an article of it is found whole: its head with all that the layout
asks for, and the lines that begin or end it. What is wrong with an article is a `Failure` in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from noteverbale.documents.articles import Article, Broken, Counted, articles
from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields
from noteverbale.documents.heads import head_at
from noteverbale.documents.layouts import Layout, layouts
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.pieces import pieces, plain_of
from noteverbale.documents.rows import at, numbered
from noteverbale.types import Document, Failure, Where

# Articles of a file of which one must be whole.
_LOOKED_AT = 25
_FIELDS = ("title", "publisher", "published", "url")


def layout_of(text: str, options: ReadOptions) -> Layout | None:
    """Give the layout of an export; None for any other text. Raises ConfigError for a wrong file of layouts."""
    plain = plain_of(text) if "\r" in text and "\n" not in text else ""
    for layout in layouts(options.layouts):
        if layout.sign.search(plain or text):
            plain = plain or plain_of(text)
            if _every(plain, layout) if layout.every else _any(plain, layout):
                return layout
    return None


def _any(plain: str, layout: Layout) -> bool:
    """Tell whether one of the first articles is whole."""
    return any(isinstance(found, Article) and found.whole for found in islice(articles(plain, layout), _LOOKED_AT))


def _every(plain: str, layout: Layout) -> bool:
    """Tell whether a text is nothing but articles, two or more, each with its head at the beginning and a text."""
    parts = list(pieces(plain, layout))
    heads = len(parts) > 1 and all(head_at(plain, piece, 0, layout) for piece in parts)
    found = list(articles(plain, layout)) if heads else []
    return len(found) == len(parts) > 1 and all(isinstance(one, Article) and one.news for one in found)


def may_be_export(start: str, options: ReadOptions) -> bool:
    """Tell whether the beginning of a text has the signs of an export."""
    known = layouts(options.layouts)
    return any(layout.sign.search(start) or (layout.html and layout.html.search(start)) for layout in known)


def about(text: str, options: ReadOptions) -> int:
    """Give about how many articles a file's text holds, from what parts them, tags and all."""
    parts = [layout.end or layout.begin for layout in layouts(options.layouts)]
    return max((sum(1 for _ in part.finditer(text)) for part in parts if part), default=0)


def read_export(
    text: str,
    layout: Layout,
    name: str,
    options: ReadOptions,
    origin: dict[str, str],
    *,
    own: str | None = None,
    unit: str = "line",
) -> Iterator[Document | Failure]:
    """Give the documents of an export. `origin`: of the text; `own`: its name if that is not the file's; `unit`: what a
    line of it is called ("paragraph").
    """
    plain = plain_of(text)
    number, line, before, last = 0, 1, 0, None
    for found in articles(plain, layout):
        if isinstance(found, Counted):
            yield from _missing(found, name)
            continue
        number, line, before = number + 1, line + plain.count("\n", before, found.start), found.start
        where = f"{at(name, number, 'article')} ({unit} {line})"
        if isinstance(found, Broken):
            yield Failure(
                where=where, reason=f"has no head and text as {layout.name} lays them out, so it was not read"
            )
            continue
        yield from _document(text, plain, found, layout, where, numbered(own or name, number), options, origin)
        last = found, where
    if last and layout.closes and not last[0].closed:
        yield Failure(
            where=last[1],
            reason="was read, but its closing lines are missing: the file may be cut off here",
            stage="part",
        )


def _missing(counted: Counted, name: str) -> Iterator[Failure]:
    if counted.last < counted.of:
        yield Failure(
            where=name,
            reason=f"numbers its articles up to {counted.of} and ends with {counted.last}: it may be cut off",
            stage="part",
        )


def _document(
    text: str,
    plain: str,
    article: Article,
    layout: Layout,
    where: str,
    name: str,
    options: ReadOptions,
    origin: dict[str, str],
) -> Iterator[Document | Failure]:
    words = {field: _words(plain, article, field, layout) for field in _FIELDS}
    if article.news is None:
        headline = f" (headline {words['title'][:60]!r})" if words["title"] else ""
        yield Failure(where=where, reason=f"is empty: a head without a text{headline}")
        return
    told = {field: f"{layout.name}:{field}" for field, value in words.items() if value}
    if article.news == article.values.get("abstract"):
        told["text"] = f"{layout.name}:abstract"
    fields = Fields(text[article.start : article.end], origin=origin | told, **words)
    news = article.news[0] - article.start, article.news[1] - article.start
    marks = [type(mark)(mark.start - article.start, mark.end - article.start, mark.role) for mark in article.marks]
    yield from assemble(fields, options, where, name, marks, news=news, dateline=_dateline(text, article))


def _words(plain: str, article: Article, field: str, layout: Layout) -> str | None:
    span = article.values.get(field)
    words = " ".join(plain[span[0] : span[1]].split()) if span else ""
    kept = layout.fields[field].match(words) if field in layout.fields else None
    return (kept["value"].strip() if kept else words) or None


def _dateline(text: str, article: Article) -> Where | None:
    span = article.values.get("dateline")
    if span is None:
        return None
    return Where(text=text[span[0] : span[1]], start=span[0] - article.start, end=span[1] - article.start)
