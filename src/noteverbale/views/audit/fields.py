"""What a coder's sheet holds: its columns, its fields, and the words that explain them.

In: sheet.toml.  Out: `Field`s of a sheet, heads of columns, legends.  Errors: OntologyError for a wrong page.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from noteverbale.ontology import kinds, stages
from noteverbale.ontology.pages import read_page, require_distinct, require_known
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.views.shapes import SHAPES
from noteverbale.views.statuses import RECORD_STATUSES, VISIT_STAGES
from noteverbale.views.wording import words

CLAIMS = "claims"
SHEETS = (CLAIMS, *SHAPES)
LEGEND = "legend"
SENTENCE = "sentence"
OK, CORRECT = "_ok", "_correct"
NOTHING = "none"
_VALUES = ("kind", "status", "source", "stage", "actors", "days", "text", "claims")


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the reader says of a claim or record; sheet.toml explains each part."""

    name: str
    sheets: tuple[str, ...]
    value: str
    says: str
    ok: str
    correct: str
    whole: bool = False
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    sets: dict[str, str] = {}

    def belongs_to(self, kind: str) -> bool:
        """Whether claims or records of a kind have it."""
        return kind not in self.not_kinds and (not self.kinds or kind in self.kinds)

    def set_as(self, kind: str) -> tuple[str, ...]:
        """Give the fields of a record of a kind that hold it; none where a person cannot set it."""
        return tuple(self.sets.get(kind, self.sets.get("any", "")).split())


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a coder may write for right, wrong and "I cannot tell"."""

    right: frozenset[str]
    wrong: frozenset[str]
    unsure: frozenset[str]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of sheet.toml."""

    counts: tuple[str, ...]
    answers: Answers
    columns: dict[str, str]
    field: tuple[Field, ...]


def fields_of(sheet: str, held: Iterable[str] | None = None) -> tuple[Field, ...]:
    """Give the fields of a sheet; `held`: the kinds in it, where fields that none of them has are to be left out."""
    kinds_held = None if held is None else set(held)
    return tuple(
        one
        for one in page().field
        if sheet in one.sheets and (kinds_held is None or any(map(one.belongs_to, kinds_held)))
    )


@cache
def fields_among(claims: bool) -> tuple[Field, ...]:
    """Give the fields of claims, or those that sheets of records have, one of a name, in the order of the page."""
    held = (one for one in page().field if (CLAIMS in one.sheets if claims else one.sheets != (CLAIMS,)))
    return tuple({one.name: one for one in held}.values())


def legend(text: str) -> str:
    """Give words of sheet.toml with the lists of the codebook in them."""
    return text.format(**_lists())


@cache
def _lists() -> dict[str, str]:
    told = vocabulary()
    return {
        "kinds": _listed(kinds()),
        "statuses": _listed(one.name for one in told.realis),
        "visit_statuses": _listed(VISIT_STAGES),
        "record_statuses": _listed(RECORD_STATUSES),
        "sources": _listed(one.name for one in told.sources),
        "stages": _listed(stages()),
    }


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(words, names))


@cache
def page() -> Page:
    """Give the page of this package."""
    return load(Path(str(files("noteverbale.views.audit") / "sheet.toml")))


def load(path: Path) -> Page:
    """Read and check a page."""
    found = read_page(path, Page)
    require_distinct((f"{sheet} {one.name}" for one in found.field for sheet in one.sheets), f"{path.name}, field")
    require_known((sheet for one in found.field for sheet in one.sheets), SHEETS, f"{path.name}, sheets")
    require_known((one.value for one in found.field), _VALUES, f"{path.name}, value")
    named = (kind for one in found.field for kind in (*one.kinds, *one.not_kinds))
    require_known(named, kinds(), f"{path.name}, kinds")
    require_distinct((*found.answers.right, *found.answers.wrong, *found.answers.unsure), f"{path.name}, answers")
    return found
