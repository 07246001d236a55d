"""Lists of words in a file of this room -> alternatives of patterns.

In: a TOML file beside this module, tables of lists of words.  Out: `any_of(file, table, name)`.
Errors: `OntologyError` naming file, list and repair.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from noteverbale.errors import OntologyError


@cache
def words(file: str, table: str, name: str) -> tuple[str, ...]:
    """Give one list of words."""
    found = page(file).get(table, {}).get(name)
    if not isinstance(found, list) or not found or not all(isinstance(word, str) and word.strip() for word in found):
        raise OntologyError(f"{file}: {name!r} of [{table}] must be a list of words; mend the file or install anew")
    twice = {word for word in found if found.count(word) > 1}
    if twice:
        raise OntologyError(f"{file}: {min(twice)!r} stands twice in {name!r} of [{table}]; remove one")
    return tuple(found)


def any_of(file: str, table: str, name: str) -> str:
    """Give one list as alternatives of a pattern, longest first; a blank stands for one blank or line end."""
    longest = sorted(words(file, table, name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)


@cache
def page(file: str) -> dict[str, Any]:
    """Give all tables of one file."""
    try:
        return tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{file}: cannot read these words ({error}); mend the file or install anew") from error
