"""The prompt: the codebook in short, filled with the ontology's own words.

In: prompt.toml and the ontology.  Out: `Prompt`; `messages`, what is sent for one passage.
The edition names the prompt in signatures and in the cache: its version and a digest of every word of it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from noteverbale.ontology import kinds, stages, vocabulary
from noteverbale.ontology.pages import read_page
from noteverbale.reading.llm.passages import Passage
from noteverbale.types import Document

Message = dict[str, str]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the model is told. `codebook`: which codebook it was written from; `again`: said after a useless answer."""

    version: str
    codebook: str
    system: str
    again: str

    @property
    def edition(self) -> str:
        """Give the version with a digest of the words."""
        return f"{self.version}-{hashlib.sha256((self.system + self.again).encode()).hexdigest()[:8]}"


@cache
def prompt() -> Prompt:
    """Give the packaged prompt with the ontology's words in it."""
    page = read_page(Path(str(files("noteverbale.reading.llm") / "prompt.toml")), Prompt)
    return msgspec.structs.replace(page, system=page.system.strip().format(**_words()), again=page.again.strip())


def messages(document: Document, passage: Passage) -> list[Message]:
    """Give the messages for one passage. The first is the same for every text, so that providers can keep it ready."""
    return [{"role": "system", "content": prompt().system}, {"role": "user", "content": _shown(document, passage)}]


def _shown(document: Document, passage: Passage) -> str:
    day = document.published
    head = {
        "Publisher": document.publisher,
        "Published": day and f"{day.isoformat()} ({_DAYS[day.weekday()]})",
        "Title": document.title,
    }
    told = [f"{name}: {value}" for name, value in head.items() if value]
    for context, label in ((True, "Context, read but not coded:"), (False, "Sentences to code:")):
        lines = [line for line in passage.lines if line.context == context]
        told += [label, *(f"{line.number} {line.shown}" for line in lines)] if lines else []
    return "\n".join(told)


def _words() -> dict[str, str]:
    words = vocabulary()
    return {
        "kinds": "\n".join(f"{name}: {kind.definition}" for name, kind in kinds().items()),
        "realis": "; ".join(f"{word.name} ({word.meaning})" for word in words.realis),
        "sectors": "; ".join(f"{word.name} {word.meaning}" for word in words.sectors),
        "sources": "\n".join(
            f"{source.name}: {source.meaning}" + (f" ({', '.join(source.cues)})" if source.cues else "")
            for source in words.sources
        ),
        "stages": "; ".join(f"{name} ({stage.definition.rstrip('.')})" for name, stage in stages().items()),
    }
