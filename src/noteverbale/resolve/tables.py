"""The user's own tables: files that extend or override the packaged actors, places and equipment.

In: paths by room, from `[tables]` of nv.toml or from a caller.  Out: `Tables`, which every resolver takes its part of;
its digest names the content, so that a changed table makes texts be read again.
Errors: OntologyError naming file, line and repair; ConfigError for a room that does not exist.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from msgspec import Struct

from noteverbale.arguments import some_paths
from noteverbale.errors import ConfigError, OntologyError

ROOMS = ("actors", "places", "equipment")
_TELLING = {"designation": "equipment", "latitude": "places", "terms": "actors"}  # a column that one room alone has
Given = Mapping[str, Sequence[str | PathLike[str]]]


class Tables(Struct, frozen=True):
    """Paths of the user's tables by room, later files after earlier ones. False if there is none."""

    actors: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    equipment: tuple[Path, ...] = ()

    @classmethod
    def of(cls, given: Given | None) -> Tables:
        """Give the tables that a mapping names: {"actors": ["mine.csv"]}. Raises ConfigError for another key."""
        if given is not None and not isinstance(given, Mapping):
            raise ConfigError(f"tables: {str(given)[:60]!r} does not fit; give {{'actors': ['mine.csv']}}")
        for room, paths in (given or {}).items():
            if room not in ROOMS or isinstance(paths, str):
                raise ConfigError(f"tables: {room!r} = {paths!r} does not fit; give lists for {', '.join(ROOMS)}")
        return cls(**{room: some_paths(paths, f"tables: {room}") for room, paths in (given or {}).items()})

    def beside(self, paths: Sequence[str | PathLike[str]]) -> Tables:
        """Give these tables and others after them, each in the room that its columns tell. Raises OntologyError."""
        rooms: dict[str, list[str | PathLike[str]]] = {room: list(getattr(self, room)) for room in ROOMS}
        for path in map(Path, paths):
            rooms[_room(path)].append(path)
        return Tables.of(rooms)

    def __bool__(self) -> bool:
        return any(True for _ in self.files())

    def files(self) -> Iterator[tuple[str, Path]]:
        """Give each table with its room."""
        for room in ROOMS:
            yield from ((room, path) for path in getattr(self, room))

    def digest(self) -> str:
        """Name what the tables say: the same files in the same order have the same digest, wherever they lie."""
        content = hashlib.sha256()
        for room, path in self.files():
            content.update(f"{room}\x1f{path.name}\x1f{hashlib.sha256(_bytes(path)).hexdigest()}\x1e".encode())
        return content.hexdigest()[:12]

    def check(self) -> dict[Path, int]:
        """Read every table as the resolvers will and give its number of rows. Raises OntologyError for any mistake."""
        rows = {path: _rows(path) for _, path in self.files()}
        from noteverbale.ontology.bodies import entities
        from noteverbale.ontology.officials import officials
        from noteverbale.resolve.equipment.catalogue import catalogue
        from noteverbale.resolve.places.tables import written

        entities(self.actors)
        officials(self.actors)
        written(self.places)
        catalogue(self.equipment)
        for path, count in rows.items():
            if not count:
                raise OntologyError(f"{path}: the table has a header and no row; write a row or take it off the list")
        return rows


NO_TABLES = Tables()


def _room(path: Path) -> str:
    from noteverbale.ontology.tables import header

    columns = header(path)
    rooms = [room for column, room in _TELLING.items() if column in columns]
    if not rooms:
        told = f"its columns ({', '.join(columns) or 'none'}) are of no table of actors, places or equipment"
        raise OntologyError(f"{path}: {told}; docs/reading.md names the columns of each")
    return rooms[0]


def _rows(path: Path) -> int:
    from noteverbale.ontology.tables import read_table

    return len(read_table(path, ()))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{path}: cannot read this table ({error.strerror}); check the path") from error
