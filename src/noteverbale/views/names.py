"""Names of states, organisations and groups -> codes, as operators type them.

In: "Pakistan", "pak", "NATO", "IGO-NATO", names of the user's own tables.  Out: the code.
Errors: ConfigError naming near matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from pathlib import Path

from noteverbale.errors import ConfigError
from noteverbale.ontology.bodies import Entity, entities, own_entities
from noteverbale.ontology.states import states

# Share of letters that a name must have in common with what was typed to be meant ("Pakstan" has .93 of Pakistan,
# "Absurdistan" .70 of "Mauritian"), and how much less than the nearest it may have to be told beside it.
_NEAR, _AS_NEAR = 0.8, 0.05
_PREFIXED = re.compile(r"(IGO|NSA|NGO|COM)-[\w+&'’ -]+", re.IGNORECASE)


def code_of_name(word: str, own: tuple[Path, ...] = ()) -> str:
    """Give the code of an actor from its name or code, in any case; `own`: the user's tables, whose names win.

    Codes with a prefix (NSA-..., COM-...) pass as they are, since texts bring new ones. Raises ConfigError otherwise.
    """
    wanted = word.strip()
    known = _codes(own)
    code = known.get(wanted.casefold()) or known.get(wanted.casefold().removeprefix("the "))
    if code:
        return code
    if _PREFIXED.fullmatch(wanted):
        return wanted.upper()
    raise ConfigError(f"no state, organisation or group is called {word!r}{_near(wanted, own)}")


@cache
def name_of_code(code: str) -> str:
    """Give the plain name of a code, or the code itself where the tables do not have it."""
    return _names().get(code, code)


@cache
def names_of_code(code: str) -> tuple[str, ...]:
    """Give the names by which the tables know an actor, the plain one first; none where they do not have its code."""
    return next((tuple(dict.fromkeys(names)) for one, names in _entries() if one == code), ())


@cache
def state_names() -> frozenset[str]:
    """Give all names of states."""
    return frozenset(name for state in states().values() for name in state.names)


def _near(word: str, own: tuple[Path, ...]) -> str:
    known, near = _codes(own), word.casefold()
    if near in capitals():
        return f"; it is a capital: did you mean {name_of_code(capitals()[near])} ({capitals()[near]})?"
    best = get_close_matches(near, known, n=1, cutoff=_NEAR)
    alike = SequenceMatcher(None, best[0], near).ratio() - _AS_NEAR if best else 1.0
    found = get_close_matches(near, known, n=4, cutoff=max(_NEAR, alike)) if best else []
    codes = list(dict.fromkeys(known[name] for name in found))
    if not codes:
        return (
            "; use an ISO 3166-1 alpha-3 code such as PAK, a country's name, or a code such as IGO-NATO or NSA-TALIBAN;"
            " for a person, nv who gives the state, and nv show statements --said-by NAME what was said"
        )
    return "; did you mean " + " or ".join(f"{name_of_code(code)} ({code})" for code in codes) + "?"


@cache
def capitals() -> dict[str, str]:
    """Give the states by their capitals; of two the one that stands today."""
    ordered = sorted(states().items(), key=lambda item: (item[1].until is not None, item[0]), reverse=True)
    return {capital.casefold(): code for code, state in ordered for capital in state.capitals}


@cache
def _codes(own: tuple[Path, ...] = ()) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, names in (*_of_bodies(own_entities(own)), *_entries()):
        for name in (code, *names):
            codes.setdefault(name.casefold(), code)
    return codes


@cache
def _names() -> dict[str, str]:
    return {code: names[0] for code, names in reversed(list(_entries()))}


def _entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Codes with their names, in order of precedence for a name that several claim."""
    for code, state in states().items():
        yield code, (*state.names, *state.adjectives)
    yield from _of_bodies(entities())


def _of_bodies(bodies: Iterable[Entity]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((body.code, (body.name, *body.terms)) for body in bodies if body.code != "UNK")
