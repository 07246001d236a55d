"""Which fields of a record a person may set, and words as typed -> the value that the field takes.

In: a kind, the name of a field, and words.  Out: a plain JSON value.  The fields stand in settable.toml.
Errors: ConfigError naming the fields or values there are; OntologyError for a wrong page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from msgspec import Struct

from noteverbale.errors import ConfigError
from noteverbale.ontology import stages
from noteverbale.records import rules

# A party set in its own part of the event stands on that side of it.
PARTIES = {
    "traveller": "agents",
    "supplier": "agents",
    "agents": "agents",
    "host": "recipients",
    "recipient": "recipients",
    "recipients": "recipients",
}
NOTHING = ("none", "null", "unknown", "")
_MODIFIERS = {"up to": "up_to", "at least": "at_least", "about": "approximately", "more than": "more_than"}
_NUMBER = re.compile(r"(?:(up to|at least|about|more than) )?(\d[\d, ]*(?:\.\d+)?)", re.IGNORECASE)
# Of words between which one blank stands. No blank may be taken by two parts, or a long row of them never ends.
_MONEY = re.compile(r"(\d[\d,]*(?: [\d,]+)*(?:\.\d+)?) ?(?:(thousand|million|billion) ?)?([A-Za-z]{3})", re.IGNORECASE)
_LONGEST = 100  # characters of a number or a sum
_TIMES = {"": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9}

Codes = Callable[[str], str]


class Settable(Struct, frozen=True, forbid_unknown_fields=True):
    """One field that may be set; settable.toml explains each part."""

    value: str
    moves: bool
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()

    def belongs_to(self, kind: str) -> bool:
        """Whether records of a kind have the field."""
        return kind not in self.not_kinds and (not self.kinds or kind in self.kinds)


def settable(kind: str) -> dict[str, Settable]:
    """Give the fields that may be set on records of a kind."""
    return {name.removeprefix(f"{kind}."): field for name, field in _fields().items() if field.belongs_to(kind)}


def name_of(kind: str, name: str) -> str:
    """Give a field's own name: a visit's stages are its statuses, and hyphens count as underscores."""
    plain = name.strip().replace("-", "_")
    return "status" if kind == "visit" and plain == "stage" else plain


def field_of(kind: str, name: str) -> Settable:
    """Give one field by its name. Raises ConfigError naming the fields there are."""
    known = settable(kind)
    if name in known:
        return known[name]
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"one may set {', '.join(sorted(known))}"
    raise ConfigError(f"{name!r} cannot be set on a record of kind {kind}; {hint}")


def value_of(kind: str, name: str, text: str, codes: Codes) -> Any:
    """Give the value that words mean for a field, None for "none"; `codes` turns names of actors into codes.

    Raises ConfigError for a value that the field does not take; it calls the field as it was called here.
    """
    own, words = name_of(kind, name), " ".join(text.split())
    field = field_of(kind, own)
    if words.casefold() in NOTHING and own not in ("status", "stage"):
        return None
    if field.value in ("word", "stage", "halt or stage"):
        return _word(name, words, _vocabulary(field))
    return _READERS[field.value](name, words, codes)


def _vocabulary(field: Settable) -> tuple[str, ...]:
    if field.value == "word":
        return field.words
    return tuple(name for name, stage in stages().items() if field.value == "halt or stage" or not stage.halt)


def _word(name: str, words: str, known: tuple[str, ...]) -> str:
    word = words.casefold().replace(" ", "_").replace("-", "_")
    if word in known:
        return word
    near = get_close_matches(word, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(known)}"
    raise ConfigError(f"{name} cannot be {words!r}; {hint}")


def _day(name: str, words: str, codes: Codes) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise ConfigError(f"{name} cannot be {words!r}; write a day as 2014-11-20, or none") from error


def _country(name: str, words: str, codes: Codes) -> str:
    code = codes(words)
    if len(code) != 3:
        raise ConfigError(f"{name} cannot be {words!r} ({code}); give a state, such as PAK or Pakistan")
    return code


def _codes(name: str, words: str, codes: Codes) -> list[str]:
    return [codes(part) for part in words.split(",") if part.strip()]


def _number(name: str, words: str, codes: Codes) -> dict[str, Any]:
    found = _NUMBER.fullmatch(_flat(words))
    if not found:
        raise ConfigError(f"{name} cannot be {words!r}; write a number, such as 20, up to 20, at least 4, or about 10")
    told, number = (found[1] or "").casefold(), _float(found[2])
    least = None if told == "up to" else number
    most = None if told in ("at least", "more than") else number
    return {"text": words, "min": least, "max": most, "modifier": _MODIFIERS.get(told)}


def _money(name: str, words: str, codes: Codes) -> dict[str, Any]:
    found = _MONEY.fullmatch(_flat(words))
    if not found:
        raise ConfigError(f"{name} cannot be {words!r}; write an amount and a currency, such as 153 million USD")
    amount = _float(found[1]) * _TIMES[(found[2] or "").casefold()]
    return {"amount": amount, "currency": found[3].upper(), "text": words}


def _flat(words: str) -> str:
    """Give words with one blank between them; what is too long for a number is none."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else ""


def _float(digits: str) -> float:
    return float(digits.replace(",", "").replace(" ", ""))


_READERS: dict[str, Callable[[str, str, Codes], Any]] = {
    "text": lambda name, words, codes: words,
    "code": lambda name, words, codes: codes(words),
    "codes": _codes,
    "country": _country,
    "day": _day,
    "number": _number,
    "money": _money,
}


@cache
def _fields() -> dict[str, Settable]:
    page = rules.page("settable.toml")
    return {name: rules.checked(entry, Settable, f"settable.toml [{name}]") for name, entry in page.items()}
