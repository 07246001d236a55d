"""PDF -> one document: the text of its pages by pdfium, without running heads, in paragraphs. Needs pypdfium2, which
only the `pdf` extra brings.

Offsets are into the extracted text; `origin["text"]` names the extractor, since another would move them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from noteverbale.documents.assembly import assemble
from noteverbale.documents.columns import Fields
from noteverbale.documents.opening import whole
from noteverbale.documents.options import ReadOptions
from noteverbale.documents.plain import name_of
from noteverbale.errors import InputError
from noteverbale.resolve.wrapping import unwrapped
from noteverbale.types import Document, Failure

# Lines at the head and at the foot of a page in which what runs over all pages may stand.
_EDGE = 3
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
# A hyphen at a line's end: one that the printer put in, and pdfium's mark for one that may be the writer's.
_PRINTED = re.compile(r"(?<=[^\W\d_])[\u2010\u00ad]\s*\n\s*(?=[a-zß-ÿ])")
_EITHER = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(?:\x02|\ufffe|-\s*\n)\s*([a-zß-ÿ][^\W\d_]*)")
# What a browser prints above and below a page: day and hour, address and page of pages.
_BROWSER = re.compile(r"\d{1,4}[./]\d{1,2}[./]\d{1,4}, \d{1,2}:\d{2}.*|(?:https?|file)://\S+(?: \d+/\d+)?")
_TITLED = 600  # characters from the beginning in which a title stands if it is the text's


def read_pdf(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Give the one document of a PDF. Raises InputError if pypdfium2 is missing."""
    module = pdf_module(name)
    try:
        pages, told = _pages(module, whole(stream))
    except module.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "is locked with a password" if locked else "is not a whole PDF file"
        yield Failure(where=name, reason=f"{why} ({str(error)[:120]})")
        return
    text = paragraphs(pages)
    if not text:
        yield Failure(where=name, reason="holds no text, only pictures of pages; have them recognised (OCR) first")
        return
    title = " ".join((told.get("Title") or "").split())
    text, stands = _in_one_line(text, title)
    origin = {"text": f"pdf:pypdfium2 {module.PYPDFIUM_INFO}"} | ({"title": "metadata:Title"} if stands else {})
    yield from assemble(Fields(text, title=title if stands else None, origin=origin), options, name, name_of(name))


def pdf_module(name: str) -> Any:
    """Give pypdfium2. Raises InputError naming the extra."""
    try:
        import pypdfium2
    except ImportError as error:
        raise InputError(f"{name}: PDF needs pypdfium2; run pip install 'noteverbale[pdf]'") from error
    return pypdfium2


def _pages(module: Any, data: bytes) -> tuple[list[str], dict[str, str]]:
    """Give the text of each page, and what the file tells of itself."""
    file = module.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in file], file.get_metadata_dict()
    finally:
        file.close()


def _in_one_line(text: str, title: str) -> tuple[str, bool]:
    """Give a text with its title in one line, and whether it stands there at all: large letters fill a line early."""
    words = r"\s+".join(re.escape(word) for word in title.split())
    found = re.compile(words, re.IGNORECASE).search(text, 0, _TITLED) if words else None
    if found is None:
        return text, False
    return text[: found.start()] + " ".join(found[0].split()) + text[found.end() :], True


def paragraphs(pages: list[str]) -> str:
    """Give the text of pages as one, a line a paragraph: without what runs over the pages, with parted words joined."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    running = _running(lines)
    kept = ["\n".join(_without(page, running)) for page in lines]
    text = _joined(_PRINTED.sub("", "\n".join(page for page in kept if page.strip())))
    return re.sub(r"[ \t]+", " ", unwrapped(text, printed=True)).strip()


def _running(pages: list[list[str]]) -> set[str]:
    """Give the lines that stand at the head or foot of more than half of several pages, whatever their numbers."""
    seen = Counter(line for page in pages for line in {_DIGITS.sub("#", line) for line in _edges(page)})
    return {line for line, count in seen.items() if line and count > max(1, len(pages) / 2)}


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE] + filled[-_EDGE:]


def _without(page: list[str], running: set[str]) -> list[str]:
    """Give a page's lines without running ones, page numbers and a browser's marks at its edges."""
    edges = set(_edges(page))
    return [line for line in page if line not in edges or not _runs(line, running)]


def _runs(line: str, running: set[str]) -> bool:
    return line.isdecimal() or _DIGITS.sub("#", line) in running or _BROWSER.fullmatch(line) is not None


def _joined(text: str) -> str:
    """Give a text with words joined that a hyphen parts at a line's end; those of two words keep it ("air-defence")."""
    words = Counter(word.lower() for word in _WORD.findall(text))

    def one(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        both = words[first.lower()] > 1 and words[second.lower()] > 1
        return f"{first}-{second}" if both and not words[(first + second).lower()] else first + second

    return _EITHER.sub(one, text)
