"""The closed vocabularies of the codebook: what a status, a source, a sector and a code may be.

In: vocabulary.toml.  Out: one `Vocabulary`, loaded once.  Source: docs/codebook.md, sections 3 to 5.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from noteverbale.ontology.pages import read_page, require_distinct, require_known
from noteverbale.ontology.tables import packaged


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word of a closed vocabulary and what it means. `done`: for a realis, whether it counts as done when coded."""

    name: str
    meaning: str
    done: bool = False


class SourceKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of source. `rank`: directness, 1 is the most direct; `cues`: how texts name it.

    Whose word wins in a record is told by records/acceptance.toml, which puts several kinds on one step.
    """

    name: str
    rank: int
    meaning: str
    cues: tuple[str, ...] = ()


class PloverRoot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER category. `quad`: 1 verbal, 2 material co-operation, 3 verbal, 4 material conflict. `score`: -10..10."""

    name: str
    quad: int
    score: float
    modes: tuple[str, ...] = ()


class CameoCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CAMEO code in use here, with what we send there."""

    code: str
    meaning: str


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All closed vocabularies. Names are distinct within each list."""

    polarity: tuple[Word, ...]
    realis: tuple[Word, ...]
    certainty: tuple[Word, ...]
    sectors: tuple[Word, ...]
    modifiers: tuple[Word, ...]
    sources: tuple[SourceKind, ...]
    plover: tuple[PloverRoot, ...]
    cameo: tuple[CameoCode, ...]

    def plover_root(self, name: str | None) -> PloverRoot | None:
        """Give a PLOVER category by its name."""
        return next((root for root in self.plover if root.name == name), None)


@cache
def vocabulary() -> Vocabulary:
    """Give the closed vocabularies of this package."""
    return load_vocabulary(packaged("vocabulary.toml"))


def load_vocabulary(path: Path) -> Vocabulary:
    """Read and check a vocabulary page."""
    words = read_page(path, Vocabulary)
    for name in ("polarity", "realis", "certainty", "sectors", "modifiers", "sources", "plover"):
        require_distinct((entry.name for entry in getattr(words, name)), f"{path.name}, {name}")
    require_distinct((entry.code for entry in words.cameo), f"{path.name}, cameo")
    require_known((str(root.quad) for root in words.plover), "1234", f"{path.name}, plover quad")
    return words
