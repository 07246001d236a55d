"""Note Verbale: what states and other political actors do with each other, read from news, every claim with its words.

    import noteverbale
    reading = noteverbale.read("Russian Defence Minister Sergey Shoigu will visit Islamabad.", published="2014-11-18")
    for claim in reading.claims:
        print(claim.kind, claim.trigger.text, claim.realis)

Importing this loads next to nothing; what is named here is loaded when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes longer to import than all the rest here; type checkers know the name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from os import PathLike
    from typing import Any, Literal

    from noteverbale.errors import NoteVerbaleError
    from noteverbale.flow.judging import OpenRecord
    from noteverbale.types import Claim, Document, Failure, Reading, Record

__version__ = "0.5.0"

__all__ = ["Claim", "Document", "Failure", "NoteVerbaleError", "Reading", "Record", "open", "read"]

_HOMES = dict.fromkeys(("Claim", "Document", "Failure", "Reading", "Record"), "noteverbale.types")
_HOMES["NoteVerbaleError"] = "noteverbale.errors"


def read(
    text: str | Document,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    tables: Mapping[str, Sequence[str | PathLike[str]]] | None = None,
    reader: Literal["network", "fast", "llm"] = "network",
) -> Reading:
    """Give the claims of one text, each with its exact words.

    `published`: a date or an ISO day; like publisher and title it is looked for in the text if not given, and takes the
    place of what a `Document` has (whose id is made of its name, day and text, so it changes with the day). The first
    call loads the model, which takes about half a second. `tables`: your own, as {"actors": ["mine.csv"]}; also places
    and equipment. `reader` "fast" reads with the narrower network (docs/reading.md), "llm" sends the text to the large
    model that `[llm]` in nv.toml names (docs/llm.md). Raises InputError where neither text nor title has words,
    ModelError, OntologyError for a wrong table; with "llm" also ConfigError, EndpointError, RunStopped.
    """
    from noteverbale.arguments import a_day, some_words
    from noteverbale.flow import read as read_one
    from noteverbale.resolve.tables import Tables

    published = published if isinstance(published, str) else a_day(published)
    publisher, title = some_words(publisher, "publisher"), some_words(title, "title")
    llm = None
    if reader != "network":
        from noteverbale.config import load, named_reader

        llm = named_reader(reader, load()[0])
    own, fast = Tables.of(tables), reader == "fast"
    return read_one(text, published=published, publisher=publisher, title=title, tables=own, llm=llm, fast=fast)


def open(path: str | PathLike[str], *, tables: Mapping[str, Sequence[str | PathLike[str]]] | None = None) -> OpenRecord:
    """Give the record of a store, to ask (visits, deals, claims, as of any day) and to judge.

    `tables`: your own, as {"actors": ["mine.csv"]}, so that questions may name your actors. Raises StoreError if there
    is no record. A question that names an actor raises OntologyError for a wrong table.

        with noteverbale.open("record.nv") as record:
            print(record.deals(as_of="2014-11-20"))
    """
    from os import PathLike, fspath

    from noteverbale.errors import ConfigError
    from noteverbale.flow.judging import OpenRecord
    from noteverbale.resolve.tables import Tables

    if not isinstance(path, str | PathLike):
        raise ConfigError(f"open takes the path of a store; got {path!r}")
    return OpenRecord(fspath(path), actors=Tables.of(tables).actors)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'noteverbale' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
