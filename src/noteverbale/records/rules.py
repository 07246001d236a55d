"""The rules of reconciliation, as read from the TOML pages of this folder.

In: identity.toml, features.toml, acceptance.toml, words.toml, stages.toml.  Out: frozen tables, loaded on demand.
Errors: `OntologyError` naming the page and the entry.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, ValidationError, convert

from noteverbale import ontology
from noteverbale.errors import OntologyError
from noteverbale.types import Claim

T = TypeVar("T")
_SHORT = 3  # letters of a word that begins too many others
_IN_Y = re.compile(r"[^aeiou]y\Z")  # "secretary", not "envoy"


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """What makes two claims of one kind one event; identity.toml explains each field. Windows in days."""

    parties: str
    threshold: float
    gap_days: int
    close_days: int
    undated_days: int
    ahead_days: int
    window_days: int
    wide_days: int
    keys: str

    @property
    def mutual(self) -> bool:
        """Whether all parties stand on one side."""
        return self.parties != "directed"

    @property
    def joint(self) -> bool:
        """Whether one party alone never does it."""
        return self.parties == "joint"

    @property
    def timed(self) -> bool:
        """Whether records are looked up by parties and month."""
        return self.keys in {"time", "trip"}


class Feature(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that speaks for or against a match."""

    aspect: str
    weight: float
    reason: str
    kinds: dict[str, float] = {}


class Rank(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the order of acceptance."""

    rank: int
    rule: str
    kinds: tuple[str, ...]
    reason: str
    party: bool = False


class Stages(NamedTuple):
    """The order of a deal's stages, its halts, and what a number told at a stage applies to."""

    rank: dict[str, int]
    halts: frozenset[str]
    final: frozenset[str]
    ends: frozenset[str]
    quantity: dict[str, str]


def page(name: str) -> dict[str, Any]:
    """Give one TOML page of this folder. Raises OntologyError when it cannot be read."""
    try:
        return tomllib.loads((files("noteverbale.records") / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"records/{name}: cannot read this page ({error}); restore it or mend the line") from error


def checked(value: Any, type_: type[T], where: str) -> T:
    """Give the value as a `type_`. Raises OntologyError naming the entry."""
    try:
        return convert(value, type_)
    except ValidationError as error:
        raise OntologyError(f"records/{where}: {error}; mend this entry") from error


@cache
def identities() -> dict[str, Identity]:
    """Give the identity rules by kind."""
    return {kind: checked(entry, Identity, f"identity.toml [{kind}]") for kind, entry in page("identity.toml").items()}


@cache
def identity(kind: str) -> Identity:
    """Give the identity rule of one kind, the default for kinds without their own."""
    return identities().get(kind) or identities()["default"]


@cache
def features() -> dict[str, Feature]:
    """Give the features by name."""
    return {name: checked(entry, Feature, f"features.toml [{name}]") for name, entry in page("features.toml").items()}


@cache
def weights(kind: str) -> dict[str, float]:
    """Give the weight of every feature for one kind."""
    return {name: feature.kinds.get(kind, feature.weight) for name, feature in features().items()}


@cache
def ranks() -> tuple[Rank, ...]:
    """Give the order of acceptance, best first."""
    return tuple(checked(entry, Rank, "acceptance.toml") for entry in page("acceptance.toml")["rank"])


@cache
def words(name: str) -> frozenset[str]:
    """Give one word list of words.toml."""
    return frozenset(page("words.toml")[name])


@cache
def offices() -> tuple[tuple[str, str], ...]:
    """Give (words of an office or of its holders, the office they name), in the order they are to be looked for."""
    told = ((spelling, group[0]) for group in page("words.toml")["offices"] for spelling in group)
    return tuple((words_, office) for spelling, office in told for words_ in (spelling, _holders(spelling)))


def _holders(office: str) -> str:
    """Give the words for several who hold an office: "foreign ministers", "ministers of finance"."""
    head, of, rest = office.partition(" of ")
    return f"{head[:-1]}ies{of}{rest}" if _IN_Y.search(head) else f"{head}s{of}{rest}"


@cache
def holders() -> frozenset[str]:
    """Give the last words of what several holders of an office are called: "ministers", "presidents"."""
    told = (_holders(spelling) for group in page("words.toml")["offices"] for spelling in group)
    return frozenset(words_.partition(" of ")[0].rpartition(" ")[2] for words_ in told)


@cache
def bare_offices() -> dict[str, frozenset[str]]:
    """Give the offices that a word for an office may stand for ("minister": the defence minister, the oil minister)."""
    known = {office for _, office in offices()}
    told = {bare: frozenset(meant) for bare, meant in page("words.toml")["bare"].items()}
    ending = {bare: meant | {one for one in known if one.endswith(f" {bare}")} for bare, meant in told.items()}
    return {bare: meant.union(*(ending.get(one, ()) for one in meant)) for bare, meant in ending.items()}


@cache
def one_thing(word: str) -> str:
    """Give the word that stands for all those that tell one thing ("negotiations": talk), else the word itself."""
    groups: list[list[str]] = page("words.toml")["one_thing"]
    return next((group[0] for group in groups if word.startswith(tuple(group))), word)


@cache
def loose_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Give words that name goods in passing, each group with the types of equipment that it may mean."""
    rows: list[dict[str, list[str]]] = page("words.toml")["loose"]
    return tuple((frozenset(row["words"]), frozenset(row["types"])) for row in rows)


@cache
def act(word: str) -> str | None:
    """Give the group of attacks that a trigger's stem names ("execut": execution); None for a word that may be any."""
    groups: dict[str, list[str]] = page("words.toml")["acts"]
    return next((name for name, stems in groups.items() if any(_begun(word, stem) for stem in stems)), None)


def _begun(word: str, stem: str) -> bool:
    """Tell whether a word begins so; one of three letters begins too many others."""
    return word == stem or (len(stem) > _SHORT and word.startswith(stem))


@cache
def stages() -> Stages:
    """Give the tables of deal stages."""
    tables, known = page("stages.toml"), ontology.stages()
    quantity = {stage: use for use, names in tables["quantity"].items() for stage in names}
    final, ends = frozenset(tables["halts"]["final"]), frozenset(tables["halts"]["ends"])
    strange = sorted({*quantity, *final, *ends} - set(known))
    if strange:
        raise OntologyError(
            f"records/stages.toml: {strange[0]!r} is no stage of ontology/stages.toml; correct the name"
        )
    ranked = {name: stage.rank for name, stage in known.items() if not stage.halt}
    return Stages(ranked, frozenset(set(known) - set(ranked)), final, ends, quantity)


def use(stage: str | None, realis: str, *, told: bool) -> str:
    """Give what a number told at a stage applies to; a number of a stage not reached is only wanted."""
    found = stages().quantity.get(stage or "", "wanted")
    if found == "wanted" or told:
        return found
    return "ordered" if found == "delivered" and realis == "scheduled" else "wanted"


@cache
def visit_ranks() -> dict[str, int]:
    """Give the order of a visit's stages; halts are not in it."""
    ranked: dict[str, int] = page("stages.toml")["visit"]
    return ranked


@cache
def cue(trigger: str) -> str | None:
    """Give what the words of a trigger tell beyond the status: postponed, cancelled, invited, ratified ..., or None."""
    lowered = trigger.lower()
    for name, stems in page_cues().items():
        if any(_bears(lowered, stem) for stem in stems):
            return name
    return None


def cue_of(claim: Claim) -> str | None:
    """Give what the trigger of a claim tells beyond the status, else the words that ended its plan ("postponed")."""
    return cue(claim.trigger.text) or cue(claim.inferred.get("polarity", ""))


@cache
def page_cues() -> dict[str, tuple[str, ...]]:
    """Give the stems of each cue."""
    return {name: tuple(stems) for name, stems in page("words.toml")["cues"].items()}


def _bears(words_: str, stem: str) -> bool:
    first, star, rest = stem.partition("*")
    if not star:
        return words_ == stem or words_.startswith(stem + " ")
    tokens = words_.split()
    return bool(tokens) and tokens[0].startswith(first) and (not rest.strip() or words_.endswith(rest.strip()))
