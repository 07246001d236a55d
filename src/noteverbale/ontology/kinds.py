"""Kinds of claims, one page each: what counts, who is who, codes, identity, words and examples.

In: kinds/<kind>.toml.  Out: `kinds()`, name -> Kind, in the codebook's order, loaded once.
Source: docs/codebook.md, section 2; docs/kinds.md is printed from these pages.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from noteverbale.errors import OntologyError
from noteverbale.ontology.codes import Code, check_code
from noteverbale.ontology.pages import read_page, require_distinct, require_known
from noteverbale.ontology.stages import stages
from noteverbale.ontology.tables import packaged
from noteverbale.ontology.vocabulary import vocabulary

# What two claims can be compared in; `parties` is agents and recipients together, in any order.
IDENTITY_FIELDS = ("agent", "recipient", "parties", "time", "place", "item_family", "stage_window", "title", "source")


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is agent and who recipient. `reciprocal`: all parties are agents and the recipient list stays empty.

    `mutual`: agents with no recipient told do it with or to each other: always, or where a word of the trigger begins
    so.
    """

    agent: str
    recipient: str
    reciprocal: bool = False
    mutual: bool | tuple[str, ...] = False


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """PLOVER and CAMEO when done, planned, negated. `score`: -10..10, for counting ties; None takes PLOVER's."""

    done: Code | None = None
    planned: Code | None = None
    negated: Code | None = None
    score: float | None = None


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes two claims one event: equal `fields`, and days apart at most `days`."""

    fields: tuple[str, ...]
    days: int
    rule: str


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that name the kind, as lemmas; `phrases` hold two words or more."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of ours that holds a claim of the kind."""

    sentence: str
    trigger: str
    realis: str
    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    polarity: str = "positive"
    stage: str | None = None


class CounterExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that looks like the kind and is not: `instead` is the right kind, None if nothing is coded."""

    sentence: str
    trigger: str
    because: str
    instead: str | None = None
    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    realis: str | None = None


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By what talks are held, and the words that tell it (mediums.py). `mode`: PLOVER's.

    `triggers`: beginnings of triggers, `whole`: whole ones; `modifiers`: words before one or behind "by", "in a";
    `adverbs`: words that tell it alone; `objects`: what is sent or made. `loose`: mediums whose triggers may tell of
    this one too.
    """

    triggers: tuple[str, ...]
    modifiers: tuple[str, ...]
    whole: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    mode: str | None = None


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of claim."""

    name: str
    order: int
    definition: str
    roles: Roles
    codes: Codes
    identity: Identity
    lexicon: Lexicon
    example: tuple[Example, ...]
    counter_example: tuple[CounterExample, ...]
    modes: dict[str, tuple[str, ...]] = {}
    """PLOVER's modes by the beginnings of triggers that tell them (modes.py)."""
    medium: dict[str, Medium] = {}
    """By what it is done, where that is told apart: in person, by call (mediums.py)."""

    @property
    def quad(self) -> int | None:
        """The PLOVER quad class of the kind when done: 1 and 2 co-operation, 3 and 4 conflict, verbal and material."""
        root = vocabulary().plover_root(self.codes.done.plover) if self.codes.done else None
        return root.quad if root else None

    @property
    def score(self) -> float | None:
        """How far the kind, when done, is co-operation (to 10) or conflict (to -10); None: not counted."""
        root = vocabulary().plover_root(self.codes.done.plover) if self.codes.done else None
        return self.codes.score if self.codes.score is not None else (root.score if root else None)


@cache
def kinds() -> dict[str, Kind]:
    """Give all kinds of claims by name, in the codebook's order."""
    return load_kinds(packaged("kinds"))


def load_kinds(folder: Path) -> dict[str, Kind]:
    """Read and check a folder of kind pages."""
    pages = [(path, read_page(path, Kind)) for path in sorted(folder.glob("*.toml"))]
    if not pages:
        raise OntologyError(f"{folder}: no kind pages here; each kind needs one file <kind>.toml")
    names = [page.name for _, page in pages]
    require_distinct((str(page.order) for _, page in pages), f"{folder.name}/*.toml, order")
    for path, page in pages:
        _check(page, path, names)
    return {page.name: page for _, page in sorted(pages, key=lambda entry: entry[1].order)}


def _check_modes(page: Kind, where: str) -> None:
    root = vocabulary().plover_root(page.codes.done.plover) if page.codes.done else None
    require_known(page.modes, root.modes if root else (), f"{where}, modes")
    require_distinct((word for words in page.modes.values() for word in words), f"{where}, modes")
    _check_mediums(page, root.modes if root else (), where)


def _check_mediums(page: Kind, modes: tuple[str, ...], where: str) -> None:
    require_known((one.mode for one in page.medium.values()), modes, f"{where}, medium")
    require_known((other for one in page.medium.values() for other in one.loose), page.medium, f"{where}, medium")
    for part in ("triggers", "whole", "modifiers", "adverbs", "objects"):
        told = (word for one in page.medium.values() for word in getattr(one, part))
        require_distinct(told, f"{where}, medium, {part}")


def _check(page: Kind, path: Path, names: list[str]) -> None:
    where = path.name
    if page.name != path.stem:
        raise OntologyError(f"{where}: name is {page.name!r}; it must be the file's own name, {path.stem!r}")
    require_known(page.identity.fields, IDENTITY_FIELDS, f"{where}, identity.fields")
    for part in ("done", "planned", "negated"):
        check_code(getattr(page.codes, part), f"{where}, codes.{part}")
    for part in ("verbs", "nouns", "phrases", "adjectives"):
        require_distinct(getattr(page.lexicon, part), f"{where}, lexicon.{part}")
    _check_modes(page, where)
    words = vocabulary()
    require_known((e.realis for e in page.example), (w.name for w in words.realis), f"{where}, example.realis")
    require_known((e.polarity for e in page.example), (w.name for w in words.polarity), f"{where}, example.polarity")
    require_known((e.stage for e in page.example), stages(), f"{where}, example.stage")
    require_known((e.realis for e in page.counter_example), (w.name for w in words.realis), f"{where}, counter_example")
    require_known((e.instead for e in page.counter_example), names, f"{where}, counter_example.instead")
    entries: list[Example | CounterExample] = [*page.example, *page.counter_example]
    for entry in entries:
        if entry.trigger not in entry.sentence:
            raise OntologyError(f"{where}: trigger {entry.trigger!r} does not occur in {entry.sentence!r}; correct one")
