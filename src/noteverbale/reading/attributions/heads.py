"""The words by which a source's kind is known, as a table, and what single words of a source tell.

In: kinds.toml.  Out: `heads()`, and functions of a source's words in lower case and of what is known of its actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from noteverbale.ontology.publishers import publishers
from noteverbale.reading.attributions.lexicon import lexicon, load

if TYPE_CHECKING:
    from noteverbale.resolve.actors.readings import ActorReading

OFFICIAL_SECTORS = frozenset("GOV MIL LEG JUD COP SPY IGO".split())
_GROUP_SECTORS = frozenset("OPP REB BUS NGO".split())
# What the actor room gives as its reason when the words name a person.
_BASES = ("person:", "introduced:", "table:")
_NAMED_LAST = re.compile(r", (?:[A-ZÀ-Þ][\w’'-]+ ){1,3}([A-ZÀ-Þ][\w’'-]+[a-z])\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """The lists of kinds.toml. `heads`: kind -> head words, in the order in which they are tried."""

    heads: tuple[tuple[str, frozenset[str]], ...]
    offices: frozenset[str]
    titles: frozenset[str]
    groups: frozenset[str]
    single: frozenset[str]
    vague: frozenset[str]
    state: frozenset[str]
    knowing: frozenset[str]
    public: frozenset[str]
    bodies: frozenset[str]
    news: frozenset[str]
    reports: frozenset[str]
    pronouns: dict[str, str]


@cache
def heads() -> Table:
    """Give the table."""
    data = load("kinds.toml")
    persons = {name: frozenset(text.split()) for name, text in data["persons"].items()}
    return Table(
        heads=tuple((kind, frozenset(text.split())) for kind, text in data["heads"].items()),
        offices=persons["offices"],
        titles=persons["titles"],
        groups=persons["groups"],
        single=persons["single"],
        vague=persons["vague"],
        state=persons["state"],
        knowing=persons["knowing"],
        public=persons["public"],
        bodies=persons["bodies"],
        news=persons["news"],
        reports=persons["reports"],
        pronouns={word: sort for sort, text in data["pronouns"].items() for word in text.split()},
    )


def of_group(lower: Sequence[str], reading: ActorReading | None) -> bool:
    """Tell whether a named person speaks for a group or firm; "European Union" and "Central Bank" are none."""
    if reading and reading.sector in _GROUP_SECTORS:
        return True
    found = heads().groups & set(lower)
    public = {word for word, before in pairwise(reversed(lower)) if before in heads().public}
    return bool(found - public)


def vague(lower: Sequence[str], chunk: Sequence[str]) -> bool:
    """Tell whether words mean nobody of whom the text spoke: "a senior diplomat", "Iranian officials"."""
    return lower[0] in ("a", "an") or bool(heads().vague & {lower[0]}) or chunk[-1].endswith("s")


def of_report(last: str, lower: Sequence[str], reading: ActorReading | None) -> str | None:
    """Give the kind of reports: news, unless a body's; None for other words."""
    table = heads()
    if last not in table.reports:
        return None
    if table.news & set(lower):
        return "media"
    return "document" if reading and reading.sector in OFFICIAL_SECTORS else None


def first_chunk(lower: list[str]) -> list[str]:
    """Give the words up to the first preposition: the head noun is the last of them."""
    for place, word in enumerate(lower):
        if place and word in lexicon().classes["head_ends"]:
            return lower[:place]
    return lower


def apposed(phrase: str) -> str | None:
    """Give the last word of the name that ends "Peru's ambassador to the UN, Ana Quispe"."""
    named = _NAMED_LAST.search(phrase)
    return named[1].lower() if named else None


def acronym(words: list[str]) -> bool:
    """Tell whether a phrase ends in an acronym: "the IAEA", not "ALMA RUZ" as parliaments print speakers."""
    return words[-1].isupper() and not (len(words) > 1 and words[-2].isupper())


@cache
def _outlets() -> frozenset[str]:
    return frozenset(_bare(name) for name, outlet in publishers().items() if not outlet.official)


def is_outlet(phrase: str) -> bool:
    """Tell whether words are the name of an outlet in the publishers' table."""
    return phrase.removeprefix("the ")[:1].isupper() and _bare(phrase) in _outlets()


def _bare(name: str) -> str:
    """Take "the" and "news agency" off an outlet's name."""
    return re.sub(r"^the\s+|\s+news\s+agency$|\s+news$|\s+agency$|['’]s?$", "", " ".join(name.lower().split()))


def is_person(reading: ActorReading | None, lower: Iterable[str]) -> bool:
    """Tell whether words have an office or title in them, or are known to name a person."""
    table = heads()
    return any(word in table.offices or word in table.titles for word in lower) or bool(
        reading and reading.name and reading.basis.startswith(_BASES)
    )


def by_sector(reading: ActorReading | None) -> str | None:
    """Give the kind that an actor's sector tells."""
    if reading is None:
        return None
    if reading.sector in _GROUP_SECTORS:
        return "group"
    if reading.sector in OFFICIAL_SECTORS:
        return "institution"
    return {"MED": "media", "ELI": "former_official"}.get(reading.sector)
