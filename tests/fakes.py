"""A fake reader with a tiny language, for tests of everything around the reading.

"Russia visits India." is a visit, "Russia sells helicopters to India." an arms deal, any other sentence nothing.
A text with the word "explode" breaks it, "panic" breaks a library in Rust under it, "hang" makes it slow, "die" kills its process. Loads are counted in a file.
"""

from __future__ import annotations

import os
import re
import time
from hashlib import blake2b
from pathlib import Path

from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.types import Actor, Claim, Deal, Document, Mention, Reading, Span

CODES = {"Russia": "RUS", "India": "IND", "Pakistan": "PAK", "China": "CHN"}
_SENTENCE = re.compile(r"(?P<agent>[A-Z]\w+) (?P<verb>visits|sells)(?: (?P<item>[a-z]+) to)? (?P<recipient>[A-Z]\w+)\.")


class PanicException(BaseException):
    """What PyO3 raises where a library in Rust panics: no Exception."""


class FakeReader:
    """Reads the tiny language."""

    def __init__(self, signature: str = "fake-1") -> None:
        self.signature = signature

    def read(self, document: Document) -> Reading:
        """Give one claim for each sentence of the language."""
        if "explode" in document.text:
            raise ValueError("the text exploded")
        if "panic" in document.text:
            raise PanicException("called `Option::unwrap()` on a `None` value")
        if "hang" in document.text:
            time.sleep(float(os.environ.get("FAKE_HANG", "0.05")))
        if "die" in document.text.split():
            os._exit(9)
        claims = tuple(_claim(document, found) for found in _SENTENCE.finditer(document.text))
        return Reading(document=document, claims=claims, signature=self.signature)


def load(tables: Tables = NO_TABLES) -> FakeReader:
    """Give a reader, and note the loading in the file that FAKE_LOADS names."""
    return _loaded(f"fake-1 tables {tables.digest()}" if tables else "fake-1")


def load_newer() -> FakeReader:
    """Give a reader of a newer signature."""
    return _loaded("fake-2")


def _loaded(signature: str) -> FakeReader:
    if "FAKE_LOADS" in os.environ:
        with Path(os.environ["FAKE_LOADS"]).open("a") as stream:
            stream.write(f"{os.getpid()}\n")
    return FakeReader(signature)


def _claim(document: Document, found: re.Match[str]) -> Claim:
    kind = {"visits": "visit", "sells": "arms_deal"}[found["verb"]]
    key = f"{document.id} {kind} {found.start('verb')}"
    return Claim(
        id="c" + blake2b(key.encode(), digest_size=8).hexdigest(),
        kind=kind,
        trigger=_mention(found, "verb"),
        agent=(_actor(found, "agent"),),
        recipient=(_actor(found, "recipient"),),
        deal=Deal(stage="signed", item=found["item"]) if kind == "arms_deal" else None,
        confidence=0.9 if kind == "visit" else 0.6,
        sentence=Span(*found.span()),
    )


def _mention(found: re.Match[str], group: str) -> Mention:
    return Mention(text=found[group], start=found.start(group), end=found.end(group))


def _actor(found: re.Match[str], group: str) -> Actor:
    return Actor(
        text=found[group],
        start=found.start(group),
        end=found.end(group),
        code=CODES.get(found[group], "UNK"),
        sector="GOV",
    )


def main(arguments: list[str]) -> None:
    """Run `nv` with the fake reader, as a process of its own."""
    from noteverbale import cli
    from noteverbale.flow import worker

    worker.load_reader = load  # type: ignore[assignment]
    cli.main(arguments)


if __name__ == "__main__":
    import sys

    import fakes

    fakes.main(sys.argv[1:])
