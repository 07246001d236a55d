"""Tables -> one automaton over all names; text -> the names found in it.

In: ontology tables and the user's.  Out: `Hit`s in order of place, none overlapping, on word borders.
Proper names are matched as written; offices ("the army") in a lower-cased copy of the text of the same length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from noteverbale.ontology.bodies import entities, packaged_entities
from noteverbale.ontology.offices import Office, offices
from noteverbale.ontology.officials import Official, officials
from noteverbale.ontology.states import State, states
from noteverbale.resolve.actors.spelling import alike, skeleton

# Machines that capitalise words write "The People’S Republic of China".
_OWNED = re.compile(r"(?<=[a-z]['’])S\b")
_INITIALS = 2  # letters: "Jr", "Sr" are no surname
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}\Z")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


# Short names that older news prints with dots: "the K.G.B.", "the P.L.O.".
_ACRONYM = re.compile(r"[A-Z]{3,5}")


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a term. `sort`: state, adjective, people, capital, person, decoy or the table of a body; `own`: of
    the user's tables.
    """

    sort: str
    code: str
    sector: str
    name: str
    officials: tuple[Official, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Post:
    """An office found in a text."""

    start: int
    end: int
    office: Office


class Lexicon:
    """All names and offices, ready to be looked for. Build once per process: it cannot be pickled."""

    def __init__(self, extend: Sequence[Path] = ()) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        def automaton(terms: Iterable[str]) -> Any:
            return AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

        names = _names(extend)
        self.terms, self._names = tuple(names), tuple(names.values())
        self._numbers = {term: number for number, term in enumerate(names)}
        self._phrases = _phrases()
        self._automaton, self._offices = automaton(self.terms), automaton(phrase for phrase, _ in self._phrases)
        self.surnames = _surnames(officials(extend))
        self.skeletons = _skeletons(self.surnames)
        self.given = frozenset(one.name.split()[0] for one in officials(extend) if one.name.endswith(one.surname))

    def names(self, text: str) -> list[Hit]:
        """Give the names in a text."""
        seen = _encodable(_OWNED.sub("s", text))
        found = (self._within(seen, *match) for match in self._automaton.find_matches_as_indexes(seen))
        return [
            Hit(start, end, self._names[i])
            for i, start, end in found
            if _whole(text, start, end) and text[max(0, start - 3) : start] not in ("al-", "Al-", "el-")
        ]

    def _within(self, text: str, number: int, start: int, end: int) -> tuple[int, int, int]:
        """Give a match, or the name that its first words are where it ends inside a word: "Fano | militiamen"."""
        if end < len(text) and text[end].isalnum():
            shorter = text[start:end].rpartition(" ")[0]
            if shorter in self._numbers:
                return self._numbers[shorter], start, start + len(shorter)
        return number, start, end

    def posts(self, text: str) -> list[Post]:
        """Give the offices and kinds of people in a text."""
        low = lowered(text)
        found = self._offices.find_matches_as_indexes(_encodable(low))
        return [
            Post(start, end, self._phrases[i][1])
            for i, start, end in found
            if _whole(low, start, end) or glued(text, start, end)
        ]


@cache
def lexicon(extend: tuple[Path, ...] = ()) -> Lexicon:
    """Give the lexicon of the packaged tables and of `extend`, built on first use."""
    return Lexicon(extend)


@cache
def spellings(extend: tuple[Path, ...] = ()) -> dict[str, str]:
    """Give each name of the tables and each surname by its lower case, as it is written there."""
    words = lexicon(extend)
    return {term.lower(): term for term in (*sorted(words.surnames, reverse=True), *reversed(words.terms))}


def lowered(text: str) -> str:
    """Give the text in lower case, of equal length (letters whose lower case is longer stay as they are)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _encodable(text: str) -> str:
    """Give the text as the automaton takes it, one for one: without lone surrogates, and a blank that breaks no line as
    any other ("Republic of the Congo" in the title of a web page).
    """
    return _SURROGATE.sub("\ufffd", text).replace("\xa0", " ")


def _whole(text: str, start: int, end: int) -> bool:
    return not ((start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()))


def glued(text: str, start: int, end: int) -> bool:
    """Tell whether a page's label stands against the name before it: "Orn | TalPresident of Peru"."""
    if not text[start : start + 1].isupper() or text[end : end + 1].isalnum():
        return False
    return _NAME_BEFORE.search(text, max(0, start - 30), start) is not None


def _phrases() -> list[tuple[str, Office]]:
    return sorted(offices().items())


def _names(extend: Sequence[Path]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for official in _people_by_term(officials(extend)):
        names[official[0]] = official[1]
    for state in states().values():
        for term, name in _state_terms(state):
            names.setdefault(term, name) if name.sort != "state" else names.update({term: name})
    ours = len(packaged_entities())
    for number, entity in enumerate(entities(extend)):
        for term in entity.terms:
            sort = "decoy" if entity.table == "decoys" else entity.table
            names[term] = Name(sort, entity.code, entity.sector, entity.name, own=number >= ours)
            names.setdefault(_curly(term), names[term])
    dotted = {".".join(term) + ".": name for term, name in names.items() if _ACRONYM.fullmatch(term)}
    return dotted | names


def _state_terms(state: State) -> Iterator[tuple[str, Name]]:
    for sort, terms in (
        ("state", state.names),
        ("adjective", state.adjectives),
        ("people", state.people),
        ("capital", state.capitals),
    ):
        for term in terms:
            yield term, Name(sort, state.iso3, "CVL" if sort == "people" else "GOV", state.name)


def _people_by_term(people: Iterable[Official]) -> Iterator[tuple[str, Name]]:
    rows: dict[str, list[Official]] = defaultdict(list)
    for official in people:
        for term in official.terms:
            if " " in term or "-" in term:
                rows[term].append(official)
    for term, found in rows.items():
        yield term, Name("person", found[0].code, found[0].sector, found[0].name, tuple(found))


def _surnames(people: Sequence[Official]) -> dict[str, tuple[Official, ...]]:
    """Give the bearers of each surname; whose it is spelt otherwise only where nobody has it as his own."""
    rows = _bearers(people, _surnames_of)
    others = _bearers(people, _spelt_otherwise)
    return {surname: tuple(found) for surname, found in (others | rows).items()}


def _bearers(people: Iterable[Official], names: Callable[[Official], set[str]]) -> dict[str, list[Official]]:
    rows: dict[str, list[Official]] = defaultdict(list)
    for official in people:
        for surname in sorted(names(official)):
            for spelling in _articles(surname):
                if len(spelling) > 1 and official not in rows[spelling]:
                    rows[spelling].append(official)
    return rows


def _surnames_of(official: Official) -> set[str]:
    """Give what its bearer may be called alone: the surname, its other spellings, the last word of the name.

    A surname that is the whole name tells that its last word alone is too common to stand for him.
    """
    surname, whole = official.surname, official.name == official.surname
    found = {surname, *(term for term in official.terms if term.isalpha())}  # "Saddam", "MBS"
    for term in official.terms:
        words = term.split()
        if words[0] == surname or words[-1] == surname:  # where it comes first, Kim Yo Jong is never "Jong"
            continue
        tail = _tail(words, surname)
        if tail == words[-1] and whole:
            continue
        if term == official.name or skeleton(tail) == skeleton(surname):
            found.add(tail)
    return found


def _spelt_otherwise(official: Official) -> set[str]:
    """Give the last words of spellings with the same first names: Emomali Rakhmonov for Rahmon."""
    own = official.name.split()
    if len(own) < 2 or own[-1] != official.surname:
        return set()
    whole = [words for words in map(str.split, official.terms) if len(words) == len(own)]
    tails = {words[-1] for words in whole if all(map(alike, words[:-1], own[:-1]))}
    return {tail for tail in tails if len(tail.strip(".")) > _INITIALS}


def _tail(words: Sequence[str], surname: str) -> str:
    """Give the last words of a spelling that are the surname written otherwise, else the last word."""
    if " " in surname or "-" in surname or len(surname) > len(words[-1]):
        tails = (" ".join(words[n:]) for n in range(len(words)))
        return next((tail for tail in tails if _letters(tail) == _letters(surname)), words[-1])
    return words[-1]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _skeletons(surnames: dict[str, tuple[Official, ...]]) -> dict[str, tuple[Official, ...]]:
    rows: dict[str, list[Official]] = defaultdict(list)
    for surname, found in surnames.items():
        if len(key := skeleton(surname)) > 2:
            rows[key] += [official for official in found if official not in rows[key]]
    return {key: tuple(found) for key, found in rows.items()}


def _articles(surname: str) -> list[str]:
    """Give the spellings of an Arabic surname with and without its article."""
    if surname[2:3] not in ("-", " "):
        return [surname]
    bare = re.sub(r"^(?:al|Al|el|El)[- ]", "", surname)
    return [surname] if bare == surname else [surname, bare, f"al-{bare}", f"Al-{bare}", f"el-{bare}"]


def _curly(term: str) -> str:
    return term.replace("'", "’")
