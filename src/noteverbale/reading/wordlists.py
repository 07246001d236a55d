"""Lists of words in a file of this room -> alternatives of patterns.

In: a TOML file beside this module, tables of lists of words.  Out: `any_of(file, table, name)`, `one_of` as a group.
Errors: `OntologyError` naming file, list and repair.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from noteverbale.errors import OntologyError
from noteverbale.ontology.pages import read_page, require_distinct

Lists = dict[str, dict[str, tuple[str, ...]]]


@cache
def words(file: str, table: str, name: str) -> tuple[str, ...]:
    """Give one list of words."""
    found = page(file).get(table, {}).get(name, ())
    if not found or not all(word.strip() for word in found):
        raise OntologyError(
            f"{file}: {name!r} of [{table}] must be a list of words; correct the file or reinstall noteverbale"
        )
    require_distinct(found, f"{file}, {name} of [{table}]")
    return found


def any_of(file: str, table: str, name: str) -> str:
    """Give one list as alternatives of a pattern, longest first; a blank stands for one blank or line end."""
    longest = sorted(words(file, table, name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)


def one_of(file: str, table: str, name: str) -> str:
    """Give one list as a group of a pattern, which may stand before or behind other parts."""
    return f"(?:{any_of(file, table, name)})"


@cache
def page(file: str) -> Lists:
    """Give all tables of one file."""
    return read_page(Path(str(files(__package__) / file)), Lists)
