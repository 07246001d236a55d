"""The tables of equipment, ready for looking up: key -> entry.

In: ontology/equipment/designations.csv, types.csv, words.toml, and the user's tables of designations.
Out: a `Catalogue`, made once for each set of tables.
A key is a name without case, accents, hyphens and spaces ("Mi-35M" is mi35m); `defense` counts as `defence`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from noteverbale.errors import OntologyError
from noteverbale.ontology.pages import read_page
from noteverbale.ontology.tables import Row, packaged, read_table
from noteverbale.resolve.equipment.mentions import Entry
from noteverbale.resolve.equipment.numbers import Begun

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_SPECIAL = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d"})
CHECKS = ("", "case", "context")
COLUMNS = ("designation", "family", "type", "maker", "aliases", "check", "source")


class _List(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class _Context(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    window: int


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    makers: dict[str, str]
    modifiers: _List
    nameless: _List
    decoys: _List
    no_goods: _List
    of_trade: _List
    before_used: Begun
    ordinary: _List
    context: _Context
    tails: _List
    units: _List
    weak: _List


class Catalogue(Struct, frozen=True):
    """All names of equipment. `broader`: type -> wider types, nearest first; `prefixes`: every beginning of a key."""

    entries: dict[str, Entry]
    prefixes: frozenset[str]
    broader: dict[str, tuple[str, ...]]
    makers: dict[str, str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    modifier: re.Pattern[str]
    weak: re.Pattern[str]
    nameless: re.Pattern[str]
    ordinary: re.Pattern[str]
    context: re.Pattern[str]
    window: int


def fold(word: str) -> str:
    """Give a word without case and accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().translate(_SPECIAL))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def key_of(name: str) -> str:
    """Give the key of a name: its letters and digits, folded."""
    return "".join(_PIECE.findall(fold(name))).replace("defense", "defence").replace("armored", "armoured")


def words() -> _Words:
    """Give the words that stand around designations."""
    return _words()


@cache
def _words() -> _Words:
    return read_page(packaged("equipment/words.toml"), _Words)


@cache
def catalogue(extend: tuple[Path, ...] = ()) -> Catalogue:
    """Give the tables of equipment, with the user's; a row of theirs takes the place of ours of that designation."""
    types = _types()
    entries: dict[str, Entry] = {}
    for row in types.values():
        _add_class(entries, row)
    for name in words().decoys.words:
        decoy = Entry("", "", None, parts=len(_PIECE.findall(name)))
        _put(entries, key_of(name), decoy, {"_where": "words.toml, decoys"})
    own = [row for path in extend for row in read_table(path, COLUMNS, key=("designation",))]
    given = {key_of(row["designation"]) for row in own}
    for row in read_table(packaged("equipment/designations.csv"), COLUMNS, key=("designation",)):
        if key_of(row["designation"]) not in given:
            _add_designation(entries, row, types)
    entries |= _designations(own, types)
    prefixes = frozenset(name[:end] for name in entries for end in range(1, len(name) + 1))
    return Catalogue(
        entries=entries,
        prefixes=prefixes,
        broader=_broader(types),
        makers=words().makers,
        before=_before(),
        after=_after(),
        modifier=re.compile(rf"(?:{_modifiers()})[ -]", re.IGNORECASE),
        weak=_any_of(tuple(form for word in words().weak.words for form in (word, plural(word)))),
        nameless=re.compile("|".join(words().nameless.words)),
        ordinary=re.compile(rf"(?:{'|'.join(words().ordinary.words)}) ", re.IGNORECASE),
        context=_any_of(words().context.words),
        window=words().context.window,
    )


@cache
def families_by_maker() -> dict[str, int]:
    """Give how many families of equipment the tables know from each state: code -> count."""
    made = {(entry.maker, entry.family) for entry in catalogue().entries.values() if entry.maker}
    return dict(Counter(maker for maker, _ in made))


def _designations(rows: Sequence[Row], types: dict[str, Row]) -> dict[str, Entry]:
    """Give the entries of the user's rows by themselves: what two of them share is a mistake, what ours have is not."""
    entries: dict[str, Entry] = {}
    seen: dict[str, Row] = {}
    for row in rows:
        if not (key := key_of(row["designation"])) or not row["family"]:
            raise OntologyError(f"{row['_where']}: equipment needs a designation and a family; fill both cells")
        if (first := seen.setdefault(key, row)) is not row:
            told = f"{row['designation']!r} is there already ({first['_where']})"
            raise OntologyError(f"{row['_where']}: {told}; remove one")
        _add_designation(entries, row, types)
    return entries


def _types() -> dict[str, Row]:
    columns = ("type", "category", "unroca", "broader", "words", "source")
    rows = read_table(packaged("equipment/types.csv"), columns, key=("type",))
    types = {row["type"]: row for row in rows}
    for row in rows:
        if row["broader"] and row["broader"] not in types:
            raise OntologyError(f"{row['_where']}: broader type {row['broader']!r} has no row of its own; add one")
    return types


def _broader(types: dict[str, Row]) -> dict[str, tuple[str, ...]]:
    chains: dict[str, tuple[str, ...]] = {}
    for name in types:
        chain: list[str] = []
        step = types[name]["broader"]
        while step and step not in chain:
            chain.append(step)
            step = types[step]["broader"]
        chains[name] = tuple(chain)
    return chains


def _add_class(entries: dict[str, Entry], row: Row) -> None:
    for name in filter(None, row["words"].split("|")):
        entry = Entry(row["type"], row["category"], row["unroca"] or None, parts=len(_PIECE.findall(name)))
        for form in (name, plural(name)):
            _put(entries, key_of(form), entry, row)


def plural(name: str) -> str:
    """Give the plural of a class word or unit."""
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "sh", "ch", "x", "torpedo")) else "s")


def _add_designation(entries: dict[str, Entry], row: Row, types: dict[str, Row]) -> None:
    if row["type"] not in types:
        near = difflib.get_close_matches(row["type"], types, 3, cutoff=0.3)
        repair = f"use one of the package's types.csv{', such as ' * bool(near)}{', '.join(near)}"
        raise OntologyError(f"{row['_where']}: type {row['type']!r} is not known; {repair}")
    if row["check"] not in CHECKS:
        raise OntologyError(f"{row['_where']}: check {row['check']!r} is not known; use none, case or context")
    kind = types[row["type"]]
    for name in (row["designation"], *filter(None, row["aliases"].split("|"))):
        plain = " " not in name and not any(map(str.isdigit, name))
        entry = Entry(
            type=row["type"],
            category=kind["category"],
            unroca=kind["unroca"] or None,
            family=row["family"],
            designation=row["designation"],
            maker=row["maker"] or None,
            check=row["check"] if plain else "",
            parts=len(_PIECE.findall(name)),
        )
        _put(entries, key_of(name), entry, row)


def _put(entries: dict[str, Entry], key: str, entry: Entry, row: Row) -> None:
    there = entries.get(key)
    if there is not None and (there.type, there.designation) != (entry.type, entry.designation):
        other = there.designation or there.type
        raise OntologyError(f"{row['_where']}: the name with key {key!r} is already one of {other!r}; remove one")
    if there is None or there.parts < entry.parts:
        entries[key] = entry


def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b", re.IGNORECASE)


def _before() -> re.Pattern[str]:
    """Give the pattern of makers and modifiers that end where a class word begins."""
    makers = "|".join(re.escape(name) for name in sorted(words().makers, key=len, reverse=True))
    listed = r"(?P<listed>,? and |, | or )"
    pattern = rf"(?<![\w-])(?:(?P<maker>{makers})[ -]|(?P<modifier>{_modifiers()})(?:[ -]|{listed}))$"
    return re.compile(pattern, re.IGNORECASE)


def _modifiers() -> str:
    known = sorted(words().modifiers.words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in known)


def _after() -> re.Pattern[str]:
    """Give the pattern of the words that may close a name of equipment: systems, batteries, launchers."""
    forms = {form for word in words().tails.words for form in (word, plural(word))}
    closing = "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?:[ -](?:{closing}))+(?![\w-])", re.IGNORECASE)
