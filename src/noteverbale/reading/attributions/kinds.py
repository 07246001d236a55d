"""The words of a source -> its kind (codebook, section 5): by names, offices, head words and who spoke before."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from noteverbale.reading.attributions.heads import (
    OFFICIAL_SECTORS,
    acronym,
    apposed,
    by_sector,
    first_chunk,
    heads,
    is_outlet,
    is_person,
    of_group,
    of_report,
    vague,
)
from noteverbale.resolve.actors.quotes import asks

if TYPE_CHECKING:
    from noteverbale.resolve.actors import Context
    from noteverbale.resolve.actors.readings import ActorReading

_WORD = re.compile(r"\w+(?:[-.]\w+)*\.?")
_FIRST_PHRASE = re.compile(r",\s|\s\(|\s(?:who|which|that|speaking|representing)\s")
# "ALMA RUZ (Peru)", as the United Nations and parliaments print who speaks.
_IN_CAPITALS = re.compile(r"(?:[A-Z][a-z]*\.? )?[A-ZÀ-Þ’'-]{2,}(?: [A-ZÀ-Þ’'-]{2,})+ \([A-Z][a-z]")
# What is said of somebody behind his name, up to the next comma. Without a longest name a chain of hyphens would be
# looked through from each of its parts.
_INTRODUCED = re.compile(r"\b(?P<name>\w[\w’'-]{0,40}), (?=(?P<as>(?:an? |the |who |[A-Z])[^,;.\n]{3,90})[,;.])")
_PERSONAL = frozenset("named_official former_official unnamed_official expert witness".split())


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
        sort = heads().pronouns.get(lower[0]) if len(words) == 1 else None
        if sort:
            return self._last.get(sort) or (self._meant(source) if sort == "person" else None)
        kind = self._told(phrase, words, lower, source)
        self._remember(kind, lower)
        return kind

    def of_label(self, source: tuple[int, int]) -> str | None:
        """Give the kind of who speaks before a colon: "QUESTION:" is a journalist, "Mr. Nebenzia:" and "Mayor of Lima
        Ana Orn:" are officials.
        """
        if asks().match(self._text, source[0]):
            return "media"
        words = self._text[slice(*source)]
        titled = words.lower().startswith(tuple(f"{title.rstrip('.')}." for title in heads().titles))
        return self.of(source) or ("named_official" if titled or " of " in words else None)

    def _told(self, phrase: str, words: list[str], lower: list[str], source: tuple[int, int]) -> str | None:
        reading = self._reading(source)
        surname = self._surname(phrase)
        named = surname is not None and (is_person(reading, lower) or _IN_CAPITALS.match(phrase) is not None)
        if surname and (named or surname in self._named):
            kind = self._named_kind(surname, lower, reading)
            if kind:
                self._named[surname] = kind
                return kind
        if {"people", "person", "persons", "those"} & set(lower) and heads().knowing & set(lower):
            return "unnamed_source"
        if is_outlet(phrase):
            return "media"
        chunk = first_chunk(lower)
        found = of_report(chunk[-1], lower, reading) or self._by_head(chunk, lower) or by_sector(reading)
        while not found and len(chunk) > 1:
            chunk = chunk[:-1]
            found = self._by_head(chunk, lower)
        if found is None or (found == "unnamed_official" and not vague(lower, chunk)):
            return (self._introduced.get(surname) if surname else None) or self._meant(source) or found
        return found

    def _reading(self, source: tuple[int, int]) -> ActorReading | None:
        found = self._people.told(*source) if self._people else None
        return found[0] if found else None

    def _meant(self, source: tuple[int, int]) -> str | None:
        """Give the kind of the person whom words mean that name nobody ("he", "the minister"), by the actors' room."""
        meant = self._people.resolve(*source) if self._people else ()
        if len(meant) != 1 or not meant[0].name:
            return None
        kind = {"group": "group", "institution": "named_official", "former_official": "former_official"}
        return kind.get(by_sector(meant[0]) or "")

    @cached_property
    def _introduced(self) -> dict[str, str]:
        """The kinds of those introduced behind their names ("Heinz Gartner, a professor"), by last name; first told."""
        found: dict[str, str] = {}
        for match in _INTRODUCED.finditer(self._text):
            name = match["name"].lower()
            if match["name"][0].isupper() and name not in found and (kind := self._office_of(match["as"])):
                found[name] = kind
        return found

    def _office_of(self, words: str) -> str | None:
        lists = dict(heads().heads)
        told = [word.rstrip(".").lower() for word in _WORD.findall(words)]
        chunk = first_chunk(told)
        if lists["former_official"] & set(told):
            return "former_official"
        if lists["expert"] & set(chunk):
            return "expert"
        if not (heads().offices | lists["unnamed_official"]) & set(chunk):
            return None
        return "group" if of_group(told, None) else "named_official"

    def _surname(self, phrase: str) -> str | None:
        """Give the last word of the first phrase's name, or of the name after an office that stands before a comma."""
        first = _FIRST_PHRASE.split(phrase)[0]
        words = _WORD.findall(re.sub(r"['’]s\b", "", first))
        while words and not words[-1][0].isupper():
            words.pop()
        low = words[-1].lower().rstrip(".") if words else ""
        head = any(low in listed for _, listed in heads().heads)
        if not words or head or low in heads().offices or acronym(words):
            return apposed(phrase)
        return low

    def _named_kind(self, surname: str, lower: list[str], reading: ActorReading | None) -> str | None:
        table = heads()
        lists = dict(table.heads)
        if lists["former_official"] & set(lower) or (reading and reading.sector == "ELI"):
            return "former_official"
        if lists["expert"] & set(lower):
            return "expert"
        if of_group(lower, reading):
            return "group"
        if table.offices & set(lower) or (reading and reading.sector in OFFICIAL_SECTORS):
            return "named_official"
        return self._named.get(surname)

    def _by_head(self, chunk: list[str], lower: list[str]) -> str | None:
        last = chunk[-1] if chunk else ""
        if last in heads().bodies and not heads().news & set(lower):
            return "institution"
        for kind, listed in heads().heads:
            if last in listed or (kind == "former_official" and listed & set(chunk)):
                return self._office(kind, lower)
        return None

    def _office(self, kind: str, lower: list[str]) -> str:
        """An office with the definite article is whoever of that office spoke before."""
        table = heads()
        chunk = first_chunk(lower)
        spokesman = bool(chunk) and chunk[-1].startswith("spokes")
        if spokesman and table.groups & set(lower):
            return "group"
        if kind == "unnamed_source" and heads().state & set(chunk):
            return "unnamed_official"
        if kind == "unnamed_official" and chunk[-1] in table.single and not heads().vague & set(chunk):
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
