"""The tables of places that people write -> entries, filed under folded names.

In: CSV files of `noteverbale/ontology/places`, and those a user adds.  Out: `Entry` rows with the names that mean them.
Errors: `OntologyError` naming file, line and repair.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import Row, packaged, read_table
from noteverbale.resolve.places.names import fold

#: What a name is to its place: its first name, another name, a people or an adjective, an abbreviation.
FIRST, OTHER, DEMONYM, SHORT = "first", "other", "demonym", "short"
PLACE_COLUMNS = (
    "name", "alternates", "kind", "country", "admin1", "latitude", "longitude", "population", "geonames_id", "disputed",
    "source",
)  # fmt: skip
COUNTRY_COLUMNS = (
    "iso3", "iso2", "name", "aliases", "demonyms", "capital", "latitude", "longitude", "geonames_id", "population",
)  # fmt: skip

_KEY = ("name", "country", "admin1", "kind")
_FIRST_NUMBER = -1001  # written places are numbered down from here, countries from -1, packed places up from 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; `number` tells entries apart, `admin1` is a code within `country`."""

    number: int
    name: str
    latitude: float
    longitude: float
    kind: str
    country: str
    admin1: str
    population: int
    geonames_id: int
    disputed: bool = False


Named = tuple[Entry, str]


def written(extra: tuple[Path, ...] = ()) -> dict[str, list[Named]]:
    """Give folded name -> (entry, role) of countries, written places, and the user's tables.

    A user's row takes the place of the packaged one with its name, country, division and kind, or with its GeoNames id.
    """
    names: dict[str, list[Named]] = defaultdict(list)
    for entry, row in _countries():
        _file(names, entry, row, DEMONYM, row["demonyms"])
        _file(names, entry, row, OTHER, row["aliases"])
    own = [row for path in extra for row in read_table(path, PLACE_COLUMNS, key=_KEY)]
    given = {_key(row) for row in own} | {row["geonames_id"] for row in own if row["geonames_id"] not in ("", "0")}
    ours = read_table(packaged("places/places.csv"), PLACE_COLUMNS, key=_KEY)
    kept = [row for row in ours if _key(row) not in given and row["geonames_id"] not in given]
    for position, row in enumerate((*kept, *own)):
        entry = _entry(row, _FIRST_NUMBER - position)
        _file(names, entry, row, OTHER, row["alternates"])
        _file(names, entry, row, DEMONYM, row.get("demonyms", ""))
    return names


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in _KEY)


def _file(names: dict[str, list[Named]], entry: Entry, row: Row, role: str, cell: str) -> None:
    first = fold(row["name"])
    for name, kind in [(row["name"], FIRST), *((name.strip(), role) for name in cell.split("|"))]:
        folded = fold(name)
        if (
            folded
            and (kind == FIRST or folded != first)
            and all(one.number != entry.number for one, _ in names[folded])
        ):
            names[folded].append((entry, kind))


@cache
def _countries() -> tuple[tuple[Entry, Row], ...]:
    rows = read_table(packaged("places/countries.csv"), COUNTRY_COLUMNS, key=["iso3"])
    return tuple((_country(row, -1 - position), row) for position, row in enumerate(rows))


def _country(row: Row, number: int) -> Entry:
    point = _number(row, "latitude", 90), _number(row, "longitude", 180)
    people = int(_number(row, "population", 1e11))
    gid = int(_number(row, "geonames_id", 1e10))
    return Entry(number, row["name"], *point, "country", row["iso3"], "", people, gid)


def _entry(row: Row, number: int) -> Entry:
    point = _number(row, "latitude", 90), _number(row, "longitude", 180)
    if not row["name"] or not row["kind"]:
        raise OntologyError(f"{row['_where']}: a place needs a name and a kind; fill both cells")
    if row["country"] and row["country"] not in codes():
        raise OntologyError(f"{row['_where']}: {row['country']!r} is no country code; use three letters of ISO 3166-1")
    people, gid = int(_number(row, "population", 1e11)), int(_number(row, "geonames_id", 1e10))
    contested = row["disputed"].casefold() in ("yes", "true", "1")
    return Entry(number, row["name"], *point, row["kind"], row["country"], row["admin1"], people, gid, contested)


def _number(row: Row, column: str, bound: float) -> float:
    try:
        value = float(row[column] or "0")
    except ValueError:
        value = float("nan")
    if not -bound <= value <= bound:
        raise OntologyError(
            f"{row['_where']}: {column} is {row[column]!r}; write a number between -{bound:g} and {bound:g}"
        )
    return value


@cache
def codes() -> frozenset[str]:
    """Give all ISO 3166-1 alpha-3 codes in use here."""
    return frozenset(row["iso3"] for _, row in _countries())


@cache
def capitals() -> dict[str, str]:
    """Give the name of each country's capital."""
    return {row["iso3"]: row["capital"] for _, row in _countries()}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Give abbreviation without its last stop -> (country, division code): "Calif" -> ("USA", "CA")."""
    columns = ["abbreviations", "country", "admin1", "source"]
    return abbreviations_of(read_table(packaged("places/abbreviations.csv"), columns, key=["country", "admin1"]))


def abbreviations_of(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """Give the division that each abbreviation stands for; OntologyError for one that stands for two."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        division = row["country"], row["admin1"]
        for short in (one.rstrip(".") for one in row["abbreviations"].split("|")):
            if found.setdefault(short, division) != division:
                there = " ".join(found[short])
                raise OntologyError(f"{row['_where']}: {short!r} is short for {there} already; keep it in one row")
    return found


@cache
def cues(role: str) -> frozenset[str]:
    """Give the words of one role from `cues.csv`, folded."""
    rows = read_table(packaged("places/cues.csv"), ["role", "words"], key=["role"])
    found = {row["role"]: frozenset(word for word in row["words"].split(" ") if word) for row in rows}
    return found[role]


@cache
def any_cue(*roles: str) -> frozenset[str]:
    """Give the words of several roles."""
    return frozenset().union(*map(cues, roles))


@cache
def common_words() -> frozenset[str]:
    """Give words that are names of places too but mostly mean something else."""
    return _lines("common_words.txt")


@cache
def given_names() -> frozenset[str]:
    """Give given names of persons."""
    return _lines("given_names.txt")


def _lines(name: str) -> frozenset[str]:
    text = packaged(f"places/{name}").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))
