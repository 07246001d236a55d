"""How articles come out of exports of press archives, and whether plain articles are taken for exports.

    python -m training.exports SAMPLE.jsonl ... [--most 400]

Every article is looked at as a plain text: none should be an export. Then articles are written into files as each
layout has them (`tests/unit/documents/archive_files.py`, 50 a file) and read back: the share whose headline, outlet,
day and news come out word for word. It measures the taking apart, not whether archives lay out their files so.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.unit.documents import archive_files as made

from noteverbale.documents import ReadOptions, from_text, read_stream
from noteverbale.documents.exports import layout_of
from noteverbale.types import Document

FILE = 50
FORMS = {  # kind -> writer
    "nexis .docx": lambda pieces: (made.docx(made.nexis(pieces)), "docx"),
    "nexis .rtf": lambda pieces: (made.rtf(made.nexis(pieces)), "rtf"),
    "nexis .docx, no end marks": lambda pieces: (made.docx(made.nexis(pieces, end=False)), "docx"),
    "lexis .txt": lambda pieces: (made.lexis(pieces).encode(), "text"),
    "factiva .txt": lambda pieces: ("\n".join(made.factiva(pieces)).encode(), "text"),
    "factiva-indexed .html": lambda pieces: (made.factiva_html(pieces).encode(), "html"),
    "proquest .txt": lambda pieces: (made.proquest(pieces).encode(), "text"),
}
# The day as each prints it, in the writers; Factiva's and ProQuest's writers print one day.
DAY = date(2014, 11, 18)


def main() -> None:
    """Print both measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("samples", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=400, help="articles of each sample that are written into exports")
    parser.add_argument("--show", type=int, default=0, help="how many that come out otherwise to print")
    given = parser.parse_args()
    for path in given.samples:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        taken = sum(layout_of(row["text"], ReadOptions()) is not None for row in rows)
        print(f"{path.stem}: {taken} of {len(rows)} plain articles taken for exports")
        pieces = [piece for row in rows[: given.most] if (piece := piece_of(row))]
        for form, write in FORMS.items():
            results = [
                result for start in range(0, len(pieces), FILE) for result in back(pieces[start : start + FILE], write)
            ]
            wrong = [why for why in results if why]
            print(f"  {form}: {len(results) - len(wrong)} of {len(results)} come out word for word")
            for why in wrong[: given.show]:
                print(f"    {why}")


def piece_of(row: dict[str, str]) -> made.Piece | None:
    """Give an article for the writers, its paragraphs in lines of their own."""
    text = tuple(" ".join(line.split()) for line in row["text"].splitlines() if line.strip())
    title = " ".join((row.get("title") or "").split())
    return replace(made.ONE, title=title, text=text) if title and text else None


def back(pieces: list[made.Piece], write) -> Iterator[str]:
    """Yield for each article what came out otherwise, nothing where all came out."""
    data, form = write(pieces)
    found = {
        one.name: one for one in read_stream(io.BytesIO(data), ReadOptions(format=form)) if isinstance(one, Document)
    }
    for number, piece in enumerate(pieces, 1):
        yield difference(found.get(f"stdin#{number}"), piece)


def difference(document: Document | None, piece: made.Piece) -> str:
    """Tell in what a document is not the article that was written."""
    if document is None:
        return f"{piece.title!r}: none"
    plain = from_text("\n".join(piece.text), title=piece.title)
    told = {
        "title": (document.title, piece.title),
        "publisher": (document.publisher, piece.publisher),
        "day": (document.published, DAY),
        "news": (news(document), news(plain)),
    }
    wrong = [
        f"{field} {str(was)[-90:]!r}, not {str(should)[-90:]!r}"
        for field, (was, should) in told.items()
        if was != should
    ]
    return f"{piece.title!r}: {', '.join(wrong)}" if wrong else ""


def news(document: Document) -> str:
    """Give the letters of a document that are no furniture."""
    kept, at = [], 0
    for mark in document.furniture:
        kept, at = [*kept, document.text[at : mark.start]], mark.end
    return "".join("".join([*kept, document.text[at:]]).split())


if __name__ == "__main__":
    main()
