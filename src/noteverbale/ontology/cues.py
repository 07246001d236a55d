"""Small words that tell how a phrase about an actor is built -> sets and alternatives for patterns.

In: actors/cues.toml.  Out: `words(name)`, `any_of(name)`, `pronouns()`, `is_pronoun(word)`, `counts()` and more.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.tables import packaged


@cache
def _page() -> dict[str, object]:
    path = packaged("actors/cues.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(
            f"{path}: cannot read these words ({error}); correct the file or reinstall noteverbale"
        ) from error


@cache
def words(name: str) -> frozenset[str]:
    """Give one list of words."""
    found = _page().get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise OntologyError(f"actors/cues.toml: {name!r} must be a list of words")
    return frozenset(found)


@cache
def any_of(name: str) -> str:
    """Give one list as alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def pronouns() -> dict[str, str]:
    """Give the class ("we", "he", ...) of each pronoun."""
    return {word: kind for kind, found in _table("pronouns").items() for word in found}


def is_pronoun(word: str) -> bool:
    """Tell whether a word is a pronoun; capitals are initials: "US" is a state, "us" is not."""
    return word.lower() in pronouns() and not (len(word) > 1 and word.isupper())


@cache
def counts() -> dict[str, int]:
    """Give how many parties each counting word means."""
    return {word: int(number) for number, found in _table("counts").items() for word in found}


@cache
def plural_offices() -> tuple[tuple[str, frozenset[str]], ...]:
    """Give (noun, the offices that it means) of words for several office holders, longest first."""
    rows = ((noun, frozenset(found)) for noun, found in _table("plural_offices").items())
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def _table(name: str) -> dict[str, list[str]]:
    found = _page().get(name)
    if not isinstance(found, dict):
        raise OntologyError(
            f"actors/cues.toml: the table [{name}] is missing; correct the file or reinstall noteverbale"
        )
    return found
