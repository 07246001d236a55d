"""A document, what was read of it, and what is handed on to reconciliation."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from os import PathLike
from pathlib import PurePath

from msgspec import Struct

from noteverbale.types.claims import Claim
from noteverbale.types.words import Where


class Furniture(Struct, frozen=True):
    """A stretch of text that is not news: `role` is dateline, byline, related_link, caption, publication_line,
    boilerplate, headline (above the articles of an archive's export; it is the document's title).
    """

    start: int
    end: int
    role: str


class Document(Struct, frozen=True, kw_only=True):
    """One text, kept exactly as read.

    `id`: hash of name, text and date. `name`: what the input calls it (its own id, or its path), else the id.
    `origin`: field -> where its value was taken from ("metadata", "publication_line", "option", ...).
    `credit`: the agency or outlet that the text says it is from, where that is not the publisher.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    dateline: Where | None = None
    furniture: tuple[Furniture, ...] = ()
    origin: dict[str, str] = {}
    credit: str | None = None

    @property
    def outlet(self) -> str | None:
        """Whose report it is: the outlet credited, else the publisher."""
        return self.credit or self.publisher

    def part(self, name: str) -> str:
        """Give the part that a claim's offsets count in: "text", or "title"."""
        return (self.title or "") if name == "title" else self.text

    @property
    def words(self) -> str:
        """What it tells: its text, or its title where that stands alone."""
        return self.text or self.title or ""

    @property
    def news(self) -> str:
        """What a copy elsewhere tells too: its words, without what an archive's export prints around an article."""
        if all(mark.role != "headline" for mark in self.furniture):
            return self.words
        marks = sorted(self.furniture, key=lambda mark: mark.start)
        ends = [0, *accumulate((mark.end for mark in marks), max)]  # one mark may lie within another
        starts = [*(mark.start for mark in marks), len(self.text)]
        told = " ".join(self.text[end:start] for end, start in zip(ends, starts, strict=True))
        return told if told.strip() else self.words


class Attribution(Struct, frozen=True, kw_only=True):
    """Who says what: lists of (start, end). `manner` is direct or indirect; `kind` a source kind."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    manner: str = "indirect"
    kind: str | None = None


def path_name(path: PathLike[str] | str) -> str:
    """Give what the file at a path goes by: the path as given, with bytes that are no UTF-8 as `\\xe9`."""
    name = path if isinstance(path, str) else PurePath(path).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class Failure(Struct, frozen=True, kw_only=True):
    """The world's mess as data: what could not be read, where, why, in one sentence.

    `stage`: "document" where a whole document was lost, "part" where it is read all the same, without its day or its
    end, "reading" where the reader gave up.
    """

    where: str
    reason: str
    stage: str = "document"

    @property
    def beside(self) -> bool:
        """Whether the document it tells of is read all the same, so that it is none of its own."""
        return self.stage == "part"


class Reading(Struct, frozen=True, kw_only=True):
    """One document's claims and failures, with the signature of what read it.

    `claims` are those of the text; `title_claims` what the title tells and the text does not.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    failures: tuple[Failure, ...] = ()
    signature: str = ""
    title_claims: tuple[Claim, ...] = ()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """Those of the title, then those of the text."""
        return self.title_claims + self.claims

    def _repr_html_(self) -> str:
        from noteverbale.markup import reading_html

        return reading_html(self)


class Report(Struct, frozen=True, kw_only=True):
    """A claim with what its document adds: the unit that reconciliation folds into records.

    `known`: publication day (None: undated). `family`: id of the first document of its family of copies.
    """

    claim: Claim
    document_id: str
    known: date | None
    publisher: str | None = None
    family: str | None = None
