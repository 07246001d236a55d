"""Column names -> which column holds text, date, title ... ; one row -> `Fields`.

In: the names a file uses, and the operator's own mapping.  Out: field -> column, and field values as found.
Errors: `InputError` naming the columns found and the `--columns` repair.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from noteverbale.documents.blocks import without_tags
from noteverbale.documents.options import FIELDS
from noteverbale.errors import InputError

# Columns named in a message; a table of 200 columns would drown the repair.
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Fields:
    """What an input says of one document, before anything is looked for in its text.

    `published` is as found (words or a date). `origin`: field -> where it was taken from.
    """

    text: object
    name: str | None = None
    published: object = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    origin: dict[str, str] = field(default_factory=dict)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("noteverbale.documents") / "columns.toml").read_text(encoding="utf-8"))


def known_names() -> dict[str, list[str]]:
    """Give field -> the column names recognised for it, the likeliest first."""
    return dict(_table()["names"])


def containers() -> frozenset[str]:
    """Give the keys of JSON whose objects hold fields of the document, in lower case."""
    return frozenset(_table()["nested"]["containers"])


def layout(names: Collection[str], wanted: Mapping[str, str], where: str) -> dict[str, str]:
    """Give field -> column for a file with these column names.

    Headlines may stand alone: where every column is known, or the operator names the title's. Raises InputError if no
    column can be the text otherwise.
    """
    for asked, column in wanted.items():
        if column not in names:
            raise InputError(f"{where}: no column {column!r} (asked for as {asked}); {_found(names)}")
    chosen = known_columns(names) | dict(wanted)
    if "text" not in chosen and not _headlines(names, chosen, wanted):
        repair = "name it with --columns text=COLUMN, or that of headlines without texts with title=COLUMN"
        raise InputError(f"{where}: no column holds the text; {_found(names)}; {repair}")
    return chosen


def _headlines(names: Collection[str], chosen: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether a file holds titles alone; a column of a name that is not known may hold the text."""
    return "title" in wanted or ("title" in chosen and set(names) <= set(chosen.values()))


def known_columns(names: Collection[str]) -> dict[str, str]:
    """Give field -> column as far as the names are known ones."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_plain(name), name)
    for name in names:
        plain.setdefault(_plain(str(name).rpartition(".")[2]), name)
    chosen = {name: _first(plain, known_names()[name]) for name in FIELDS}
    return {name: column for name, column in chosen.items() if column is not None}


def fields_of(row: Mapping[str, object], columns: Mapping[str, str]) -> Fields:
    """Give the fields of one row under a layout."""
    values = {name: _cell(row.get(column)) for name, column in columns.items() if name != "text"}
    words = {name: _words(values.get(name)) for name in ("id", "title", "publisher", "url")}
    origin = {name: f"column:{columns[name]}" for name, value in values.items() if name != "id" and value is not None}
    return Fields(
        text=without_tags(row.get(columns["text"])) if "text" in columns else None,
        name=words["id"],
        published=values.get("published"),
        title=without_tags(words["title"]),
        publisher=words["publisher"],
        url=words["url"],
        origin=origin,
    )


def _plain(name: str) -> str:
    return re.sub(r"[\s_.-]+", "", str(name)).casefold()


def _first(plain: Mapping[str, str], known: list[str]) -> str | None:
    return next((plain[_plain(name)] for name in known if _plain(name) in plain), None)


def _found(names: Collection[str]) -> str:
    shown = ", ".join(list(map(str, names))[:_NAMED]) or "none"
    return f"found {shown}" + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")


def _cell(value: object) -> object:
    # A title is sometimes a list of one, a source often an object of its own: {"id": "bbc", "name": "BBC News"}.
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "main", "id") if value.get(key)), None)
    if value is None or value != value or str(value).strip().casefold() in _table()["cells"]["missing"]:
        return None
    return value


def _words(value: object) -> str | None:
    return None if value is None else str(value).strip()
