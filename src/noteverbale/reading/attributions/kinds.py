"""The words of a source -> its kind (codebook, section 5): by names, offices, head words and who spoke before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from noteverbale.ontology.publishers import publishers
from noteverbale.reading.attributions.lexicon import lexicon, load

if TYPE_CHECKING:
    from noteverbale.resolve.actors import Context
    from noteverbale.resolve.actors.readings import ActorReading

_WORD = re.compile(r"\w+(?:[-.]\w+)*\.?")
_FIRST_PHRASE = re.compile(r",\s|\s\(|\s(?:who|which|that|speaking|representing)\s")
# "ALMA RUZ (Peru)", as the United Nations and parliaments print who speaks.
_IN_CAPITALS = re.compile(r"(?:[A-Z][a-z]*\.? )?[A-ZÀ-Þ’'-]{2,}(?: [A-ZÀ-Þ’'-]{2,})+ \([A-Z][a-z]")
_OFFICIAL_SECTORS = frozenset("GOV MIL LEG JUD COP SPY IGO".split())
_GROUP_SECTORS = frozenset("OPP REB BUS NGO".split())
# What the actor room gives as its reason when the words name a person.
_BASES = ("person:", "introduced:", "table:")
_PERSONAL = frozenset("named_official former_official unnamed_official expert witness".split())


@dataclass(frozen=True, slots=True)
class _Table:
    heads: tuple[tuple[str, frozenset[str]], ...]
    offices: frozenset[str]
    titles: frozenset[str]
    groups: frozenset[str]
    single: frozenset[str]
    vague: frozenset[str]
    state: frozenset[str]
    knowing: frozenset[str]
    pronouns: dict[str, str]


@cache
def _table() -> _Table:
    data = load("kinds.toml")
    persons = {name: frozenset(text.split()) for name, text in data["persons"].items()}
    return _Table(
        heads=tuple((kind, frozenset(text.split())) for kind, text in data["heads"].items()),
        offices=persons["offices"],
        titles=persons["titles"],
        groups=persons["groups"],
        single=persons["single"],
        vague=persons["vague"],
        state=persons["state"],
        knowing=persons["knowing"],
        pronouns={word: sort for sort, text in data["pronouns"].items() for word in text.split()},
    )


class Kinds:
    """Tells the kinds of a document's sources, asked in text order: names and pronouns lean on those before."""

    def __init__(self, text: str, people: Context | None) -> None:
        self._text, self._people = text, people
        self._named: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def of(self, source: tuple[int, int] | None) -> str | None:
        """Give the kind of the source at these characters; None where nothing tells it."""
        if source is None:
            return "belief"
        start, end = source
        phrase = self._text[start:end]
        words = [word.rstrip(".") for word in _WORD.findall(phrase)]
        lower = [word.lower() for word in words]
        if not words:
            return None
        sort = _table().pronouns.get(lower[0]) if len(words) == 1 else None
        if sort:
            return self._last.get(sort)
        kind = self._told(phrase, words, lower, source)
        self._remember(kind, lower)
        return kind

    def _told(self, phrase: str, words: list[str], lower: list[str], source: tuple[int, int]) -> str | None:
        reading = self._reading(source)
        surname = self._surname(phrase)
        named = surname is not None and (_is_person(reading, lower) or _IN_CAPITALS.match(phrase) is not None)
        if surname and (named or surname in self._named):
            kind = self._named_kind(surname, lower, reading)
            if kind:
                self._named[surname] = kind
                return kind
        if {"people", "person", "persons", "those"} & set(lower) and _table().knowing & set(lower):
            return "unnamed_source"
        if _is_outlet(phrase):
            return "media"
        chunk = _first_chunk(lower)
        found = self._by_head(chunk, lower) or _by_sector(reading)
        while not found and len(chunk) > 1:
            chunk = chunk[:-1]
            found = self._by_head(chunk, lower)
        return found

    def _reading(self, source: tuple[int, int]) -> ActorReading | None:
        found = self._people.told(*source) if self._people else None
        return found[0] if found else None

    def _surname(self, phrase: str) -> str | None:
        """Give the last word of the first phrase's name, or of the name after an office that stands before a comma."""
        first = _FIRST_PHRASE.split(phrase)[0]
        words = _WORD.findall(re.sub(r"['’]s\b", "", first))
        while words and not words[-1][0].isupper():
            words.pop()
        low = words[-1].lower().rstrip(".") if words else ""
        head = any(low in listed for _, listed in _table().heads)
        if not words or head or low in _table().offices or _acronym(words):
            return None
        return low

    def _named_kind(self, surname: str, lower: list[str], reading: ActorReading | None) -> str | None:
        table = _table()
        heads = dict(table.heads)
        if heads["former_official"] & set(lower) or (reading and reading.sector == "ELI"):
            return "former_official"
        if heads["expert"] & set(lower):
            return "expert"
        if table.groups & set(lower) or (reading and reading.sector in _GROUP_SECTORS):
            return "group"
        if table.offices & set(lower) or (reading and reading.sector in _OFFICIAL_SECTORS):
            return "named_official"
        return self._named.get(surname)

    def _by_head(self, chunk: list[str], lower: list[str]) -> str | None:
        last = chunk[-1] if chunk else ""
        for kind, listed in _table().heads:
            if last in listed or (kind == "former_official" and listed & set(chunk)):
                return self._office(kind, lower)
        return None

    def _office(self, kind: str, lower: list[str]) -> str:
        """An office with the definite article is whoever of that office spoke before."""
        table = _table()
        chunk = _first_chunk(lower)
        spokesman = bool(chunk) and chunk[-1].startswith("spokes")
        if spokesman and table.groups & set(lower):
            return "group"
        if kind == "unnamed_source" and _table().state & set(chunk):
            return "unnamed_official"
        if kind == "unnamed_official" and chunk[-1] in table.single and not _table().vague & set(chunk):
            return "named_official"
        singular = not chunk[-1].endswith("s") if chunk else False
        if lower[0] == "the" and singular and (kind == "unnamed_official" or spokesman) and len(chunk) <= 4:
            return self._last.get("official", kind)
        return kind

    def _remember(self, kind: str | None, lower: list[str]) -> None:
        if kind is None:
            return
        sort = "other"
        if kind in _PERSONAL or kind == "unnamed_source":
            sort = (
                "people" if lower[-1].endswith("s") and kind not in ("named_official", "former_official") else "person"
            )
        self._last[sort] = kind
        if kind in ("named_official", "former_official"):
            self._last["official"] = kind
        if sort == "other" and kind in ("group", "institution"):
            self._last["people"] = kind


def _first_chunk(lower: list[str]) -> list[str]:
    """Give the words up to the first preposition: the head noun is the last of them."""
    for place, word in enumerate(lower):
        if place and word in lexicon().classes["head_ends"]:
            return lower[:place]
    return lower


def _acronym(words: list[str]) -> bool:
    """Tell whether a phrase ends in an acronym: "the IAEA", not "ALMA RUZ" as parliaments print speakers."""
    return words[-1].isupper() and not (len(words) > 1 and words[-2].isupper())


@cache
def _outlets() -> frozenset[str]:
    return frozenset(_bare(name) for name, outlet in publishers().items() if not outlet.official)


def _is_outlet(phrase: str) -> bool:
    return phrase[:1].isupper() and _bare(phrase) in _outlets()


def _bare(name: str) -> str:
    """Take "the" and "news agency" off an outlet's name."""
    return re.sub(r"^the\s+|\s+news\s+agency$|\s+news$|\s+agency$|['’]s?$", "", " ".join(name.lower().split()))


def _is_person(reading: ActorReading | None, lower: Iterable[str]) -> bool:
    table = _table()
    return any(word in table.offices or word in table.titles for word in lower) or bool(
        reading and reading.name and reading.basis.startswith(_BASES)
    )


def _by_sector(reading: ActorReading | None) -> str | None:
    if reading is None:
        return None
    if reading.sector in _GROUP_SECTORS:
        return "group"
    if reading.sector in _OFFICIAL_SECTORS:
        return "institution"
    return {"MED": "media", "ELI": "former_official"}.get(reading.sector)
